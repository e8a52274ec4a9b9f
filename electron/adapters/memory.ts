// Frees and overwrites what the main process no longer uses, so that a lock leaves as few copies of a secret as JavaScript can.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** The collector, which V8 gives only to a context that is made while it is exposed. */
function exposedCollector(): () => void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  setFlagsFromString("--no-expose-gc");
  return typeof collect === "function" ? () => void collect() : () => undefined;
}

/** The result collects all garbage at once and overwrites it, some tens of milliseconds. Call this before anything is secret. */
export function createMemoryWash(): () => void {
  // V8 would leave freed memory as it is until it needs it.
  setFlagsFromString("--clear-free-memory");
  return exposedCollector();
}
