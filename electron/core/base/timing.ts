// Doing things over time: jobs one after the other, a step that repeats, a step that follows many calls, a wait that ends early.
import type { Result } from "../../contract/contract.ts";
import type { Clock } from "./ports.ts";
import { cancelled } from "./result.ts";

export type Queue = <T>(job: () => Promise<T>) => Promise<T>;

/** Runs jobs one at a time, in order; a job that fails does not hold up the next. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const next = last.then(job, job);
    last = next.catch(() => undefined);
    return next;
  };
}

/**
 * Repeats `step`, never two at a time. `step` answers the milliseconds until its next turn, or null to stop. Calling the result
 * starts the next turn now.
 */
export function createLoop(clock: Clock, step: () => Promise<number | null>): () => void {
  let isRunning = false;
  let nudge = new AbortController();
  async function run(): Promise<void> {
    isRunning = true;
    try {
      for (;;) {
        nudge = new AbortController();
        const { signal } = nudge;
        const waitMs = await step();
        if (waitMs !== null) await clock.sleep(waitMs, signal);
        else if (!signal.aborted) break;
      }
    } finally {
      // After a step that throws, too: the next nudge tries again.
      isRunning = false;
    }
  }
  return () => {
    nudge.abort();
    if (!isRunning) void run();
  };
}

/** Call the result as often as you like: `run` follows at once, then at most every `ms`, and always after the last call. */
export function createThrottle(clock: Clock, ms: number, run: () => void): () => void {
  let isResting = false;
  let isDue = false;
  async function turn(): Promise<void> {
    isResting = true;
    do {
      isDue = false;
      run();
      await clock.sleep(ms, new AbortController().signal);
    } while (isDue);
    isResting = false;
  }
  return () => {
    if (isResting) isDue = true;
    else void turn();
  };
}

/** The promise’s result, or `cancelled` as soon as the signal aborts. What the promise stands for goes on. */
export function orCancelled<T>(
  promise: Promise<Result<T>>,
  signal: AbortSignal,
): Promise<Result<T>> {
  if (signal.aborted) return Promise.resolve(cancelled);
  return new Promise((resolve, reject) => {
    const cancel = () => resolve(cancelled);
    signal.addEventListener("abort", cancel, { once: true });
    promise.finally(() => signal.removeEventListener("abort", cancel)).then(resolve, reject);
  });
}
