// A store that nobody waits for: a change holds at once and is written soon after, together with those that follow it.
import type { Store } from "../../core/base/ports.ts";
import { ok } from "../../core/base/result.ts";

/** Writes within `ms` of a change, and at the end of the process. What a kill in between loses must not matter. */
export function createLazyStore<T>(store: Store<T>, ms: number): Store<T> {
  let waiting: { readonly value: T; readonly timer: NodeJS.Timeout } | null = null;
  const save = () => {
    if (waiting === null) return;
    clearTimeout(waiting.timer);
    store.write(waiting.value);
    waiting = null;
  };
  process.on("exit", save);
  return {
    read: () => (waiting === null ? store.read() : waiting.value),
    write(value) {
      waiting = { value, timer: waiting?.timer ?? setTimeout(save, ms) };
      return ok(null);
    },
  };
}
