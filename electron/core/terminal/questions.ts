// The questions that wait for the operator: one is shown, and those behind it wait their turn.
import type { Clock } from "../base/ports.ts";

/** How long a question waits for an answer, ms. */
const answerWithinMs = 60_000;

/** How a question ends. */
export type Consented = "allowed" | "denied" | "unanswered";

/** What an answer applies to: the question that is shown, or every question. */
type Which = "shown" | "all";

interface Waiting<Asked> {
  readonly asked: Asked;
  /** By the monotonic clock. */
  readonly dueMs: number;
  readonly end: (how: Consented) => void;
}

interface QuestionPorts {
  readonly clock: Clock;
  readonly changed: () => void;
  /** Called when the first question arrives. */
  readonly open: () => void;
  /** Called when the last question is gone. */
  readonly close: () => void;
}

export interface Questions<Asked> {
  /** Resolves as `unanswered` after a minute without an answer, or when the signal aborts. */
  readonly ask: (asked: Asked, signal: AbortSignal) => Promise<Consented>;
  readonly shown: () => { readonly asked: Asked; readonly leftMs: number } | null;
  readonly count: () => number;
  /** The operator’s answer. It shows that someone is there, so the questions behind it get their full time again. */
  readonly answer: (which: Which, how: Consented) => void;
}

export function createQuestions<Asked>(ports: QuestionPorts): Questions<Asked> {
  const { clock, changed, open, close } = ports;
  let all: readonly Waiting<Asked>[] = [];
  let timer = new AbortController();
  const dueMs = () => clock.monotonicMs() + answerWithinMs;
  const leftMs = (question: Waiting<Asked>) => Math.max(0, question.dueMs - clock.monotonicMs());

  /** Ends the shown question when its time is up. */
  const watch = () => {
    timer.abort();
    const [shown] = all;
    if (shown === undefined) return;
    const { signal } = (timer = new AbortController());
    const expire = () => (signal.aborted ? undefined : leave(shown));
    void clock.sleep(leftMs(shown), signal).then(expire);
  };
  const set = (next: readonly Waiting<Asked>[]) => {
    const before = all;
    all = next;
    watch();
    if (before.length === 0) open();
    if (next.length === 0) close();
    changed();
  };
  const leave = (gone: Waiting<Asked>) => {
    gone.end("unanswered");
    set(all.filter(({ asked }) => asked !== gone.asked));
  };

  return {
    ask: (asked, signal) =>
      new Promise((resolve) => {
        const gone = () => leave(question);
        const end = (how: Consented) => {
          signal.removeEventListener("abort", gone);
          resolve(how);
        };
        const question = { asked, dueMs: dueMs(), end };
        signal.addEventListener("abort", gone);
        set([...all, question]);
      }),
    shown() {
      const [first] = all;
      return first === undefined ? null : { asked: first.asked, leftMs: leftMs(first) };
    },
    count: () => all.length,
    answer(which, how) {
      const ended = which === "all" ? all : all.slice(0, 1);
      if (ended.length === 0) return;
      for (const { end } of ended) end(how);
      set(all.slice(ended.length).map(({ asked, end }) => ({ asked, end, dueMs: dueMs() })));
    },
  };
}
