// Calls back on Escape, unless something in front takes it: a dialog, an open menu, or a field that handles it.
import { useEffect, useEffectEvent } from "react";

/** With null the key is left to others. `isFirst` takes it before those that do not. */
export function useEscape(onEscape: (() => void) | null, isFirst = false): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
    if (onEscape === null || document.querySelector("dialog[open]") !== null) return;
    event.preventDefault();
    onEscape();
  });
  useEffect(() => {
    document.addEventListener("keydown", onKeyDown, isFirst);
    return () => document.removeEventListener("keydown", onKeyDown, isFirst);
  }, [isFirst]);
}
