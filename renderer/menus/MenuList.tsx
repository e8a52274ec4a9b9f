// An open menu: its entries, its place on the screen, and where the focus goes when it closes.
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { Icon } from "../ui/icons.tsx";
import { inSections } from "../forms/sections.ts";
import styles from "./Menu.module.css";
import { useMenuKeys } from "./useMenuKeys.ts";

interface MenuCommand {
  readonly label: string;
  readonly onChoose: () => void;
  readonly shortcut?: string | undefined;
  /** The heading above neighbours that share it. */
  readonly section?: string | undefined;
  /** What to know before choosing it; read aloud after the label. */
  readonly note?: string | undefined;
  /** Drawn before the label. */
  readonly mark?: ReactNode;
  /** Set when the items are alternatives: whether this one is in use. */
  readonly checked?: boolean;
}

/** Choosing a group replaces the menu’s items with its own. */
export interface MenuGroup {
  readonly label: string;
  readonly section?: string | undefined;
  readonly items: readonly MenuCommand[];
  readonly shortcut?: string | undefined;
}

export type MenuItem = MenuCommand | MenuGroup;

/** A place in the window, CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

interface MenuListProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** The menu opens beside it, and gives it the focus on closing. */
  readonly anchor: HTMLElement;
  /** Opens the menu there instead of beside its anchor. */
  readonly at?: Point | null;
  /** The last entry gets the focus, not the first. */
  readonly fromEnd?: boolean;
  readonly onClose: () => void;
}

/** Keeps the menu inside the window: below its place, or above it if there is no room below. */
function place(menu: HTMLElement, anchor: HTMLElement, at: Point | null): void {
  const box = anchor.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const left = at === null ? box.right - width : Math.min(at.x, window.innerWidth - width - 4);
  const [top, bottom] = at === null ? [box.top, box.bottom] : [at.y, at.y];
  const isBelow = bottom + height <= window.innerHeight;
  menu.style.left = `${Math.max(4, left)}px`;
  menu.style.top = `${Math.max(4, isBelow ? bottom : top - height)}px`;
}

/** The menu itself, after a group has been left, or an open group. */
interface Level {
  readonly group: MenuGroup | null;
  /** The group that was left. */
  readonly from: string;
}

/** The entry to start with: in a group the one in use, else the first after the way back; in the menu the group that was left. */
function startOf(menu: HTMLElement, { group, from }: Level): HTMLElement | undefined {
  const entries = [...menu.querySelectorAll("button")];
  if (group === null) return entries.find(({ dataset }) => dataset["label"] === from);
  return entries.find((entry) => entry.getAttribute("aria-checked") === "true") ?? entries[1];
}

function useShown(list: RefObject<HTMLElement | null>, props: MenuListProps, level: Level | null) {
  const { anchor, at = null, fromEnd = false } = props;
  useEffect(() => {
    const menu = list.current;
    if (menu === null) return undefined;
    const follow = () => place(menu, anchor, at);
    menu.showPopover();
    follow();
    [...menu.querySelectorAll("button")].at(fromEnd ? -1 : 0)?.focus({ preventScroll: true });
    window.addEventListener("resize", follow);
    document.addEventListener("scroll", follow, true);
    return () => {
      window.removeEventListener("resize", follow);
      document.removeEventListener("scroll", follow, true);
    };
  }, [list, anchor, at, fromEnd]);
  useEffect(() => {
    if (level === null || list.current === null) return;
    place(list.current, anchor, at);
    const start = startOf(list.current, level);
    start?.focus({ preventScroll: true });
    start?.scrollIntoView({ block: "nearest" });
  }, [list, anchor, at, level]);
}

function MenuEntry({ item, onChoose }: { item: MenuItem; onChoose: () => void }) {
  const { label, shortcut } = item;
  const { mark, checked, note } = "items" in item ? {} : item;
  return (
    <button
      type="button"
      role={checked === undefined ? "menuitem" : "menuitemradio"}
      aria-checked={checked}
      aria-keyshortcuts={shortcut}
      aria-haspopup={"items" in item ? "menu" : undefined}
      data-label={label}
      className={styles.item}
      onClick={onChoose}
    >
      <span className={styles.name}>
        {mark}
        {label}
      </span>
      {note !== undefined && <span className={styles.note}>{note}</span>}
      {checked === true && <Icon name="tick" size={14} />}
      {"items" in item && (
        <span className={styles.opens}>
          <Icon name="down" size={14} />
        </span>
      )}
      {shortcut !== undefined && (
        <kbd aria-hidden="true" className={styles.shortcut}>
          {shortcut}
        </kbd>
      )}
    </button>
  );
}

/** Entries under their heading; without a name, the entries alone. */
function Section({ name, children }: { name: string | undefined; children: ReactNode }) {
  if (name === undefined) return children;
  return (
    <fieldset aria-label={name} className={styles.section}>
      <span aria-hidden="true" className={styles.heading}>
        {name}
      </span>
      {children}
    </fieldset>
  );
}

export function MenuList(props: MenuListProps) {
  const { label, items, anchor, onClose } = props;
  const list = useRef<HTMLDivElement>(null);
  /** Null until a group has been opened, so that the menu’s own focus is not disturbed. */
  const [level, setLevel] = useState<Level | null>(null);
  const group = level?.group ?? null;
  useShown(list, props, level);
  const close = () => {
    anchor.focus({ preventScroll: true });
    onClose();
  };
  const choose = (item: MenuItem) => {
    if ("items" in item) return setLevel({ group: item, from: "" });
    close();
    return item.onChoose();
  };
  const leave = () => setLevel({ group: null, from: group?.label ?? "" });
  const onKeyDown = useMenuKeys({
    onBack(key) {
      if (group !== null && key !== "Tab") leave();
      else if (key !== "ArrowLeft") close();
    },
  });
  return (
    <div
      ref={list}
      role="menu"
      tabIndex={-1}
      aria-label={group?.label ?? label}
      popover="auto"
      className={styles.menu}
      onKeyDown={onKeyDown}
      onToggle={(event) => {
        if (event.newState === "closed") onClose();
      }}
    >
      {group !== null && (
        <button type="button" role="menuitem" className={styles.level} onClick={leave}>
          <span className={styles.back}>
            <Icon name="down" size={14} />
          </span>
          <span className="visually-hidden">Back from </span>
          {group.label}
        </button>
      )}
      {inSections<MenuItem>(group?.items ?? items).map(({ section, items: neighbours }) => (
        <Section key={section ?? ""} name={section}>
          {neighbours.map((item) => (
            <MenuEntry key={item.label} item={item} onChoose={() => choose(item)} />
          ))}
        </Section>
      ))}
    </div>
  );
}
