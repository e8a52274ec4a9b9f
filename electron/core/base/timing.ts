// Doing things over time: jobs one after the other, and a step that repeats.
import type { Clock } from "./ports.ts";

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
