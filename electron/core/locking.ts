// What a lock does: drops what is secret, cancels what runs, and clears our text from the clipboard.
import type { Changed, Clock, Desktop } from "./base/ports.ts";
import { createIdleLock, type Lock } from "./lock/lock.ts";

interface LockingPorts {
  readonly clock: Clock;
  readonly desktop: Pick<Desktop, "idleS">;
  readonly lock: Lock;
  readonly lockAfterMinutes: () => number;
  /** All that holds something secret or runs on the operator’s behalf; each is called at every lock. */
  readonly drops: readonly (() => void)[];
  readonly clearClipboard: () => Promise<void>;
  readonly changed: Changed;
}

export interface Locking {
  /** Resolves when the clipboard holds nothing of ours. */
  readonly lock: () => Promise<void>;
  readonly unlock: () => void;
  /** Counts idle time from now, as after a change of its limit. */
  readonly watchIdle: () => void;
}

export function createLocking({ lock, drops, changed, ...ports }: LockingPorts): Locking {
  const lockAll = async () => {
    lock.lock();
    for (const drop of drops) drop();
    changed("tokens", "mspTokens");
    await ports.clearClipboard();
  };
  const watchIdle = createIdleLock({
    clock: ports.clock,
    idleS: ports.desktop.idleS,
    limitMinutes: ports.lockAfterMinutes,
    isLocked: lock.isLocked,
    lock: () => void lockAll(),
  });
  return {
    lock: lockAll,
    unlock() {
      lock.unlock();
      watchIdle();
    },
    watchIdle,
  };
}
