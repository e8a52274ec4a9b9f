// Which workspaces a terminal asks tokens for: tenants by name, all of them, or the MSP itself; and what the history learns of them.
import type { CopyFormat, WorkspaceId } from "../../contract/contract.ts";
import { exitCodes, outcome } from "../base/exitCodes.ts";
import { nameOf, wholeMsp } from "../base/names.ts";
import type { CopiedBy, CopiedToken } from "../history/stored.ts";
import { createNaming, type Found, type Listed, type NamedMsp, type Naming } from "./naming.ts";
import type { TokenRequest } from "./request.ts";

/** A workspace whose token is asked for: a tenant’s, or the MSP’s own. */
export interface Subject<Msp> {
  readonly msp: Msp;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  /** The name that no other tenant has. */
  readonly shown: string;
  readonly isMsp: boolean;
}

const subjectOf = <Msp>(naming: Naming<Msp>, listed: Listed<Msp>): Subject<Msp> => ({
  msp: listed.msp,
  workspaceId: listed.tenant.workspaceId,
  name: nameOf(listed.tenant),
  shown: naming.describe(listed),
  isMsp: false,
});

/** The MSP’s own token needs one MSP with credentials. */
function ownSubject<Msp extends NamedMsp>(msps: readonly Msp[]): Found<readonly Subject<Msp>[]> {
  const [msp] = msps;
  const summary = msp?.summary();
  const workspaceId = summary?.workspaceId ?? null;
  if (msps.length > 1)
    return {
      ok: false,
      error: outcome(
        exitCodes.ambiguous,
        `There are several MSPs: ${msps.map((each) => each.summary().name).join(", ")}. Name one after --msp.`,
      ),
    };
  if (msp === undefined || summary === undefined || workspaceId === null)
    return { ok: false, error: outcome(exitCodes.unknownTenant, "No MSP is set up yet.") };
  const shown = `${summary.name} (the MSP itself)`;
  return { ok: true, value: [{ msp, workspaceId, name: summary.name, shown, isMsp: true }] };
}

/** Every subject once. Finds all names before the first token is asked for. */
export function subjectsOf<Msp extends NamedMsp>(
  msps: readonly Msp[],
  { names, all }: TokenRequest,
): Found<readonly Subject<Msp>[]> {
  if (names.length === 0 && !all) return ownSubject(msps);
  const naming = createNaming(msps);
  if (all) {
    if (naming.all.length > 0)
      return { ok: true, value: naming.all.map((listed) => subjectOf(naming, listed)) };
    return { ok: false, error: outcome(exitCodes.unknownTenant, "There are no tenants yet.") };
  }
  const subjects = new Map<string, Subject<Msp>>();
  for (const name of names) {
    const found = naming.find(name);
    if (!found.ok) return found;
    const subject = subjectOf(naming, found.value);
    subjects.set(`${subject.workspaceId} ${subject.msp.summary().name}`, subject);
  }
  return { ok: true, value: [...subjects.values()] };
}

/** The name of what is printed; null for the plain token, which is what a program finds in its environment. */
export function shapeOf({ json, program }: TokenRequest, format: CopyFormat | null): string | null {
  if (program !== null) return null;
  return json ? "JSON" : (format?.name ?? null);
}

export const printed = (
  { msp, workspaceId, name, isMsp }: Subject<NamedMsp>,
  shape: string | null,
  atMs: number,
): CopiedToken => ({
  mspId: msp.summary().id,
  msp: msp.summary().name,
  workspaceId,
  tenant: isMsp ? wholeMsp : name,
  format: shape,
  atMs,
});

/** `caller` is the program that ran our command, as far as it is known. */
export const printedBy = ({ program }: TokenRequest, caller: string | null): CopiedBy =>
  program === null ? { way: "print", program: caller } : { way: "exec", program };
