// Recognises our own text on the clipboard by a salted digest; the text itself is never stored.
import type { Store } from "../base/ports.ts";
import type { StoredClipboardMark } from "./stored.ts";

export type Mark = StoredClipboardMark["marks"][number];

async function digestOf(salt: string, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${salt}:${text}`);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export interface ClipboardMarks {
  isEmpty(): boolean;
  add(salt: string, text: string): Promise<Mark>;
  keepOnly(mark: Mark): void;
  forget(): void;
  /** The mark that fits the text; null for someone else’s text. */
  of(text: string): Promise<Mark | null>;
}

/**
 * Holds several marks while it is unclear which of several texts is on the clipboard, such as after a failed write or a crash. The
 * stored marks may be some more than are held: a superfluous one fits no text of another program, and a copy is not kept waiting
 * for its removal.
 */
export function createClipboardMarks(store: Store<StoredClipboardMark>): ClipboardMarks {
  let held = store.read().marks;
  const set = (next: readonly Mark[]) => {
    // If this write fails, clearing still works for the rest of this run.
    if (next.length + held.length > 0) store.write({ version: 1, marks: next });
    held = next;
  };
  const of = async (text: string) => {
    for (const mark of held) if ((await digestOf(mark.salt, text)) === mark.digest) return mark;
    return null;
  };
  return {
    isEmpty: () => held.length === 0,
    async add(salt, text) {
      const known = await of(text);
      if (known !== null) return known;
      const mark = { salt, digest: await digestOf(salt, text) };
      set([...held, mark]);
      return mark;
    },
    keepOnly(mark) {
      held = [mark];
    },
    forget: () => set([]),
    of,
  };
}
