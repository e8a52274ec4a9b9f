// The lock. Anything may lock Tenantry; only the operator unlocks it.
export { createIdleLock } from "./idle.ts";

export interface Lock {
  readonly isLocked: () => boolean;
  readonly lock: () => void;
  readonly unlock: () => void;
}

export function createLock(changed: () => void): Lock {
  let isLocked = false;
  const set = (next: boolean) => {
    isLocked = next;
    changed();
  };
  return {
    isLocked: () => isLocked,
    lock: () => set(true),
    unlock: () => set(false),
  };
}
