// The window that asks whether a program may read tokens. It exists only while there is a question.
import { BrowserWindow, type IpcMainInvokeEvent, nativeImage } from "electron";
import type { SnapshotPatch } from "../../contract/contract.ts";
import icon from "../../icons/icon-128.png?inline";
import {
  background,
  isFrom,
  load,
  nearPointer,
  type PagePorts,
  reveal,
  tell,
  webPreferences,
} from "./page.ts";

export interface ConsentWindow {
  /** Creates the window, which comes to the front once its page is painted. */
  readonly open: () => void;
  /** Destroys the window without asking its page, and gives the focus back to the program that had it. */
  readonly close: () => void;
  readonly publish: (patch: SnapshotPatch) => void;
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean;
}

export interface ConsentWindowPorts extends PagePorts {
  readonly platform: NodeJS.Platform;
  /** Called when the operator closes the window instead of answering. */
  readonly consentDismissed: () => void;
}

const size = { width: 440, height: 380 };

function createBrowserWindow(ports: ConsentWindowPorts): BrowserWindow {
  return new BrowserWindow({
    ...nearPointer(size),
    minWidth: 320,
    minHeight: 240,
    show: false,
    maximizable: false,
    minimizable: false,
    fullscreenable: false,
    alwaysOnTop: true,
    title: "Tenantry: may a program read tokens?",
    icon: nativeImage.createFromDataURL(icon),
    // On macOS, a panel takes the keyboard without bringing the whole application forward.
    ...(ports.platform === "darwin" ? { type: "panel" } : {}),
    backgroundColor: background(),
    webPreferences: webPreferences(ports),
  });
}

export function createConsentWindow(ports: ConsentWindowPorts): ConsentWindow {
  let window: BrowserWindow | null = null;

  const make = (): BrowserWindow => {
    const made = createBrowserWindow(ports);
    made.on("close", (event) => {
      event.preventDefault();
      ports.consentDismissed();
    });
    made.on("closed", () => {
      window = null;
    });
    reveal(made, () => made.focus());
    load(made, "consent.html", ports.log);
    return made;
  };

  return {
    open() {
      window ??= make();
    },
    close() {
      if (window === null) return;
      // Windows returns the focus to the previous program only if this window gives it up first.
      if (ports.platform === "win32") window.blur();
      window.destroy();
    },
    publish: (patch) => tell(window, patch, ports),
    isTrusted: (event) => isFrom(event, window),
  };
}
