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
  /** For what is no secret: it is left there. Not in the middle of a clear, which would take it for what was there before. */
  putPlain(text: string): Promise<boolean>;
  /** Clears what is still ours, be it of an earlier run. */
  clear(): Promise<void>;
  /** Finds out whether another program has taken the clipboard since. */
  check(): Promise<void>;
  /** After a change of `clearAfterS`: counted from when it was put there. */
  reschedule(): void;
  state(): ClipboardState | null;
}

/** Another program may hold the clipboard for a moment. */
const clearTries = 5;
const betweenTriesMs = 300;
const never = new AbortController().signal;

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

/** Of what this run or, after a crash, the one before has put there: the text itself is not kept, only its digest. */
function createMark(store: Store<StoredClipboardMark>) {
  let held = store.read().mark;
  return {
    isSet: () => held !== null,
    /** Where this cannot be written, clearing works all the same for as long as this run lasts. */
    set(next: StoredClipboardMark["mark"]) {
      if (held !== next) store.write({ version: 1, mark: next });
      held = next;
    },
    fits: async (text: string | null): Promise<boolean> =>
      held !== null && text !== null && (await digestOf(held.salt, text)) === held.digest,
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
  const { clipboard, clock, mark, changed } = ports;
  const inTurn = createQueue();
  const ours = createMark(mark);
  /** Without a mark the clipboard is not even looked at. */
  const isOurs = async () => ours.isSet() && ours.fits(await clipboard.readText());
  let sinceMs: number | null = null;
  const timer = createTimer(clock);

  const forget = () => {
    timer.stop();
    ours.set(null);
    sinceMs = null;
    changed();
  };

  const clear = () =>
    inTurn(async () => {
      for (let tries = 0; await isOurs(); tries += 1) {
        if (tries === clearTries) return;
        if (!(await clipboard.clear())) await clock.sleep(betweenTriesMs, never);
      }
      forget();
    });

  const schedule = () => {
    const afterS = ports.clearAfterS();
    if (sinceMs === null || afterS === null) return timer.stop();
    const leftMs = sinceMs + afterS * 1000 - clock.nowMs();
    return timer.start(Math.min(afterS * 1000, Math.max(0, leftMs)), () => void clear());
  };

  return {
    put: (text) =>
      inTurn(async () => {
        const salt = ports.newId();
        // Before the text: a crash between the two leaves a mark too many, never one too few.
        ours.set({ salt, digest: await digestOf(salt, text) });
        const isThere = await clipboard.writeSecret(text);
        sinceMs = clock.nowMs();
        schedule();
        if (!isThere) sinceMs = null;
        changed();
        return isThere;
      }),
    putPlain: (text) => inTurn(() => clipboard.writePlain(text)),
    clear,
    check: () =>
      inTurn(async () => {
        if (sinceMs !== null && !(await isOurs())) forget();
      }),
    reschedule() {
      schedule();
      changed();
    },
    state() {
      if (sinceMs === null) return null;
      const afterS = ports.clearAfterS();
      return { clearsAtMs: afterS === null ? null : sinceMs + afterS * 1000 };
    },
  };
}
