// A clock that moves only when a test says so; sleepers wake in the order in which they are due.
import type { Clock } from "../../../electron/core/base/ports.ts";

export interface FakeClock extends Clock {
  /** Moves both clocks on, wakes the sleepers that are due, and lets them go on. */
  advance(ms: number): Promise<void>;
  /** Moves only the wall clock, as when it is set or the computer has slept. */
  jumpWall(ms: number): void;
  /** How long each sleeper still has to wait, ms. */
  readonly sleeping: readonly number[];
}

interface Sleeper {
  readonly dueMs: number;
  wake(): void;
}

/** Lets every promise that is ready go on. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The digests that other threads compute just now. */
const digesting = new Set<Promise<unknown>>();
const digest = crypto.subtle.digest.bind(crypto.subtle);
crypto.subtle.digest = (algorithm, data) => {
  const running = digest(algorithm, data);
  digesting.add(running);
  void running.finally(() => digesting.delete(running));
  return running;
};

/** Also waits for every digest, and for those that follow from it. */
export async function digested(): Promise<void> {
  await settled();
  while (digesting.size > 0) {
    await Promise.all(digesting);
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
    turn: async () => {},
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
