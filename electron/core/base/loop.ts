// Something that is done again and again, by itself and when there is news.
import type { Clock } from "./ports.ts";

/**
 * Runs `step` again and again, never twice at a time: it gives the milliseconds until its next turn, or null for none.
 * The result begins the next turn now.
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
      // Also after a step that has thrown: the next news tries again.
      isRunning = false;
    }
  }
  return () => {
    nudge.abort();
    if (!isRunning) void run();
  };
}
