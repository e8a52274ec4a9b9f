// Turns the core’s tray items into Electron menus.
import { Menu, type MenuItemConstructorOptions } from "electron";
import { assertNever } from "../../core/base/result.ts";
import type { TrayAction, TrayItem } from "../../core/desktop/desktop.ts";

export type MenuOf = (items: readonly TrayItem[]) => Menu;

/** A single “&” would make the next letter a mnemonic; a doubled one is shown as “&” on every platform. */
const literal = (label: string): string => label.replaceAll("&", "&&");

/** Builds each array of items only once: “All tenants” may hold 10,000, and the core hands over the same array again. */
export function createMenus(act: (action: TrayAction) => void): MenuOf {
  const made = new WeakMap<readonly TrayItem[], Menu>();
  const draw = (item: TrayItem): MenuItemConstructorOptions => {
    switch (item.kind) {
      case "line":
        return { type: "separator" };
      case "words":
        return { label: literal(item.label), enabled: false };
      case "action":
        return { label: literal(item.label), click: () => act(item.action) };
      case "menu":
        return { label: literal(item.label), submenu: menuOf(item.items) };
      default:
        return assertNever(item);
    }
  };
  const menuOf: MenuOf = (items) => {
    const known = made.get(items);
    if (known !== undefined) return known;
    const menu = Menu.buildFromTemplate(items.map(draw));
    made.set(items, menu);
    return menu;
  };
  return menuOf;
}
