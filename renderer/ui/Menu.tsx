// A menu button after the WAI-ARIA pattern: arrows open it and move in it; Escape and a choice give the focus back.
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import { Button } from "./Button.tsx";
import { Icon } from "./icons.tsx";
import styles from "./Menu.module.css";

interface MenuCommand {
  readonly label: string;
  readonly onChoose: () => void;
  readonly shortcut?: string | undefined;
  /** Before the label. */
  readonly mark?: ReactNode;
  /** For one of several, of which one is in force. */
  readonly checked?: boolean;
}

/** Choosing it shows its own items in the same place. */
interface MenuGroup {
  readonly label: string;
  readonly items: readonly MenuCommand[];
  readonly shortcut?: string | undefined;
}

export type MenuItem = MenuCommand | MenuGroup;

interface MenuProps {
  readonly label: string;
  readonly icon: "more" | "menu" | "down";
  /** Beside the icon, in a wider button. */
  readonly content?: ReactNode;
  readonly items: readonly MenuItem[];
  /** For the button's place in its row. */
  readonly className?: string | undefined;
}

interface MenuListProps extends MenuProps {
  readonly anchor: HTMLElement;
  /** The key that opened it, which may ask for the last entry. */
  readonly openedBy: string | null;
  readonly onClose: () => void;
}

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowUp: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

/** Below the button, or above it where there is no room; it follows when the list scrolls under it. */
function place(menu: HTMLElement, anchor: HTMLElement): void {
  const { right, bottom, top } = anchor.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(4, right - width)}px`;
  menu.style.top = `${bottom + height > window.innerHeight ? top - height : bottom}px`;
}

function useShown(
  list: RefObject<HTMLElement | null>,
  anchor: HTMLElement,
  openedBy: string | null,
  group: MenuGroup | null,
) {
  useEffect(() => {
    const menu = list.current;
    if (menu === null) return undefined;
    const follow = () => place(menu, anchor);
    menu.showPopover();
    follow();
    const buttons = [...menu.querySelectorAll("button")];
    buttons.at(openedBy === "ArrowUp" ? -1 : 0)?.focus();
    window.addEventListener("resize", follow);
    document.addEventListener("scroll", follow, true);
    return () => {
      window.removeEventListener("resize", follow);
      document.removeEventListener("scroll", follow, true);
    };
  }, [list, anchor, openedBy]);
  useEffect(() => {
    if (group === null || list.current === null) return;
    place(list.current, anchor);
    list.current.querySelector("button")?.focus();
  }, [list, anchor, group]);
}

function MenuEntry({ item, onChoose }: { item: MenuItem; onChoose: () => void }) {
  const { label, shortcut } = item;
  const { mark, checked } = "items" in item ? {} : item;
  return (
    <button
      type="button"
      role={checked === undefined ? "menuitem" : "menuitemradio"}
      aria-checked={checked}
      aria-keyshortcuts={shortcut}
      aria-haspopup={"items" in item ? "menu" : undefined}
      className={styles.item}
      onClick={onChoose}
    >
      <span className={styles.name}>
        {mark}
        {label}
      </span>
      {checked === true && <Icon name="tick" size={14} />}
      {shortcut !== undefined && (
        <kbd aria-hidden="true" className={styles.shortcut}>
          {shortcut}
        </kbd>
      )}
    </button>
  );
}

function MenuList({ label, items, anchor, openedBy, onClose }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [group, setGroup] = useState<MenuGroup | null>(null);
  useShown(list, anchor, openedBy, group);
  const choose = (item: MenuItem) => {
    if ("items" in item) return setGroup(item);
    anchor.focus();
    onClose();
    return item.onChoose();
  };
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    event.stopPropagation();
    const buttons = [...event.currentTarget.querySelectorAll("button")];
    const index = buttons.findIndex((button) => button === document.activeElement);
    const next = steps[event.key]?.(index, buttons.length);
    if (event.key === "Escape" || event.key === "Tab") {
      anchor.focus();
      onClose();
    }
    if (next === undefined && event.key !== "Escape") return;
    event.preventDefault();
    if (next !== undefined) buttons[next]?.focus();
  };
  return (
    <div
      ref={list}
      role="menu"
      tabIndex={-1}
      aria-label={group?.label ?? label}
      popover="auto"
      className={styles.menu}
      onKeyDown={move}
      onToggle={(event) => {
        if (event.newState === "closed") onClose();
      }}
    >
      {(group?.items ?? items).map((item) => (
        <MenuEntry key={item.label} item={item} onChoose={() => choose(item)} />
      ))}
    </div>
  );
}

export function Menu({ label, icon, content, items, className }: MenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [openedBy, setOpenedBy] = useState<string | null>(null);
  const close = () => setAnchor(null);
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    setOpenedBy(event.key);
    setAnchor(event.currentTarget);
  };
  return (
    <>
      <Button
        weight={content === undefined ? "icon" : "plain"}
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          setOpenedBy(null);
          setAnchor(anchor === null ? event.currentTarget : null);
        }}
      >
        {content}
        <Icon name={icon} />
      </Button>
      {anchor !== null && (
        <MenuList {...{ label, icon, items, anchor, openedBy }} onClose={close} />
      )}
    </>
  );
}
