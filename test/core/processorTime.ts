// Measures work by the processor time it takes: that of the clock grows with whatever else the machine does.
import { existsSync, readFileSync } from "node:fs";

/** Linux counts each thread’s nanoseconds here, so that garbage collection on other threads is left out. */
const ownThread = "/proc/thread-self/schedstat";

/** Milliseconds that this thread has worked so far; outside Linux, this process. */
export function spentMs(): number {
  if (existsSync(ownThread)) return parseInt(readFileSync(ownThread, "utf8"), 10) / 1e6;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The least of several runs: one that garbage collection interrupts takes longer than it needs. */
export function shortestMs(action: () => unknown, runs = 5): number {
  const times = Array.from({ length: runs }, () => {
    const before = spentMs();
    action();
    return spentMs() - before;
  });
  return Math.min(...times);
}
