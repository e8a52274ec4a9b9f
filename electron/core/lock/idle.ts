// Locks Tenantry when mouse and keyboard have rested for as long as the operator allows.
import type { Clock, Desktop } from "../base/ports.ts";
import { createLoop } from "../base/timing.ts";

interface IdlePorts {
  readonly clock: Clock;
  readonly idleS: Desktop["idleS"];
  /** 0 for never. */
  readonly limitMinutes: () => number;
  readonly isLocked: () => boolean;
  readonly lock: () => void;
}

const minuteMs = 60_000;

/**
 * Call the result at the start, after each unlock and after a change of the limit: idle time counts from then at the earliest.
 * It looks again when the limit can first be reached, at least a minute later, and not at all while locked.
 */
export function createIdleLock({
  clock,
  idleS,
  limitMinutes,
  isLocked,
  lock,
}: IdlePorts): () => void {
  let sinceMs = 0;
  const look = createLoop(clock, async () => {
    const limitMs = limitMinutes() * minuteMs;
    if (limitMs === 0 || isLocked()) return null;
    const idleMs = Math.min(idleS() * 1000, clock.monotonicMs() - sinceMs);
    if (idleMs < limitMs) return Math.max(minuteMs, limitMs - idleMs);
    lock();
    return null;
  });
  return () => {
    sinceMs = clock.monotonicMs();
    look();
  };
}
