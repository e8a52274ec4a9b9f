// Messages that stay until the operator dismisses them.
import type { Notice, WebPage } from "../contract/contract.ts";
import type { Handlers } from "./base/handlers.ts";
import { ok } from "./base/result.ts";

export interface Notices {
  readonly list: () => readonly Notice[];
  readonly add: (text: string, page?: WebPage) => void;
  readonly commands: Handlers<"dismissNotice">;
}

export function createNotices(newId: () => string, changed: () => void): Notices {
  let notices: readonly Notice[] = [];
  const set = (next: readonly Notice[]) => {
    notices = next;
    changed();
  };
  return {
    list: () => notices,
    add: (text, page) =>
      set([...notices, { id: newId(), text, ...(page === undefined ? {} : { page }) }]),
    commands: {
      async dismissNotice({ id }) {
        set(notices.filter((notice) => notice.id !== id));
        return ok(null);
      },
    },
  };
}
