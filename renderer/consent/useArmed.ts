// Keeps a key or a click that was meant for another window from allowing anything.
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { afterPress } from "../focus/press.ts";

/** How long the window must have had the focus before it takes a yes, ms. */
export const guardMs = 500;

interface Guard {
  /** False while a yes is not taken. */
  readonly isArmed: boolean;
  /** Whether an event is late enough to be an answer, even if the page was too busy to handle it in time. */
  readonly isMeant: (event: { readonly timeStamp: number }) => boolean;
}

/** Starts again whenever the window gains the focus; `focused` is called at each start. */
export function useArmed(focused: () => void): Guard {
  const [isArmed, setArmed] = useState(false);
  const sinceMs = useRef(Infinity);
  const onFocused = useEffectEvent(focused);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const disarm = () => {
      clearTimeout(timer);
      sinceMs.current = Infinity;
      setArmed(false);
    };
    const begin = () => {
      disarm();
      const begunMs = performance.now();
      sinceMs.current = begunMs;
      onFocused();
      // A press that began too early ends before the buttons work.
      const arm = () => sinceMs.current === begunMs && setArmed(true);
      timer = setTimeout(() => afterPress(arm), guardMs);
    };
    if (document.hasFocus()) begin();
    window.addEventListener("focus", begin);
    window.addEventListener("blur", disarm);
    return () => {
      disarm();
      window.removeEventListener("focus", begin);
      window.removeEventListener("blur", disarm);
    };
  }, []);
  return { isArmed, isMeant: ({ timeStamp }) => timeStamp >= sinceMs.current + guardMs };
}
