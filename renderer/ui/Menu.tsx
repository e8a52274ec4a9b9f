// A menu button after the WAI-ARIA pattern: arrows move, Escape and a click elsewhere close, focus comes back.
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "./Button.tsx";
import { Icon } from "./icons.tsx";
import styles from "./Menu.module.css";

export interface MenuItem {
  readonly label: string;
  readonly onChoose: () => void;
  readonly shortcut?: string;
}

interface MenuProps {
  readonly label: string;
  readonly icon: "more" | "menu";
  readonly items: readonly MenuItem[];
  /** For the button's place in its row. */
  readonly className?: string | undefined;
}

interface MenuListProps extends MenuProps {
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowUp: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

function MenuList({ label, items, anchor, onClose }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const menu = list.current;
    if (menu === null) return;
    menu.showPopover();
    const { right, bottom, top } = anchor.getBoundingClientRect();
    const { width, height } = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(4, right - width)}px`;
    menu.style.top = `${bottom + height > window.innerHeight ? top - height : bottom}px`;
    menu.querySelector("button")?.focus();
  }, [anchor]);
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    event.stopPropagation();
    const buttons = [...event.currentTarget.querySelectorAll("button")];
    const index = buttons.findIndex((button) => button === document.activeElement);
    const next = steps[event.key]?.(index, buttons.length);
    if (event.key === "Escape" || event.key === "Tab") onClose();
    if (next === undefined && event.key !== "Escape") return;
    event.preventDefault();
    if (next !== undefined) buttons[next]?.focus();
  };
  return (
    <div
      ref={list}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      popover="auto"
      className={styles.menu}
      onKeyDown={move}
      onToggle={(event) => {
        if (event.newState === "closed") onClose();
      }}
    >
      {items.map(({ label: name, onChoose, shortcut }) => (
        <button
          key={name}
          type="button"
          role="menuitem"
          aria-label={name}
          className={styles.item}
          onClick={() => {
            onClose();
            onChoose();
          }}
        >
          {name}
          {shortcut !== undefined && <kbd className={styles.shortcut}>{shortcut}</kbd>}
        </button>
      ))}
    </div>
  );
}

export function Menu({ label, icon, items, className }: MenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => {
    anchor?.focus();
    setAnchor(null);
  };
  return (
    <>
      <Button
        weight="icon"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(anchor === null ? event.currentTarget : null)}
      >
        <Icon name={icon} />
      </Button>
      {anchor !== null && (
        <MenuList label={label} icon={icon} items={items} anchor={anchor} onClose={close} />
      )}
    </>
  );
}
