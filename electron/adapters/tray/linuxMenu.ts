// Keeps the menu of a Linux panel current: the panel holds its own copy and does not say when it opens it.
import { isDeepStrictEqual } from "node:util";
import type { Tray } from "electron";
import type { TrayItem } from "../../core/desktop/desktop.ts";
import type { MenuOf } from "./menu.ts";

export interface LinuxMenuPorts {
  readonly items: () => readonly TrayItem[];
  /** When a label that counts minutes changes next, in ms from now; null if none does. */
  readonly nextMinuteMs: () => number | null;
  /** Called before the menu is shown and, while a label counts, once a minute: the clipboard may have changed. */
  readonly looked: () => void;
}

/** A copy causes four changes in quick succession; after this pause they cost one menu. */
const settleMs = 150;
/** A panel may be busy for a second with a menu of 10,000 entries, so it gets the next one after a longer pause. */
const largeSettleMs = 1_000;
const largeMenu = 1_000;
/** Changes that never pause are shown after this time all the same. */
const longestSettleMs = 3_000;
const minuteMs = 60_000;

const countOf = (items: readonly TrayItem[]): number =>
  items.reduce((sum, item) => sum + 1 + (item.kind === "menu" ? countOf(item.items) : 0), 0);

/**
 * Gives the panel its first menu. The function that it returns must be called after each change; the panel gets a new menu only
 * if an entry differs. Labels that count minutes are renewed at most once a minute.
 */
export function keepLinuxMenu(
  tray: Tray,
  menuOf: MenuOf,
  { items, nextMinuteMs, looked }: LinuxMenuPorts,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let given: readonly TrayItem[] | null = null;
  let changedSinceMs: number | null = null;
  const give = (soonestMs: number) => {
    changedSinceMs = null;
    // A change just before the end may come due after it.
    if (tray.isDestroyed()) return;
    const current = items();
    // Fast even with 10,000 tenants, because the items below “All tenants” are the same array.
    if (!isDeepStrictEqual(current, given)) tray.setContextMenu(menuOf(current));
    given = current;
    const nextMs = nextMinuteMs();
    if (nextMs === null) timer = undefined;
    else timer = setTimeout(tick, Math.max(soonestMs, nextMs + 50)).unref();
  };
  const tick = () => {
    looked();
    give(minuteMs);
  };
  const within = (ms: number, then: () => void) => {
    const now = performance.now();
    changedSinceMs ??= now;
    timer = setTimeout(then, Math.max(0, Math.min(ms, changedSinceMs + longestSettleMs - now)));
  };
  const settle = () => {
    if (countOf(items()) <= largeMenu) give(0);
    else within(largeSettleMs - settleMs, () => give(0));
  };
  give(0);
  return () => {
    clearTimeout(timer);
    within(settleMs, settle);
  };
}
