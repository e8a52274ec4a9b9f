// A copy asked for on the command line: by name, answered with an exit code and one line of words.
import { describeFailure } from "../base/failureWords.ts";
import { findByName, type Found } from "./findByName.ts";
import type { Msp } from "../msps/msp.ts";
import { nameOf } from "../tenants/names.ts";

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
  /** Of every MSP. */
  readonly tenants: () => readonly Found<Msp>[];
  readonly isLocked: () => boolean;
  readonly nowMs: () => number;
}

const mostNamed = 5;

const outcome = (code: Outcome["code"], text: string): Outcome => ({ code, text });

export async function copyByName(ports: Ports, name: string): Promise<Outcome> {
  if (ports.isLocked()) return outcome(exitCodes.locked, "Tenantry is locked. Unlock it first.");
  const [found, ...others] = findByName(ports.tenants(), name);
  if (found === undefined)
    return outcome(exitCodes.unknownTenant, `No tenant is called “${name}”.`);
  if (others.length > 0) {
    const all = [found, ...others];
    const isOneMsp = all.every(({ msp }) => msp === found.msp);
    const named = all
      .slice(0, mostNamed)
      .map((each) => nameOf(each.tenant) + (isOneMsp ? "" : ` (${each.msp.summary().name})`))
      .join(", ");
    const more = others.length >= mostNamed ? ", …" : "";
    return outcome(exitCodes.ambiguous, `“${name}” can mean ${named}${more}.`);
  }
  const { tenant, msp } = found;
  const copied = await msp.copying.copyToken(tenant);
  if (copied.ok) {
    const leftS = Math.max(0, Math.floor((copied.value.expiresAtMs - ports.nowMs()) / 1000));
    return outcome(exitCodes.success, `Token for ${nameOf(tenant)} copied, ${leftS} s left.`);
  }
  const failure = describeFailure(copied.error, nameOf(tenant));
  const code = failure.kind === "locked" ? exitCodes.locked : exitCodes.failed;
  return outcome(code, `${failure.title} ${failure.advice}`);
}
