// What all windows share: security settings, background colour, the first showing, and the loading of a page.
import {
  type BrowserWindow,
  type IpcMainInvokeEvent,
  nativeTheme,
  type Rectangle,
  screen,
  type Session,
  type WebPreferences,
} from "electron";
import type { SnapshotPatch } from "../../contract/contract.ts";
import type { Log } from "../../core/base/ports.ts";
import { appOrigin } from "./appProtocol.ts";
import type { Packer } from "./pack.ts";
import { recover } from "./recovery.ts";

const stateChannel = "tenantry:state";
/** What the preload script asks before its first command. */
export const readyChannel = "tenantry:ready";

export interface PagePorts {
  readonly session: Session;
  readonly preload: string;
  readonly log: Log;
  /** Takes long lists out of what a window is told. */
  readonly pack: Packer["pack"];
}

export const webPreferences = ({ session, preload }: PagePorts): WebPreferences => ({
  session,
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  devTools: DEVELOPMENT_BUILD,
});

/** The page’s own background, so that nothing flashes before its first paint. */
export const background = (): string => (nativeTheme.shouldUseDarkColors ? "#1d1f27" : "#ffffff");

/** On Wayland, Electron never reports a hidden window as ready to show (electron#48859), so no window waits longer, ms. */
const longestUnseenMs = 700;

function oncePainted(window: BrowserWindow, then: () => void): void {
  const painted = () => {
    clearTimeout(timer);
    window.off("ready-to-show", painted);
    then();
  };
  const timer = setTimeout(painted, longestUnseenMs);
  window.on("ready-to-show", painted);
  window.on("closed", () => clearTimeout(timer));
}

/** Shows a new window as soon as its page is painted. */
export const reveal = (window: BrowserWindow, shown: () => void): void =>
  oncePainted(window, () => {
    // The first window is made before the theme is known.
    window.setBackgroundColor(background());
    window.show();
    shown();
  });

/** Lets a new window rest unseen: until it has been hidden once, its page takes itself for visible and counts down every second. */
export const keepHidden = (window: BrowserWindow): void =>
  oncePainted(window, () => {
    if (!window.isVisible()) window.hide();
  });

/** Centred on the pointer’s screen, a little above the middle. */
export function nearPointer(size: Pick<Rectangle, "width" | "height">): Rectangle {
  const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
  return {
    ...size,
    x: Math.round(workArea.x + (workArea.width - size.width) / 2),
    y: Math.round(workArea.y + (workArea.height - size.height) / 3),
  };
}

/** Tells a window’s page what changed of the state. */
export function tell(
  window: BrowserWindow | null,
  patch: SnapshotPatch,
  { pack }: Pick<PagePorts, "pack">,
): void {
  if (window === null) return;
  const { state, lists } = pack(patch);
  if (lists.length === 0) window.webContents.send(stateChannel, state);
  else window.webContents.send(stateChannel, state, lists);
}

/** Loads one of our pages, and brings it back whenever its process fails. */
export function load(window: BrowserWindow, page: string, log: Log): void {
  recover(window, page, log);
  void window.loadURL(`${appOrigin}/${page}`);
}

/** Whether a message comes from our own page in this window’s main frame. */
export const isFrom = (
  { sender, senderFrame }: IpcMainInvokeEvent,
  window: BrowserWindow | null,
): boolean =>
  sender === window?.webContents &&
  senderFrame === sender.mainFrame &&
  senderFrame.url.startsWith(`${appOrigin}/`);
