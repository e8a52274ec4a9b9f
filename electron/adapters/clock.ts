// The computer’s two clocks, and a sleep that a signal can cut short.
import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../core/base/ports.ts";

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  async sleep(ms, signal) {
    await delay(ms, undefined, { signal, ref: false }).catch(() => undefined);
  },
};
