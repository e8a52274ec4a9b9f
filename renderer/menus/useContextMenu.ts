// Opens a menu at the pointer for a right click, or beside its anchor for the menu key.
import { type MouseEvent, useState } from "react";
import { afterPress } from "../focus/press.ts";
import type { Point } from "./MenuList.tsx";

interface Opened {
  /** The menu’s own button. */
  readonly anchor: HTMLElement;
  /** Null for the menu key. */
  readonly at: Point | null;
}

const rightButton = 2;

const isInMenu = (target: EventTarget): boolean =>
  target instanceof Element && target.closest("[role='menu']") !== null;

/** A text that can be selected keeps the menu that copies it. */
const isSelectable = (target: EventTarget): boolean =>
  target instanceof Element && getComputedStyle(target).userSelect === "text";

export function useContextMenu() {
  const [opened, setOpened] = useState<Opened | null>(null);
  const onContextMenu = (event: MouseEvent): void => {
    const { target, button, clientX: x, clientY: y } = event;
    if (isSelectable(target)) return;
    event.preventDefault();
    const anchor = event.currentTarget.querySelector<HTMLElement>("[aria-haspopup='menu']");
    if (isInMenu(target) || anchor === null) return;
    // While the button is down a popover would be closed by its release.
    afterPress(() => setOpened({ anchor, at: button === rightButton ? { x, y } : null }));
  };
  return { opened, onContextMenu, close: () => setOpened(null) };
}
