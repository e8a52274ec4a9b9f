// A menu button that follows the WAI-ARIA pattern: arrows open the menu and move in it; Escape or a choice returns the focus.
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
  /** Drawn before the label. */
  readonly mark?: ReactNode;
  /** Set when the items are alternatives: whether this one is in use. */
  readonly checked?: boolean;
}

/** Choosing a group replaces the menu’s items with its own. */
interface MenuGroup {
  readonly label: string;
  readonly items: readonly MenuCommand[];
  readonly shortcut?: string | undefined;
}

export type MenuItem = MenuCommand | MenuGroup;

interface MenuProps {
  readonly label: string;
  readonly icon: "more" | "menu" | "down";
  /** Shown beside the icon, in a wider button. */
  readonly content?: ReactNode;
  readonly items: readonly MenuItem[];
  /** Positions the button in its row. */
  readonly className?: string | undefined;
}

interface MenuListProps extends MenuProps {
  readonly anchor: HTMLElement;
  /** The key that opened the menu: ArrowUp focuses the last entry. */
  readonly openedBy: string | null;
  readonly onClose: () => void;
}

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowUp: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

/** Places the menu below its button, or above it if there is no room below. */
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
