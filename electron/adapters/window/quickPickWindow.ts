// The quick pick: a small window that is kept ready, opens on the pointer’s screen, and closes when it loses the focus.
import { BrowserWindow, type IpcMainInvokeEvent } from "electron";
import type { SnapshotPatch } from "../../contract/contract.ts";
import { offerEditMenu } from "./editMenu.ts";
import {
  background,
  isFrom,
  keepHidden,
  load,
  nearPointer,
  type PagePorts,
  tell,
  webPreferences,
} from "./page.ts";

export interface QuickPickWindow {
  /** Creates the window hidden, so that opening it only has to show it. */
  readonly prepare: () => void;
  readonly open: () => void;
  /** Opens or closes the window, for a shortcut that does both. */
  readonly toggle: () => void;
  /** Gives the focus back to the program that had it. */
  readonly close: () => void;
  /** A new number for each opening; null while the window is closed. */
  readonly opening: () => number | null;
  readonly publish: (patch: SnapshotPatch) => void;
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean;
  /** Destroys the window without asking its page, which may no longer answer. */
  readonly end: () => void;
}

export interface QuickPickPorts extends PagePorts {
  readonly platform: NodeJS.Platform;
  readonly newId: () => string;
}

const size = { width: 560, height: 492 };

function createBrowserWindow(ports: QuickPickPorts): BrowserWindow {
  return new BrowserWindow({
    ...size,
    show: false,
    frame: false,
    resizable: false,
    maximizable: false,
    minimizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    title: "Tenantry quick pick",
    // On macOS, a panel takes the keyboard without bringing the whole application forward.
    ...(ports.platform === "darwin" ? { type: "panel" } : {}),
    backgroundColor: background(),
    webPreferences: webPreferences(ports),
  });
}

export function createQuickPickWindow(ports: QuickPickPorts): QuickPickWindow {
  let window: BrowserWindow | null = null;
  let openings = 0;

  const isShown = () => window?.isVisible() === true;
  const send = (patch: SnapshotPatch) => tell(window, patch, ports);
  /** Makes the hidden page start over, so that it opens with an empty field and the current tenants. */
  const renewed = (): SnapshotPatch => ({ navigation: { id: ports.newId(), to: "quickPick" } });
  const publish = (patch: SnapshotPatch) => {
    const isStale = patch.tenants !== undefined || patch.usage !== undefined;
    send(isStale && !isShown() ? { ...patch, ...renewed() } : patch);
  };

  const close = () => {
    if (window === null || !isShown()) return;
    // Windows returns the focus to the previous program only if this window gives it up first.
    if (ports.platform === "win32") window.blur();
    window.hide();
    send(renewed());
  };

  const make = (): BrowserWindow => {
    const made = createBrowserWindow(ports);
    const isMenuOpen = offerEditMenu(made.webContents, () => {
      if (isShown()) made.focus();
    });
    made.on("blur", () => {
      if (!isMenuOpen()) close();
    });
    made.on("close", (event) => {
      event.preventDefault();
      close();
    });
    made.on("closed", () => {
      window = null;
    });
    load(made, "quickPick.html", ports.log);
    keepHidden(made);
    return made;
  };

  const open = () => {
    if (!isShown()) openings += 1;
    window ??= make();
    window.setBounds(nearPointer(size));
    window.show();
    window.focus();
  };

  return {
    prepare() {
      window ??= make();
    },
    open,
    toggle: () => (isShown() ? close() : open()),
    close,
    opening: () => (isShown() ? openings : null),
    publish,
    isTrusted: (event) => isFrom(event, window),
    end: () => window?.destroy(),
  };
}
