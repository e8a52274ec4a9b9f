// The windows’ door: the main window, the quick pick and the question for consent, in a session of their own that serves only our files.
import { ipcMain, type IpcMainInvokeEvent, session } from "electron";
import { join } from "node:path";
import type { Handlers } from "../../core/base/handlers.ts";
import { registerAppScheme, serveApp } from "./appProtocol.ts";
import { type ConsentWindowPorts, createConsentWindow } from "./consentWindow.ts";
import { denyAll, limitChromium, lockNavigation } from "./lockdown.ts";
import { createMainWindow, type MainWindowPorts } from "./mainWindow.ts";
import { createPacker, readingCommands } from "./pack.ts";
import { readyChannel } from "./page.ts";
import { createQuickPickWindow, type QuickPickPorts } from "./quickPickWindow.ts";

export type { ConsentWindow } from "./consentWindow.ts";
export type { MainWindow } from "./mainWindow.ts";
export { openPlace } from "./placeFile.ts";
export type { QuickPickWindow } from "./quickPickWindow.ts";

/** Must be called before Electron is ready. */
export function prepareWindows(): void {
  registerAppScheme();
  limitChromium();
  lockNavigation();
}

type WindowPorts = Omit<
  MainWindowPorts & QuickPickPorts & ConsentWindowPorts,
  "session" | "preload" | "pack"
> & {
  /** The folder that the build wrote the pages and the preload script to. */
  readonly dist: string;
  /** Resolves when main answers commands. A page that has loaded before waits for it. */
  readonly ready: Promise<void>;
};

export type Windows = ReturnType<typeof createWindows>;

/** Shows nothing yet. */
export function createWindows({ dist, ready, ...ports }: WindowPorts) {
  ipcMain.handle(readyChannel, () => ready);
  const windows = session.fromPartition("windows", { cache: false });
  serveApp(windows, join(dist, "renderer"));
  denyAll(windows);
  const packer = createPacker();
  const preload = join(dist, "preload", "preload.cjs");
  const page = { ...ports, session: windows, preload, pack: packer.pack };
  const all = {
    main: createMainWindow(page),
    quickPick: createQuickPickWindow(page),
    consent: createConsentWindow(page),
  };
  return {
    ...all,
    reading: (readState: Handlers<"readState">["readState"]) => readingCommands(packer, readState),
    /** Whether a message comes from our own page in the main frame of one of our windows. */
    isTrusted: (event: IpcMainInvokeEvent) =>
      Object.values(all).some((window) => window.isTrusted(event)),
  };
}
