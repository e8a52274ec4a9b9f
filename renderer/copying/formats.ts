// How lists of copy formats are ordered, and what a tenant lacks for one of them.
import type {
  AppSnapshot,
  CopyFormat,
  Failure,
  FormatGroup,
  TenantToken,
} from "../../electron/contract/contract.ts";
import type { HitTarget } from "../search/allMsps.ts";

const groupNames: Readonly<Record<FormatGroup, string>> = {
  token: "Plain",
  shell: "Shell",
  http: "HTTP tools",
  automation: "Automation",
  own: "Templates",
};

type MspState = Pick<AppSnapshot, "msps" | "mspId">;

/** Central’s address for tenants of the MSP without one of their own; empty for none. Null stands for the MSP that is shown. */
export const centralUrlOfMsp = ({ msps, mspId }: MspState, msp: HitTarget["msp"]): string =>
  msps.find(({ id }) => id === (msp?.id ?? mspId))?.centralUrl ?? "";

interface ListedFormat extends Pick<CopyFormat, "id" | "name"> {
  readonly section: string;
  /** Why a copy would be refused. */
  readonly note: string | undefined;
}

/** True if formats that need Central’s address can be copied for the tenant. */
export const hasCentralUrl = ({ tenant, msp }: HitTarget, state: MspState): boolean =>
  tenant.centralUrl !== "" || centralUrlOfMsp(state, msp) !== "";

/** Why the tenant’s last copy failed. The want of a Central address is over once there is one. */
export const failureOf = (token: TenantToken | undefined, hasCentral: boolean): Failure | null =>
  token?.failure?.kind === "noCentralUrl" && hasCentral ? null : (token?.failure ?? null);

/** The formats under their headings. Every format is listed for every tenant, so that none changes its place. */
export const listedFormats = (
  formats: readonly CopyFormat[],
  hasCentral: boolean,
): readonly ListedFormat[] =>
  formats.map(({ id, name, group, needsCentral }) => ({
    id,
    name,
    section: groupNames[group],
    note: needsCentral && !hasCentral ? "no Central address" : undefined,
  }));

/** For a `Select`. */
export const formatOptions = (formats: readonly CopyFormat[]) =>
  formats.map(({ id, name, group }) => ({ id, name, section: groupNames[group] }));
