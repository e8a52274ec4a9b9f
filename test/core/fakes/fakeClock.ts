// A clock that moves only when a test says so; sleepers wake in the order of their time.
import type { Clock } from "../../../electron/core/base/ports.ts";

export interface FakeClock extends Clock {
  /** Both clocks move on; whoever slept until then is woken first. */
  advance(ms: number): Promise<void>;
  /** The wall clock alone jumps, as when it is set or the machine has slept. */
  jumpWall(ms: number): void;
  /** How long each sleeper has yet to wait, ms. */
  readonly sleeping: readonly number[];
}

interface Sleeper {
  readonly dueMs: number;
  wake(): void;
}

/** Lets every promise that can go on do so. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Lets digests come to their end too, which are made on other threads: whoever asks after them gets his after theirs. */
export async function digested(): Promise<void> {
  const bytes = new Uint8Array(1);
  for (let turns = 0; turns < 4; turns += 1) {
    await Promise.all(Array.from({ length: 8 }, () => crypto.subtle.digest("SHA-256", bytes)));
    await settled();
  }
}

export function createFakeClock(startMs = Date.UTC(2026, 0, 1)): FakeClock {
  let monotonicMs = 0;
  let wallMs = startMs;
  let sleepers: readonly Sleeper[] = [];

  return {
    nowMs: () => wallMs,
    monotonicMs: () => monotonicMs,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const sleeper = {
          dueMs: monotonicMs + ms,
          wake() {
            sleepers = sleepers.filter((other) => other !== sleeper);
            resolve();
          },
        };
        sleepers = [...sleepers, sleeper];
        signal.addEventListener("abort", () => sleeper.wake(), { once: true });
      }),
    get sleeping() {
      return sleepers.map(({ dueMs }) => dueMs - monotonicMs);
    },
    async advance(ms) {
      monotonicMs += ms;
      wallMs += ms;
      for (const sleeper of sleepers.toSorted((a, b) => a.dueMs - b.dueMs))
        if (sleeper.dueMs <= monotonicMs) sleeper.wake();
      await settled();
    },
    jumpWall(ms) {
      wallMs += ms;
    },
  };
}
