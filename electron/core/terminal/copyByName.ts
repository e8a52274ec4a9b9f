// Copies a token for the terminal: finds the tenant by name, answers an exit code and one line of text.
import type { CopyFormat, LastCopy, OneTenant, Result } from "../../contract/contract.ts";
import { describeFailure, inOneLine } from "../base/failureWords.ts";
import { exitCodes, outcome, type Outcome } from "../base/exitCodes.ts";
import type { CopiedBy } from "../history/stored.ts";
import { chooseMsps, createNaming, type NamedMsp } from "./naming.ts";
import type { CopyRequest } from "./request.ts";

export interface CopyingMsp extends NamedMsp {
  readonly copying: {
    readonly copyToken: (
      tenant: OneTenant & { readonly format?: string },
      by: CopiedBy,
    ) => Promise<Result<LastCopy>>;
  };
}

export interface CopyByNamePorts<Msp> {
  readonly msps: () => readonly Msp[];
  readonly isLocked: () => boolean;
  readonly nowMs: () => number;
  /** The format with this name or ID. */
  readonly findFormat: (name: string) => Result<CopyFormat, Outcome>;
}

export const lockedOutcome = outcome(exitCodes.locked, "Tenantry is locked. Unlock it first.");

export async function copyByName<Msp extends CopyingMsp>(
  ports: CopyByNamePorts<Msp>,
  { name, msp, format: wanted }: CopyRequest,
  caller: string | null,
): Promise<Outcome> {
  if (ports.isLocked()) return lockedOutcome;
  const msps = chooseMsps(ports.msps(), msp);
  if (!msps.ok) return msps.error;
  const naming = createNaming(msps.value);
  const found = naming.find(name);
  if (!found.ok) {
    const { code, text } = found.error;
    return code === exitCodes.ambiguous
      ? outcome(code, `${text} Nothing was copied.`)
      : found.error;
  }
  const format = wanted === null ? null : ports.findFormat(wanted);
  if (format?.ok === false) return format.error;
  const shown = naming.describe(found.value);
  const { workspaceId } = found.value.tenant;
  const asked = format === null ? {} : { format: format.value.id };
  const copied = await found.value.msp.copying.copyToken(
    { workspaceId, ...asked },
    { way: "copy", program: caller },
  );
  if (copied.ok) {
    const { expiresAtMs } = copied.value;
    const leftS = Math.max(0, Math.floor((expiresAtMs - ports.nowMs()) / 1000));
    return outcome(
      exitCodes.success,
      `${copied.value.format ?? "Token"} for ${shown} copied, ${leftS} s left.`,
    );
  }
  const failure = describeFailure(copied.error, shown);
  if (failure.kind === "clipboardFailed")
    return outcome(
      exitCodes.clipboardFailed,
      `The token for ${shown} was not copied. ${inOneLine(failure)}`,
    );
  return outcome(
    failure.kind === "locked" ? exitCodes.locked : exitCodes.failed,
    inOneLine(failure),
  );
}
