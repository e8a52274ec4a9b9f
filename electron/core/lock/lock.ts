// The lock. Anything may lock Tenantry; only the operator unlocks it.
export { createIdleLock } from "./idle.ts";
export { createPassphrase, type Passphrase } from "./passphrase.ts";

export interface Lock {
  readonly isLocked: () => boolean;
  readonly lock: () => void;
  readonly unlock: () => void;
}

/** A start with a passphrase begins locked. */
export function createLock(changed: () => void, beginsLocked: boolean): Lock {
  let isLocked = beginsLocked;
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
