// A clipboard that forgets: our text is cleared again after a time, but only if it is still ours.
import type { ClipboardState, Result } from "../../contract/contract.ts";
import { type ClipboardMarks, createClipboardMarks, type Mark } from "./clipboardMarks.ts";
import type { Clipboard, Clock, Store } from "../base/ports.ts";
import { fail, ok } from "../base/result.ts";
import { createQueue } from "../base/timing.ts";
import type { StoredClipboardMark } from "./stored.ts";

interface KeeperPorts {
  readonly clipboard: Clipboard;
  readonly clock: Clock;
  /** Survives a crash, so that the next start can clear what this run left. */
  readonly mark: Store<StoredClipboardMark>;
  readonly newId: () => string;
  /** Seconds; null to keep the text until the lock, sleep or the end. */
  readonly clearAfterS: () => number | null;
  readonly changed: () => void;
}

export interface ClipboardKeeper {
  /** Succeeds if the text is certainly on the clipboard. Error: `clipboardFailed`. */
  put(text: string): Promise<Result<null>>;
  /** Writes text that is not secret and stays there. Waits for a running clear, which would mistake it for our old text. */
  putPlain(text: string): Promise<Result<null>>;
  /** Clears the clipboard if its text is still ours, even from an earlier run. */
  clear(): Promise<Result<null>>;
  /** Checks whether another program has taken the clipboard since. */
  check(): Promise<void>;
  /** Call it after a change of `clearAfterS`, which counts from the copy. */
  reschedule(): void;
  state(): ClipboardState | null;
}

/** Another program may hold the clipboard for a moment or longer. */
const clearTries = 5;
const betweenTriesMs = 300;
const laterMs = 60_000;

/** One timer at a time; starting a new one stops the old one. */
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

/** What we believe about the clipboard’s text. */
function createClaim({ clipboard, changed }: KeeperPorts, marks: ClipboardMarks, lost: () => void) {
  /** The last text that was certainly there, until we learn otherwise. */
  let shown: { readonly mark: Mark; readonly sinceMs: number } | null = null;
  return {
    sinceMs: () => shown?.sinceMs ?? null,
    confirm(mark: Mark, sinceMs: number): void {
      marks.keepOnly(mark);
      shown = { mark, sinceMs };
    },
    /** Gives up the claim if the text is another’s. An unreadable text may still be ours. Without marks, nothing is read. */
    async look(): Promise<"ours" | "unreadable" | "foreign"> {
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
      return mark === null ? "foreign" : "ours";
    },
  };
}

export function createClipboardKeeper(ports: KeeperPorts): ClipboardKeeper {
  const { clipboard, clock, changed } = ports;
  // In turn, so that a clear never removes text that was put there while it looked.
  const inTurn = createQueue();
  const marks = createClipboardMarks(ports.mark);
  const timer = createTimer(clock);
  const claim = createClaim(ports, marks, timer.stop);

  const answer = (isDone: boolean): Result<null> =>
    isDone ? ok(null) : fail({ kind: "clipboardFailed", needsFocus: clipboard.needsFocus });

  const clear = () =>
    inTurn(async () => {
      for (let tries = 0; tries < clearTries; tries += 1) {
        const found = await claim.look();
        if (found === "foreign") return ok(null);
        // The next turn of the loop looks again, whatever `clear` claims.
        const isCleared = found === "ours" && (await clipboard.clear());
        if (!isCleared) await clock.sleep(betweenTriesMs, new AbortController().signal);
      }
      timer.start(laterMs, () => void clear());
      return answer(claim.sinceMs() === null);
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
        // The mark comes before the text: a crash in between leaves one mark too many, never one too few.
        const mark = await marks.add(ports.newId(), text);
        const isThere = await clipboard.writeSecret(text);
        if (isThere) claim.confirm(mark, clock.nowMs());
        else await claim.look();
        if (!marks.isEmpty()) schedule(claim.sinceMs() ?? clock.nowMs());
        changed();
        return answer(isThere);
      }),
    putPlain: (text) => inTurn(async () => answer(await clipboard.writePlain(text))),
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
