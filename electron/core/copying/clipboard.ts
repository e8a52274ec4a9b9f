// The clipboard that forgets: what was put there is taken away again, but only while it is still ours.
import type { ClipboardState } from "../../contract/contract.ts";
import { type ClipboardMarks, createClipboardMarks, type Mark } from "./clipboardMarks.ts";
import type { Clipboard, Clock, Store } from "../base/ports.ts";
import { createQueue } from "../base/queue.ts";
import type { StoredClipboardMark } from "../storedState.ts";

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

/** Another program may hold the clipboard for a moment, or for longer. */
const clearTries = 5;
const betweenTriesMs = 300;
const laterMs = 60_000;

/** One wait at a time; a new one ends the one before. */
function createTimer(clock: Clock) {
  let waiting = new AbortController();
  return {
    stop: (): void => waiting.abort(),
    start(ms: number, then: () => void) {
      waiting.abort();
      const { signal } = (waiting = new AbortController());
      void clock.sleep(ms, signal).then(() => (signal.aborted ? undefined : then()));
    },
  };
}

/** What is on the clipboard for all that is known, and what may be. */
function createClaim({ clipboard, changed }: KeeperPorts, marks: ClipboardMarks, lost: () => void) {
  /** The last that was there for certain, for as long as nothing is known against it. */
  let shown: { readonly mark: Mark; readonly sinceMs: number } | null = null;
  return {
    sinceMs: () => shown?.sinceMs ?? null,
    confirm(mark: Mark, sinceMs: number): void {
      marks.keepOnly(mark);
      shown = { mark, sinceMs };
    },
    /** Ends the claim where the text is another's; what cannot be read may still be ours. Without a mark nobody looks. */
    async look(): Promise<"ours" | "unreadable" | "another's"> {
      const text = marks.isEmpty() ? "" : await clipboard.readText();
      if (text === null) return "unreadable";
      const mark = await marks.of(text);
      if (mark === null) {
        marks.forget();
        lost();
      }
      if (mark === null || mark !== shown?.mark) {
        shown = null;
        changed();
      }
      return mark === null ? "another's" : "ours";
    },
  };
}

export function createClipboardKeeper(ports: KeeperPorts): ClipboardKeeper {
  const { clipboard, clock, changed } = ports;
  // So that a clear never takes away what was put there while it looked.
  const inTurn = createQueue();
  const marks = createClipboardMarks(ports.mark);
  const timer = createTimer(clock);
  const claim = createClaim(ports, marks, timer.stop);

  const clear = () =>
    inTurn(async () => {
      for (let tries = 0; tries < clearTries; tries += 1) {
        const found = await claim.look();
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
        // Before the text: a crash between the two leaves a mark too many, never one too few.
        const mark = await marks.add(ports.newId(), text);
        const isThere = await clipboard.writeSecret(text);
        if (isThere) claim.confirm(mark, clock.nowMs());
        else await claim.look();
        if (!marks.isEmpty()) schedule(claim.sinceMs() ?? clock.nowMs());
        changed();
        return isThere;
      }),
    putPlain: (text) => inTurn(() => clipboard.writePlain(text)),
    clear,
    check: () =>
      inTurn(async () => {
        if (claim.sinceMs() !== null) await claim.look();
      }),
    reschedule() {
      const sinceMs = claim.sinceMs();
      if (sinceMs !== null) schedule(sinceMs);
      changed();
    },
    state() {
      const sinceMs = claim.sinceMs();
      if (sinceMs === null) return null;
      const afterS = ports.clearAfterS();
      return { clearsAtMs: afterS === null ? null : sinceMs + afterS * 1000 };
    },
  };
}
