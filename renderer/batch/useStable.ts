// A function that stays the same object, so that it redraws nothing, and calls what the last drawing made it.
import { useCallback, useLayoutEffect, useRef } from "react";

export function useStable<Args extends readonly unknown[], Answer>(
  run: (...args: Args) => Answer,
): (...args: Args) => Answer {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
