// Copies a token for the command line: finds the tenant by name, answers an exit code and one line of text.
import type { OneTenant, Result, Tenant, TokenTimes } from "../../contract/contract.ts";
import { describeFailure, inOneLine } from "../base/failureWords.ts";
import { nameOf } from "../base/names.ts";
import { exitCodes, type Outcome } from "./commandLine.ts";
import { findByName } from "./findByName.ts";

interface CopyingMsp {
  readonly summary: () => { readonly name: string };
  readonly tenants: () => readonly Tenant[];
  readonly copying: {
    readonly copyToken: (tenant: OneTenant) => Promise<Result<TokenTimes>>;
  };
}

export interface CopyByNamePorts {
  readonly msps: () => readonly CopyingMsp[];
  readonly isLocked: () => boolean;
  readonly nowMs: () => number;
}

interface Found {
  readonly msp: CopyingMsp;
  readonly tenant: Tenant;
}

const mostNamed = 5;

const outcome = (code: Outcome["code"], text: string): Outcome => ({ code, text });

function ambiguous(name: string, found: readonly Found[]): Outcome {
  const isOneMsp = new Set(found.map(({ msp }) => msp)).size === 1;
  const named = found
    .slice(0, mostNamed)
    .map(({ tenant, msp }) => nameOf(tenant) + (isOneMsp ? "" : ` (${msp.summary().name})`))
    .join(", ");
  const more = found.length > mostNamed ? ", …" : "";
  return outcome(exitCodes.ambiguous, `“${name}” can mean ${named}${more}.`);
}

export async function copyByName(ports: CopyByNamePorts, name: string): Promise<Outcome> {
  if (ports.isLocked()) return outcome(exitCodes.locked, "Tenantry is locked. Unlock it first.");
  const all = ports.msps().flatMap((msp) => msp.tenants().map((tenant) => ({ msp, tenant })));
  const found = findByName(all, name);
  const [only] = found;
  if (only === undefined) return outcome(exitCodes.unknownTenant, `No tenant is called “${name}”.`);
  if (found.length > 1) return ambiguous(name, found);
  const shown = nameOf(only.tenant);
  const copied = await only.msp.copying.copyToken(only.tenant);
  if (copied.ok) {
    const leftS = Math.max(0, Math.floor((copied.value.expiresAtMs - ports.nowMs()) / 1000));
    return outcome(exitCodes.success, `Token for ${shown} copied, ${leftS} s left.`);
  }
  const failure = describeFailure(copied.error, shown);
  const code = failure.kind === "locked" ? exitCodes.locked : exitCodes.failed;
  return outcome(code, inOneLine(failure));
}
