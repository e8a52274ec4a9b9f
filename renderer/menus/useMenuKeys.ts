// The keys of an open menu: arrows, Home and End move, letters jump to the next entry that begins with them.
import { type KeyboardEvent, useRef } from "react";

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowUp: (index, count) => (Math.max(0, index) - 1 + count) % count,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

/** Letters that follow each other within this time spell one beginning, ms. */
const spellingMs = 700;

const beginning = (label: string): string => label.trim().toLowerCase();

/** The next entry that begins with the letters. The same letter again goes on to the following one. */
function spelled(labels: readonly string[], index: number, typed: string): number | undefined {
  const first = typed.slice(0, 1);
  const isRepeated = typed === first.repeat(typed.length);
  const wanted = isRepeated ? first : typed;
  const from = isRepeated ? index + 1 : Math.max(0, index);
  const found = labels
    .map((_label, offset) => (from + offset) % labels.length)
    .find((at) => beginning(labels[at] ?? "").startsWith(wanted));
  return found;
}

interface MenuKeys {
  /** Closes the menu, or leaves a group. */
  readonly onBack: (key: string) => void;
}

export function useMenuKeys({ onBack }: MenuKeys) {
  const typed = useRef({ text: "", atMs: 0 });
  const letters = (key: string): string => {
    const isFresh = Date.now() - typed.current.atMs > spellingMs;
    const text = (isFresh ? "" : typed.current.text) + key.toLowerCase();
    typed.current = { text, atMs: Date.now() };
    return text;
  };
  return (event: KeyboardEvent<HTMLElement>): void => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return undefined;
    event.stopPropagation();
    const buttons = [...event.currentTarget.querySelectorAll("button")];
    const index = buttons.findIndex((button) => button === document.activeElement);
    if (key === "Escape" || key === "Tab" || key === "ArrowLeft") {
      event.preventDefault();
      return onBack(key);
    }
    if (key === "ArrowRight" && buttons[index]?.hasAttribute("aria-haspopup") === true) {
      event.preventDefault();
      return buttons[index].click();
    }
    const isLetter = /^\S$/u.test(key);
    const labels = isLetter ? buttons.map(({ dataset }) => dataset["label"] ?? "") : [];
    const next = isLetter
      ? spelled(labels, index, letters(key))
      : steps[key]?.(index, buttons.length);
    if (next === undefined) return undefined;
    event.preventDefault();
    return buttons[next]?.focus();
  };
}
