// The copy that was made last, whichever MSP it belongs to.
import type { LastCopy } from "../../contract/contract.ts";
import type { Changed } from "../base/ports.ts";
import type { CopiedBy } from "../history/stored.ts";

export interface LastCopyKeeper {
  readonly read: () => LastCopy | null;
  readonly note: (copy: LastCopy, by: CopiedBy) => void;
  readonly forget: () => void;
}

/** Calls `notify` for every copy. */
export function createLastCopy(
  changed: Changed,
  notify: (copy: LastCopy, by: CopiedBy) => void,
): LastCopyKeeper {
  let last: LastCopy | null = null;
  return {
    read: () => last,
    note(copy, by) {
      last = copy;
      changed("lastCopy");
      notify(copy, by);
    },
    forget() {
      last = null;
      changed("lastCopy");
    },
  };
}
