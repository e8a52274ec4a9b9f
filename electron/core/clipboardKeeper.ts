// The clipboard that forgets: what was put there is taken away again, but only while it is still ours.
import type { ClipboardState } from "../contract.ts";
import type { Clipboard, Clock, Store } from "./ports.ts";
import type { StoredClipboardMark } from "./storedState.ts";

interface KeeperPorts {
  readonly clipboard: Clipboard;
  readonly clock: Clock;
  /** Outlives a crash, so that the next start can clear what this one left. */
  readonly mark: Store<StoredClipboardMark>;
  readonly newId: () => string;
  /** Seconds; null: not by time. */
  readonly clearAfterS: () => number | null;
  readonly changed: () => void;
}

export interface ClipboardKeeper {
  /** True once it is there for certain. */
  put(text: string): Promise<boolean>;
  /** Clears what is still ours, be it of an earlier run. */
  clear(): Promise<void>;
  /** Finds out whether another program has taken the clipboard since. */
  check(): Promise<void>;
  /** After a change of `clearAfterS`: counted from when it was put there. */
  reschedule(): void;
  state(): ClipboardState | null;
}

/** Another program may hold the clipboard for a moment, or for longer. */
const clearTries = 5;
const betweenTriesMs = 300;
const laterMs = 60_000;

type Mark = StoredClipboardMark["marks"][number];

async function digestOf(salt: string, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${salt}:${text}`);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** One after the other, so that a clear never takes away what was put there while it looked. */
function createQueue() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(job: () => Promise<T>): Promise<T> => {
    const next = last.then(job, job);
    last = next.catch(() => undefined);
    return next;
  };
}

/**
 * Of all that may be there of this run or, after a crash, of the one before: the text itself is not kept, only its digest. There is
 * more than one while it is not certain whether a text has taken the place of the one before.
 */
function createMarks(store: Store<StoredClipboardMark>) {
  let held = store.read().marks;
  const set = (next: readonly Mark[]) => {
    // Where this cannot be written, clearing works all the same for as long as this run lasts.
    if (next.length + held.length > 0) store.write({ version: 1, marks: next });
    held = next;
  };
  return {
    isEmpty: () => held.length === 0,
    add: (mark: Mark) => set([...held, mark]),
    keepOnly: (mark: Mark) => set([mark]),
    forget: () => set([]),
    /** The one that this text fits; null for somebody else's text. */
    async of(text: string): Promise<Mark | null> {
      for (const mark of held) if ((await digestOf(mark.salt, text)) === mark.digest) return mark;
      return null;
    },
  };
}

/** One wait at a time; a new one ends the one before. */
function createTimer(clock: Clock) {
  let waiting = new AbortController();
  return {
    stop: () => waiting.abort(),
    start(ms: number, then: () => void) {
      waiting.abort();
      const { signal } = (waiting = new AbortController());
      void clock.sleep(ms, signal).then(() => (signal.aborted ? undefined : then()));
    },
  };
}

export function createClipboardKeeper(ports: KeeperPorts): ClipboardKeeper {
  const { clipboard, clock, changed } = ports;
  const inTurn = createQueue();
  const marks = createMarks(ports.mark);
  const timer = createTimer(clock);
  /** The last that was there for certain, for as long as nothing is known against it. */
  let shown: { readonly mark: Mark; readonly sinceMs: number } | null = null;

  const forget = () => {
    timer.stop();
    marks.forget();
    shown = null;
    changed();
  };

  /** Ends the claim where it is another's; what cannot be read may still be ours. Without a mark nobody looks. */
  const look = async (): Promise<"ours" | "unreadable" | "another's"> => {
    const text = marks.isEmpty() ? "" : await clipboard.readText();
    if (text === null) return "unreadable";
    const mark = await marks.of(text);
    if (mark === null) {
      forget();
      return "another's";
    }
    if (shown !== null && mark !== shown.mark) {
      shown = null;
      changed();
    }
    return "ours";
  };

  const clear = () =>
    inTurn(async () => {
      for (let tries = 0; tries < clearTries; tries += 1) {
        const found = await look();
        if (found === "another's") return;
        // Looked at once more, whatever the clipboard says of itself.
        const isCleared = found === "ours" && (await clipboard.clear());
        if (!isCleared) await clock.sleep(betweenTriesMs, new AbortController().signal);
      }
      timer.start(laterMs, () => void clear());
    });

  const schedule = (sinceMs: number) => {
    const afterS = ports.clearAfterS();
    if (afterS === null) return timer.stop();
    const leftMs = sinceMs + afterS * 1000 - clock.nowMs();
    return timer.start(Math.min(afterS * 1000, Math.max(0, leftMs)), () => void clear());
  };

  return {
    put: (text) =>
      inTurn(async () => {
        const salt = ports.newId();
        const mark = { salt, digest: await digestOf(salt, text) };
        // Before the text: a crash between the two leaves a mark too many, never one too few.
        marks.add(mark);
        const isThere = await clipboard.writeSecret(text);
        if (isThere) {
          marks.keepOnly(mark);
          shown = { mark, sinceMs: clock.nowMs() };
        } else await look();
        if (!marks.isEmpty()) schedule(shown?.sinceMs ?? clock.nowMs());
        changed();
        return isThere;
      }),
    clear,
    check: () =>
      inTurn(async () => {
        if (shown !== null) await look();
      }),
    reschedule() {
      if (shown !== null) schedule(shown.sinceMs);
      changed();
    },
    state() {
      if (shown === null) return null;
      const afterS = ports.clearAfterS();
      return { clearsAtMs: afterS === null ? null : shown.sinceMs + afterS * 1000 };
    },
  };
}
