// The keys inside the list: up and down go from row to row, left and right to the buttons of one row.
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from "react";

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index) => index + 8,
  PageUp: (index) => index - 8,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

const sideways: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

interface RowKeysProps {
  readonly scroller: RefObject<HTMLElement | null>;
  /** The keys of all rows. */
  readonly keys: readonly string[];
  readonly selected: number;
  /** `isExtending` is true with Shift, which selects several rows. */
  readonly onSelect: (key: string, isExtending: boolean) => void;
}

const buttonsOf = (row: Element | null | undefined) => [
  ...(row?.querySelectorAll<HTMLElement>("button:not([role^='menuitem'])") ?? []),
];

export function useRowKeys({ scroller, keys, selected, onSelect }: RowKeysProps) {
  const follows = useRef(false);
  // The list scrolls to a selected row anyway, so the focus need not.
  useLayoutEffect(() => {
    if (!follows.current) return;
    follows.current = false;
    const row = scroller.current?.querySelector(`li[data-index="${selected}"]`);
    buttonsOf(row)[0]?.focus({ preventScroll: true });
  }, [scroller, selected]);
  return (event: KeyboardEvent<HTMLElement>): void => {
    const { key, shiftKey, ctrlKey, metaKey, altKey, target } = event;
    const isOurs = target instanceof HTMLElement && !event.defaultPrevented;
    if (!isOurs || ctrlKey || metaKey || altKey) return;
    const by = sideways[key];
    const to = steps[key]?.(selected, keys.length);
    if (by !== undefined) {
      const buttons = buttonsOf(target.closest("li"));
      buttons[buttons.indexOf(target) + by]?.focus();
    } else if (to !== undefined) {
      const next = keys[Math.min(keys.length - 1, Math.max(0, to))];
      if (next === undefined) return;
      follows.current = next !== keys[selected];
      onSelect(next, shiftKey);
    } else return;
    event.preventDefault();
  };
}
