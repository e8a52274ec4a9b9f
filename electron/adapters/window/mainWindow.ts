// The main window: created, shown, hidden, and opened again in its old place.
import { BrowserWindow, nativeImage, screen, type IpcMainInvokeEvent } from "electron";
import type { SnapshotPatch, ZoomStep } from "../../contract/contract.ts";
import type { Store } from "../../core/base/ports.ts";
import icon from "../../icons/icon-128.png?inline";
import { offerEditMenu } from "./editMenu.ts";
import { background, isFrom, load, type PagePorts, reveal, tell, webPreferences } from "./page.ts";
import { placeOf, usableBounds, type WindowPlace } from "./place.ts";
import { allowZoom } from "./zoom.ts";

export interface MainWindowPorts extends PagePorts {
  readonly place: Store<WindowPlace>;
  /** False if nothing would bring a hidden window back. Then hiding minimises it, and closing it quits the application. */
  readonly canHide: () => Promise<boolean>;
  /** Called when the window is hidden for the first time of all, so that the operator learns where it is. */
  readonly hiddenFirst: () => void;
  readonly quit: () => void;
  readonly platform: NodeJS.Platform;
  /** Called when the window gets the focus. */
  readonly focused: () => void;
}

export interface MainWindow {
  /** Creates the window at the first call, which shows once it is painted, and brings it to the front at every later call. */
  readonly show: () => void;
  readonly hide: () => Promise<void>;
  /** Resolves when the window is on the screen for the first time. */
  readonly shown: Promise<void>;
  readonly zoom: (by: ZoomStep) => void;
  readonly isFocused: () => boolean;
  readonly publish: (patch: SnapshotPatch) => void;
  /** Whether a message comes from our own page in this window’s main frame. */
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean;
  /** Saves the window’s place and destroys it without asking its page, which may no longer answer. */
  readonly end: () => void;
}

function createBrowserWindow(ports: MainWindowPorts): BrowserWindow {
  const { place } = ports;
  const workAreas = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    width: 440,
    height: 680,
    ...usableBounds(place.read(), workAreas),
    minWidth: 360,
    minHeight: 480,
    show: false,
    title: "Tenantry",
    icon: nativeImage.createFromDataURL(icon),
    autoHideMenuBar: true,
    backgroundColor: background(),
    webPreferences: webPreferences(ports),
  });
  if (place.read().maximized) window.maximize();
  return window;
}

function remember(
  { place, log }: MainWindowPorts,
  shown: BrowserWindow,
  change: Partial<WindowPlace> = {},
): void {
  const written = place.write(placeOf(shown, { ...place.read(), ...change }));
  if (!written.ok && written.error.kind === "storeFailed") log.error(written.error.reason);
}

function bringForward(shown: BrowserWindow): void {
  if (shown.isMinimized()) shown.restore();
  shown.show();
  shown.focus();
}

export function createMainWindow(ports: MainWindowPorts): MainWindow {
  let window: BrowserWindow | null = null;
  let zoom: MainWindow["zoom"] | null = null;
  const painted: { resolve?: () => void } = {};
  const firstShown = new Promise<void>((resolve) => (painted.resolve = resolve));
  let isPainted = false;

  /** Does `otherwise` if nothing would bring the hidden window back. */
  const hideOr = async (otherwise: (shown: BrowserWindow) => void) => {
    if (window === null) return undefined;
    remember(ports, window);
    if (!(await ports.canHide())) return otherwise(window);
    window.hide();
    if (ports.place.read().hiddenBefore) return undefined;
    remember(ports, window, { hiddenBefore: true });
    return ports.hiddenFirst();
  };

  const open = (): BrowserWindow => {
    const made = createBrowserWindow(ports);
    reveal(made, () => {
      isPainted = true;
      painted.resolve?.();
    });
    made.on("close", (event) => {
      event.preventDefault();
      void hideOr(ports.quit);
    });
    made.on("closed", () => {
      window = null;
      isPainted = false;
      zoom = null;
    });
    made.on("focus", ports.focused);
    offerEditMenu(made.webContents);
    zoom = allowZoom(made.webContents, ports.platform, {
      level: () => ports.place.read().zoomLevel,
      set: (zoomLevel) => remember(ports, made, { zoomLevel }),
    });
    load(made, "index.html", ports.log);
    return made;
  };

  return {
    hide: () => hideOr((shown) => shown.minimize()),
    shown: firstShown,
    show() {
      if (window === null) window = open();
      else if (isPainted) bringForward(window);
    },
    zoom: (by) => zoom?.(by),
    publish: (patch) => tell(window, patch, ports),
    isFocused: () => window?.isFocused() === true,
    isTrusted: (event) => isFrom(event, window),
    end() {
      if (window === null) return;
      remember(ports, window);
      window.destroy();
    },
  };
}
