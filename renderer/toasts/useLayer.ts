// Where the toast is in the page: in the dialog in front, where it can be clicked, or else at the end of the window.
import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { holdEnter } from "../focus/behind.ts";
import type { ComesToFront } from "../ui/Dialog.tsx";

/** `host` is one element that moves, so that the toast keeps its state and its focus. `onMove` is called after each move. */
export function useLayer(onMove: () => void) {
  const base = useRef<HTMLDivElement>(null);
  const dialogs = useRef<readonly HTMLElement[]>([]);
  const [host] = useState(() => document.createElement("div"));
  const place = useCallback(() => {
    const layer = dialogs.current.at(-1) ?? base.current;
    if (layer === null || host.parentElement === layer) return;
    const { activeElement } = document;
    const focused = host.contains(activeElement) ? activeElement : null;
    layer.append(host);
    if (focused instanceof HTMLElement) focused.focus();
    onMove();
  }, [host, onMove]);
  useLayoutEffect(() => {
    place();
    return () => host.remove();
  }, [host, place]);
  const comesToFront: ComesToFront = useCallback(
    (dialog) => {
      dialogs.current = [...dialogs.current, dialog];
      place();
      return () => {
        dialogs.current = dialogs.current.filter((other) => other !== dialog);
        holdEnter();
        place();
      };
    },
    [place],
  );
  return { base, host, comesToFront };
}
