// Copies a token for the command line: finds the tenant by name, answers an exit code and one line of text.
import type { LastCopy, MspSummary, OneTenant, Result, Tenant } from "../../contract/contract.ts";
import { describeFailure, inOneLine } from "../base/failureWords.ts";
import { fullLabel, fullName } from "../base/names.ts";
import { exitCodes, type Outcome } from "./commandLine.ts";
import { findByName, nearestTo } from "./findByName.ts";

type Summary = Pick<MspSummary, "name" | "workspaceId">;

interface CopyingMsp {
  readonly summary: () => Summary;
  readonly tenants: () => readonly Tenant[];
  readonly copying: {
    readonly copyToken: (tenant: OneTenant) => Promise<Result<LastCopy>>;
  };
}

export interface CopyByNamePorts {
  readonly msps: () => readonly CopyingMsp[];
  readonly isLocked: () => boolean;
  readonly nowMs: () => number;
}

interface Listed {
  readonly msp: CopyingMsp;
  readonly tenant: Tenant;
}

const mostNamed = 5;

const outcome = (code: Outcome["code"], text: string): Outcome => ({ code, text });

const namedMsp = ({ name, workspaceId }: Summary) => ({ id: workspaceId ?? "", name });

/** Names each tenant in full so that no two of them read the same, with its MSP if there are several. */
function describerFor(all: readonly Listed[]): (listed: Listed) => string {
  const tenants = all.map(({ tenant }) => tenant);
  const msps = [...new Set(all.map(({ msp }) => msp))].map((msp) => namedMsp(msp.summary()));
  return ({ tenant, msp }) => {
    const name = fullName(tenant, tenants);
    return msps.length > 1 ? `${name} (${fullLabel(namedMsp(msp.summary()), msps)})` : name;
  };
}

/** “A, B or C”. */
function alternatives(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} or ${last}`;
}

const withMore = (names: readonly string[]): string =>
  names.length > mostNamed ? `${names.slice(0, mostNamed).join(", ")}, …` : alternatives(names);

export async function copyByName(ports: CopyByNamePorts, name: string): Promise<Outcome> {
  if (ports.isLocked()) return outcome(exitCodes.locked, "Tenantry is locked. Unlock it first.");
  const all = ports.msps().flatMap((msp) => msp.tenants().map((tenant) => ({ msp, tenant })));
  const describe = describerFor(all);
  const found = findByName(all, name);
  const [only] = found;
  if (only === undefined) {
    const nearest = alternatives(nearestTo(all, name, mostNamed).map(describe));
    const question = nearest === "" ? "" : ` Did you mean ${nearest}?`;
    return outcome(exitCodes.unknownTenant, `No tenant is called “${name}”.${question}`);
  }
  if (found.length > 1) {
    const named = withMore(found.map(describe));
    return outcome(exitCodes.ambiguous, `“${name}” can mean ${named}. Nothing was copied.`);
  }
  const shown = describe(only);
  const copied = await only.msp.copying.copyToken(only.tenant);
  if (copied.ok) {
    const { format, expiresAtMs } = copied.value;
    const leftS = Math.max(0, Math.floor((expiresAtMs - ports.nowMs()) / 1000));
    return outcome(exitCodes.success, `${format ?? "Token"} for ${shown} copied, ${leftS} s left.`);
  }
  const failure = describeFailure(copied.error, shown);
  if (failure.kind === "clipboardFailed")
    return outcome(
      exitCodes.clipboardFailed,
      `The token for ${shown} was not copied. ${inOneLine(failure)}`,
    );
  const code = failure.kind === "locked" ? exitCodes.locked : exitCodes.failed;
  return outcome(code, inOneLine(failure));
}
