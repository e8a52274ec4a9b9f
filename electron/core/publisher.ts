// Many changes in a row become one patch: the sections that changed, as they are when the row has ended.
import type { AppSnapshot, SnapshotPatch } from "../contract/contract.ts";

/** Call the result with the names of changed sections; `publish` follows once, in the next microtask. */
export function createPublisher(
  snapshot: () => AppSnapshot,
  publish: (patch: SnapshotPatch) => void,
): (...changed: readonly (keyof AppSnapshot)[]) => void {
  const waiting = new Set<string>();
  return (...changed) => {
    const first = waiting.size === 0;
    for (const name of changed) waiting.add(name);
    if (!first) return;
    queueMicrotask(() => {
      const sections = Object.entries(snapshot()).filter(([name]) => waiting.has(name));
      waiting.clear();
      publish(Object.fromEntries(sections));
    });
  };
}
