// One clock for all countdowns. It ticks on each full second, and stops while the window is hidden or nothing counts down.
import { useCallback, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | null = null;

function tick(): void {
  for (const changed of listeners) changed();
  schedule();
}

function schedule(): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  if (listeners.size > 0 && !document.hidden) timer = setTimeout(tick, 1000 - (Date.now() % 1000));
}

function subscribe(changed: () => void): () => void {
  if (listeners.size === 0) document.addEventListener("visibilitychange", tick);
  listeners.add(changed);
  if (timer === null) schedule();
  return () => {
    listeners.delete(changed);
    if (listeners.size > 0) return;
    document.removeEventListener("visibilitychange", tick);
    schedule();
  };
}

/**
 * Whole seconds until `endMs` (wall clock, ms), never negative; null without an end. The component re-renders only when the
 * number changes, and its ticking ends at 0.
 */
export function useSecondsUntil(endMs: number | null): number | null {
  const read = () => (endMs === null ? null : Math.max(0, Math.ceil((endMs - Date.now()) / 1000)));
  const subscribeUntil = useCallback(
    (changed: () => void) => {
      if (endMs === null) return () => undefined;
      const leave = subscribe(() => {
        changed();
        if (Date.now() >= endMs) leave();
      });
      return leave;
    },
    [endMs],
  );
  return useSyncExternalStore(subscribeUntil, read);
}
