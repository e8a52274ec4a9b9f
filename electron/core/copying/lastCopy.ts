// The copy that was made last, whichever MSP it belongs to.
import type { LastCopy } from "../../contract/contract.ts";
import type { Changed } from "../base/ports.ts";

export interface LastCopyKeeper {
  readonly read: () => LastCopy | null;
  readonly note: (copy: LastCopy) => void;
  readonly forget: () => void;
}

/** Calls `notify` for every copy. */
export function createLastCopy(changed: Changed, notify: (copy: LastCopy) => void): LastCopyKeeper {
  let last: LastCopy | null = null;
  return {
    read: () => last,
    note(copy) {
      last = copy;
      changed("lastCopy");
      notify(copy);
    },
    forget() {
      last = null;
      changed("lastCopy");
    },
  };
}
