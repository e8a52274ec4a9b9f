// What a lock does: drops what is secret, cancels what runs, and clears our text from the clipboard.
import type { Result } from "../contract/contract.ts";
import type { Changed, Clock, Desktop } from "./base/ports.ts";
import { fail } from "./base/result.ts";
import { createIdleLock, type Lock, type Passphrase } from "./lock/lock.ts";

interface LockingPorts {
  readonly clock: Clock;
  readonly desktop: Pick<Desktop, "idleS" | "touchId">;
  readonly lock: Lock;
  readonly passphrase: Pick<Passphrase, "isSet" | "open">;
  /** True if an unlock needs the operator’s finger. */
  readonly asksTouchId: () => boolean;
  readonly lockAfterMinutes: () => number;
  /** All that holds something secret or runs on the operator’s behalf; each is called at every lock. */
  readonly drops: readonly (() => void)[];
  readonly clearClipboard: () => Promise<unknown>;
  /** Overwrites in memory what was dropped. */
  readonly washMemory: () => void;
  readonly changed: Changed;
}

export interface Locking {
  /** Resolves when the clipboard holds nothing of ours. */
  readonly lock: () => Promise<void>;
  /** Null for no passphrase. Errors: `locked` without the passphrase or finger that it needs; `wrongPassphrase`. */
  readonly unlock: (typed: string | null) => Promise<Result<null>>;
  /** Counts idle time from now, as after a change of its limit. */
  readonly watchIdle: () => void;
}

export function createLocking({
  lock,
  drops,
  changed,
  passphrase,
  ...ports
}: LockingPorts): Locking {
  const lockAll = async () => {
    lock.lock();
    for (const drop of drops) drop();
    changed("tokens", "mspTokens");
    await ports.clearClipboard();
    ports.washMemory();
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
    async unlock(typed) {
      if (typed === null && passphrase.isSet()) return fail({ kind: "locked" });
      if (ports.asksTouchId() && !(await ports.desktop.touchId.confirm()))
        return fail({ kind: "locked" });
      const opened = await passphrase.open(typed ?? "");
      if (!opened.ok) return opened;
      lock.unlock();
      watchIdle();
      return opened;
    },
    watchIdle,
  };
}
