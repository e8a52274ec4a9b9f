// A copy asked for on the command line: by name, answered with an exit code and one line of words.
import type { Failure, Result, Tenant, TokenTimes } from "../contract.ts";
import { describeFailure } from "./failureWords.ts";
import { findByName } from "./findByName.ts";
import { nameOf } from "./tenantNames.ts";

/** The process's exit codes, as the README documents them. */
export const exitCodes = {
  success: 0,
  failed: 1,
  usage: 2,
  unknownTenant: 3,
  ambiguous: 4,
  locked: 5,
  notRunning: 6,
} as const;

export interface Outcome {
  readonly code: (typeof exitCodes)[keyof typeof exitCodes];
  /** For the terminal; never a token. */
  readonly text: string;
}

interface Ports {
  readonly tenants: () => readonly Tenant[];
  readonly isLocked: () => boolean;
  readonly copy: (tenant: Tenant) => Promise<Result<TokenTimes>>;
  readonly failed: (tenant: Tenant, failure: Failure) => void;
  readonly nowMs: () => number;
}

const mostNamed = 5;

const outcome = (code: Outcome["code"], text: string): Outcome => ({ code, text });

export async function copyByName(ports: Ports, name: string): Promise<Outcome> {
  if (ports.isLocked()) return outcome(exitCodes.locked, "Tenantry is locked. Unlock it first.");
  const [tenant, ...others] = findByName(ports.tenants(), name);
  if (tenant === undefined)
    return outcome(exitCodes.unknownTenant, `No tenant is called “${name}”.`);
  if (others.length > 0) {
    const named = [tenant, ...others].slice(0, mostNamed).map(nameOf).join(", ");
    const more = others.length >= mostNamed ? ", …" : "";
    return outcome(exitCodes.ambiguous, `“${name}” can mean ${named}${more}.`);
  }
  const copied = await ports.copy(tenant);
  if (copied.ok) {
    const leftS = Math.max(0, Math.floor((copied.value.expiresAtMs - ports.nowMs()) / 1000));
    return outcome(exitCodes.success, `Token for ${nameOf(tenant)} copied, ${leftS} s left.`);
  }
  const failure = describeFailure(copied.error, nameOf(tenant));
  ports.failed(tenant, failure);
  const code = failure.kind === "locked" ? exitCodes.locked : exitCodes.failed;
  return outcome(code, `${failure.title} ${failure.advice}`);
}
