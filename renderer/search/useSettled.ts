// Whether a key was pressed long enough after the last surprise was drawn.
import { useLayoutEffect, useRef } from "react";
import { settlingMs } from "../focus/behind.ts";
import type { Selection } from "./selection.ts";

/** Answers for a key pressed at a time on the clock of `performance.now()`, and for the selection that it meets. */
export function useSettled({
  surprise,
}: Selection): (pressedAtMs: number, met: Selection) => boolean {
  const drawn = useRef({ surprise, atMs: -Infinity });
  useLayoutEffect(() => {
    if (surprise !== drawn.current.surprise) drawn.current = { surprise, atMs: performance.now() };
  }, [surprise]);
  return (pressedAtMs, met) =>
    met.surprise === null ||
    (met.surprise === drawn.current.surprise && pressedAtMs >= drawn.current.atMs + settlingMs);
}
