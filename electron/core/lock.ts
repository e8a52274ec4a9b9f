// The lock and who locked it: the operator’s lock stays until they unlock, the system’s lock ends with the system’s.
export type LockedBy = "operator" | "system";

export interface Lock {
  readonly isLocked: () => boolean;
  readonly lock: (by: LockedBy) => void;
  readonly unlock: (by: LockedBy) => void;
}

export function createLock(changed: () => void): Lock {
  let lockedBy: LockedBy | null = null;
  const set = (next: LockedBy | null) => {
    lockedBy = next;
    changed();
  };
  return {
    isLocked: () => lockedBy !== null,
    lock(by) {
      set(lockedBy === "operator" ? lockedBy : by);
    },
    unlock(by) {
      if (by === "operator" || lockedBy === "system") set(null);
    },
  };
}
