// The main window: made, shown, hidden, remembered, and brought back when its renderer dies.
import {
  BrowserWindow,
  nativeImage,
  nativeTheme,
  screen,
  type Session,
  type IpcMainInvokeEvent,
} from "electron";
import type { SnapshotPatch } from "../contract.ts";
import type { Log, Store } from "../core/ports.ts";
import { appOrigin } from "./appProtocol.ts";
import icon from "../icons/icon-128.png?inline";
import { placeOf, usableBounds, type WindowPlace } from "./windowPlace.ts";

export const stateChannel = "tenantry:state";
const startPage = `${appOrigin}/index.html`;
/** A renderer that dies this often within a minute is not started again. */
const mostReloads = 3;

export interface WindowPorts {
  readonly session: Session;
  readonly preload: string;
  readonly place: Store<WindowPlace>;
  readonly log: Log;
  /** Asked when the window is closed: false means that it could not be brought back. */
  readonly canHide: () => Promise<boolean>;
  readonly quit: () => void;
}

export interface MainWindow {
  /** Makes the window at the first call; brings it to the front at each. */
  readonly show: () => void;
  readonly hide: () => Promise<void>;
  readonly publish: (patch: SnapshotPatch) => void;
  /** Whether a message comes from our own page in our own window's main frame. */
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean;
  /** From now on closing means closing. */
  readonly release: () => void;
}

function createBrowserWindow({ session, preload, place }: WindowPorts): BrowserWindow {
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
    backgroundColor: nativeTheme.shouldUseDarkColors ? "#1d1f27" : "#ffffff",
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: DEVELOPMENT_BUILD,
    },
  });
  if (place.read().maximized) window.maximize();
  return window;
}

/** Reloads after a crash; a page that keeps crashing is left, so that it cannot eat the machine. */
function reloadAfterCrash(window: BrowserWindow, log: Log): void {
  let reloads = 0;
  window.webContents.on("render-process-gone", (_event, { reason }) => {
    log.error(`The window's renderer ended: ${reason}.`);
    if (reason === "clean-exit" || reloads === mostReloads) return;
    reloads += 1;
    if (reloads === 1) setTimeout(() => (reloads = 0), 60_000).unref();
    window.webContents.reload();
  });
}

export function createMainWindow(ports: WindowPorts): MainWindow {
  let window: BrowserWindow | null = null;
  let released = false;

  const remember = (shown: BrowserWindow) => {
    const written = ports.place.write(placeOf(shown));
    if (!written.ok && written.error.kind === "storeFailed") ports.log.error(written.error.reason);
  };

  const hide = async () => {
    if (window === null) return;
    remember(window);
    if (await ports.canHide()) window.hide();
    else ports.quit();
  };

  const open = (): BrowserWindow => {
    const made = createBrowserWindow(ports);
    made.once("ready-to-show", () => made.show());
    made.on("close", (event) => {
      if (released) return remember(made);
      event.preventDefault();
      void hide();
    });
    made.on("closed", () => {
      window = null;
    });
    reloadAfterCrash(made, ports.log);
    void made.loadURL(startPage);
    return made;
  };

  return {
    hide,
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
    isTrusted: ({ sender, senderFrame }) =>
      sender === window?.webContents &&
      senderFrame === sender.mainFrame &&
      senderFrame.url.startsWith(`${appOrigin}/`),
    release() {
      released = true;
    },
  };
}
