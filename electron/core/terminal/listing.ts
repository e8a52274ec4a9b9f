// `tenantry list` and `tenantry status`: names and states, never a token.
import type { MspSummary, Tenant } from "../../contract/contract.ts";
import { nameOf } from "../base/names.ts";
import { outcome, type Outcome, success } from "../base/exitCodes.ts";
import { lockedOutcome } from "./copyByName.ts";
import { chooseMsps, type NamedMsp } from "./naming.ts";
import type { ListRequest } from "./request.ts";
import type { Terminal, TokenMsp } from "./tokens.ts";

export interface ListingMsp extends NamedMsp {
  readonly summary: () => MspSummary;
  readonly connection: {
    readonly broker: () => Pick<
      NonNullable<ReturnType<TokenMsp["connection"]["broker"]>>,
      "held"
    > | null;
  };
}

export interface ListingPorts<Msp> {
  readonly msps: () => readonly Msp[];
  readonly isLocked: () => boolean;
  readonly version: string;
}

/** The version of the shapes that `--json` prints. */
const shapeVersion = 1;

/** Printable text: a tab or a line break in a name would look like another column or tenant. */
const cell = (text: string): string => text.replaceAll(/\s+/g, " ");

export function listTenants<Msp extends ListingMsp>(
  ports: ListingPorts<Msp>,
  { msp, json }: ListRequest,
  { line, note }: Pick<Terminal, "line" | "note">,
): Outcome {
  if (ports.isLocked()) return lockedOutcome;
  const msps = chooseMsps(ports.msps(), msp);
  if (!msps.ok) return msps.error;
  const row = (tenant: Tenant, mspName: string) => {
    const { workspaceId, alias, pinned } = tenant;
    const name = nameOf(tenant);
    return json
      ? { version: shapeVersion, tenant: name, alias, workspaceId, msp: mspName, pinned }
      : [name, alias, workspaceId, mspName].map(cell).join("\t");
  };
  const rows = msps.value.flatMap((each) => {
    const { name } = each.summary();
    const listed = each.tenants().filter(({ hidden }) => !hidden);
    return listed.map((tenant) => row(tenant, name));
  });
  if (rows.length === 0) note("There are no tenants to list.");
  for (const shown of rows) line(typeof shown === "string" ? shown : JSON.stringify(shown));
  return success;
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

/** How an MSP’s state reads. */
const states = {
  none: "not connected",
  needsSecret: "the client secret is missing",
  ready: "ready",
} as const satisfies Record<MspSummary["status"], string>;

export function describeStatus<Msp extends ListingMsp>(
  ports: ListingPorts<Msp>,
  json: boolean,
  line: (text: string) => void,
): Outcome {
  const { version } = ports;
  const locked = ports.isLocked();
  // A lock leaves no name.
  const shown = locked ? [] : ports.msps();
  const msps = shown.map((msp) => {
    const { name, workspaceId, status } = msp.summary();
    const broker = msp.connection.broker();
    const tenants = msp.tenants();
    const held = tenants.filter((tenant) => broker?.held(tenant.workspaceId) !== null);
    return {
      msp: name,
      workspaceId,
      status,
      tenants: tenants.length,
      tokens: broker === null ? 0 : held.length,
    };
  });
  if (json) {
    line(JSON.stringify({ version: shapeVersion, tenantry: version, locked, msps }));
    return success;
  }
  line(`Tenantry ${version} is running${locked ? " and locked" : ""}.`);
  for (const { msp, status, tenants, tokens } of msps)
    line(
      `${cell(msp)}: ${states[status]}, ${counted(tenants, "tenant")}, ${counted(tokens, "token")} held`,
    );
  return outcome(success.code, msps.length === 0 && !locked ? "No MSP is set up yet." : "");
}
