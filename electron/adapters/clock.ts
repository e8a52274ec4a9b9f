// The computer’s two clocks, and a sleep that a signal can cut short.
import { setImmediate, setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../core/base/ports.ts";

/** How long work may go on before others get their turn, ms. */
const longestTurnMs = 10;
let turnBeganMs = 0;

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  async sleep(ms, signal) {
    await delay(ms, undefined, { signal, ref: false }).catch(() => undefined);
  },
  async turn() {
    if (performance.now() - turnBeganMs < longestTurnMs) return;
    await setImmediate();
    turnBeganMs = performance.now();
  },
};
