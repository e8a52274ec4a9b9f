// The windows’ door: the main window and the quick pick, in a session of their own that serves only our files.
import { session } from "electron";
import { join } from "node:path";
import { registerAppScheme, serveApp } from "./appProtocol.ts";
import { denyPermissions, lockNavigation } from "./lockdown.ts";
import { createMainWindow, type MainWindowPorts } from "./mainWindow.ts";
import { createQuickPickWindow, type QuickPickPorts } from "./quickPickWindow.ts";

export type { MainWindow } from "./mainWindow.ts";
export { noPlace, windowPlaceSchema } from "./place.ts";
export type { QuickPickWindow } from "./quickPickWindow.ts";

/** Must be called before Electron is ready. */
export function prepareWindows(): void {
  registerAppScheme();
  lockNavigation();
}

type WindowPorts = Omit<MainWindowPorts & QuickPickPorts, "session" | "preload"> & {
  /** The folder that the build wrote the pages and the preload script to. */
  readonly dist: string;
};

/** Shows nothing yet. */
export function createWindows({ dist, ...ports }: WindowPorts) {
  const windows = session.fromPartition("windows", { cache: false });
  serveApp(windows, join(dist, "renderer"));
  denyPermissions(windows);
  const page = { ...ports, session: windows, preload: join(dist, "preload", "preload.cjs") };
  return { main: createMainWindow(page), quickPick: createQuickPickWindow(page) };
}
