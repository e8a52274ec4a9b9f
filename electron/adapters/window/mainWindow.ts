// The main window: made, shown, hidden, remembered.
import { BrowserWindow, nativeImage, screen, type IpcMainInvokeEvent } from "electron";
import type { SnapshotPatch } from "../../contract/contract.ts";
import type { Store } from "../../core/base/ports.ts";
import icon from "../../icons/icon-128.png?inline";
import { background, isFrom, load, type PagePorts, stateChannel, webPreferences } from "./page.ts";
import { placeOf, usableBounds, type WindowPlace } from "./place.ts";

export interface MainWindowPorts extends PagePorts {
  readonly place: Store<WindowPlace>;
  /** Asked when the window is to go: false means that it could not be brought back, and is minimised, or quits where it was closed. */
  readonly canHide: () => Promise<boolean>;
  readonly quit: () => void;
  /** It has come to the front. */
  readonly focused: () => void;
}

export interface MainWindow {
  /** Makes the window at the first call; brings it to the front at each. */
  readonly show: () => void;
  readonly hide: () => Promise<void>;
  /** Resolves when it is on the screen for the first time. */
  readonly shown: Promise<void>;
  readonly isFocused: () => boolean;
  readonly publish: (patch: SnapshotPatch) => void;
  /** Whether a message comes from our own page in our own window's main frame. */
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean;
  /** Remembers its place and takes it away, without asking its page, which may no longer answer. */
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

export function createMainWindow(ports: MainWindowPorts): MainWindow {
  let window: BrowserWindow | null = null;
  const painted = Promise.withResolvers<void>();

  const remember = (shown: BrowserWindow) => {
    const written = ports.place.write(placeOf(shown));
    if (!written.ok && written.error.kind === "storeFailed") ports.log.error(written.error.reason);
  };

  /** `otherwise`: for where nothing would bring it back. */
  const hideOr = async (otherwise: (shown: BrowserWindow) => void) => {
    if (window === null) return;
    remember(window);
    if (await ports.canHide()) window.hide();
    else otherwise(window);
  };

  const open = (): BrowserWindow => {
    const made = createBrowserWindow(ports);
    made.once("ready-to-show", () => {
      made.show();
      painted.resolve();
    });
    made.on("close", (event) => {
      event.preventDefault();
      void hideOr(ports.quit);
    });
    made.on("closed", () => {
      window = null;
    });
    made.on("focus", ports.focused);
    load(made, "index.html", ports.log);
    return made;
  };

  return {
    hide: () => hideOr((shown) => shown.minimize()),
    shown: painted.promise,
    show() {
      if (window === null) {
        window = open();
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    publish: (patch) => window?.webContents.send(stateChannel, patch),
    isFocused: () => window?.isFocused() === true,
    isTrusted: (event) => isFrom(event, window),
    end() {
      if (window === null) return;
      remember(window);
      window.destroy();
    },
  };
}
