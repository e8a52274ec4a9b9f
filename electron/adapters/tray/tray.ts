// The icon in the system tray and its menu, drawn from the core's data.
import { isDeepStrictEqual } from "node:util";
import {
  Menu,
  type MenuItemConstructorOptions,
  nativeImage,
  type NativeTheme,
  nativeTheme,
  Tray,
} from "electron";
import { assertNever } from "../../core/base/assertNever.ts";
import type { TrayAction, TrayFace, TrayItem } from "../../core/desktop/tray.ts";

export { hasTrayHost } from "./host.ts";

export interface TrayPorts {
  readonly platform: NodeJS.Platform;
  readonly items: () => readonly TrayItem[];
  readonly face: () => TrayFace;
  /** When it may say something else by itself, ms from now; null where it cannot. */
  readonly nextMinuteMs: () => number | null;
  readonly act: (action: TrayAction) => void;
  /** The menu is about to be seen, or may have been stale for a minute. */
  readonly looked: () => void;
}

export interface AppTray {
  /** To be called when what `items` or `face` gives may have changed. */
  readonly changed: () => void;
  readonly destroy: () => void;
}

const artwork: Readonly<Record<string, string>> = import.meta.glob("../../icons/tray/*.png", {
  eager: true,
  query: "?inline",
  import: "default",
});

/** Pixels, and the scale at which a tray of 16 asks for them. */
const sizes: readonly (readonly [number, number])[] = [
  [16, 1],
  [20, 1.25],
  [24, 1.5],
  [32, 2],
  [48, 3],
];

type ThemeName = "shouldUseDarkColors" | "shouldUseDarkColorsForSystemIntegratedUI";

/** The panel's theme, which the one chosen for the windows does not change; where the runtime tells only theirs, that one. */
function isPanelDark(): boolean {
  const theme: Partial<Pick<NativeTheme, ThemeName>> = nativeTheme;
  return (theme.shouldUseDarkColorsForSystemIntegratedUI ?? theme.shouldUseDarkColors) === true;
}

function trayImage(platform: NodeJS.Platform, face: TrayFace) {
  const ground = isPanelDark() ? "dark" : "light";
  const look = platform === "darwin" ? "template" : ground;
  const dataUrl = (size: number) => artwork[`../../icons/tray/${face}-${look}-${size}.png`] ?? "";
  // A Linux panel scales one image to its own size, and a larger one stays sharp.
  if (platform === "linux") return nativeImage.createFromDataURL(dataUrl(48));
  const image = nativeImage.createEmpty();
  for (const [size, scaleFactor] of sizes)
    image.addRepresentation({ scaleFactor, dataURL: dataUrl(size) });
  image.setTemplateImage(platform === "darwin");
  return image;
}

/** One sign makes the next letter a mnemonic; two are the sign itself, on every platform. */
const literal = (label: string): string => label.replaceAll("&", "&&");

/** Menus that are made of the same items as before are not made again: «All tenants» may hold 10,000. */
function createMenus(act: (action: TrayAction) => void) {
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
  const menuOf = (items: readonly TrayItem[]): Menu => {
    const known = made.get(items);
    if (known !== undefined) return known;
    const menu = Menu.buildFromTemplate(items.map(draw));
    made.set(items, menu);
    return menu;
  };
  return menuOf;
}

/** After a change, so that a copy's four changes cost one drawing. */
const settleMs = 150;
/** A panel may be busy for a second with a menu of 10,000 entries, so that it gets the next one when nothing has changed for as long. */
const largeSettleMs = 1_000;
const largeMenu = 1_000;
/** After the first of many changes, however closely they follow each other. */
const longestSettleMs = 3_000;
const minuteMs = 60_000;

const countOf = (items: readonly TrayItem[]): number =>
  items.reduce((sum, item) => sum + 1 + (item.kind === "menu" ? countOf(item.items) : 0), 0);

/**
 * A Linux panel is given its menu beforehand and says nothing when it opens it, so it is given a new one after each change that
 * shows, and when a minute has passed while something may have, at most once a minute. Elsewhere the menu is made when it opens.
 */
function keepGiven(
  tray: Tray,
  menuOf: (items: readonly TrayItem[]) => Menu,
  { items, nextMinuteMs, looked }: Pick<TrayPorts, "items" | "nextMinuteMs" | "looked">,
) {
  let timer: NodeJS.Timeout | undefined;
  let given: readonly TrayItem[] | null = null;
  let changedSinceMs: number | null = null;
  const give = (soonestMs: number) => {
    changedSinceMs = null;
    // A change of the last moment may come due after the end.
    if (tray.isDestroyed()) return;
    const current = items();
    // Quick with 10,000 tenants too: the items below «All tenants» are the same object.
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

/** Keep the result: a tray that is collected disappears. A left click shows the window where the platform has one. */
export function createTray(ports: TrayPorts): AppTray {
  const { platform, items, face, act, looked } = ports;
  const tray = new Tray(trayImage(platform, face()));
  tray.setToolTip("Tenantry");
  const menuOf = createMenus(act);
  const menu = () => menuOf(items());
  const open = () => {
    looked();
    tray.popUpContextMenu(menu());
  };
  const giveAnew = platform === "linux" ? keepGiven(tray, menuOf, ports) : () => undefined;
  if (platform !== "linux") tray.on("right-click", open);
  tray.on("click", () => (platform === "darwin" ? open() : act({ kind: "open" })));
  let shown = face();
  const drawFace = () => tray.setImage(trayImage(platform, face()));
  nativeTheme.on("updated", drawFace);
  return {
    changed() {
      giveAnew();
      if (face() === shown) return;
      shown = face();
      drawFace();
    },
    destroy() {
      nativeTheme.off("updated", drawFace);
      tray.destroy();
    },
  };
}
