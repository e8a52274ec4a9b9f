// By what a text on the clipboard is known again, without keeping the text.
import type { Store } from "../base/ports.ts";
import type { StoredClipboardMark } from "../storedState.ts";

export type Mark = StoredClipboardMark["marks"][number];

async function digestOf(salt: string, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${salt}:${text}`);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Of all that may be there of this run or, after a crash, of the one before: the text itself is not kept, only its digest. There is
 * more than one while it is not certain whether a text has taken the place of the one before.
 */
export function createClipboardMarks(store: Store<StoredClipboardMark>) {
  let held = store.read().marks;
  const set = (next: readonly Mark[]) => {
    // Where this cannot be written, clearing works all the same for as long as this run lasts.
    if (next.length + held.length > 0) store.write({ version: 1, marks: next });
    held = next;
  };
  return {
    isEmpty: () => held.length === 0,
    async add(salt: string, text: string): Promise<Mark> {
      const mark = { salt, digest: await digestOf(salt, text) };
      set([...held, mark]);
      return mark;
    },
    keepOnly: (mark: Mark) => set([mark]),
    forget: () => set([]),
    /** The one that this text fits; null for somebody else's text. */
    async of(text: string): Promise<Mark | null> {
      for (const mark of held) if ((await digestOf(mark.salt, text)) === mark.digest) return mark;
      return null;
    },
  };
}

export type ClipboardMarks = ReturnType<typeof createClipboardMarks>;
