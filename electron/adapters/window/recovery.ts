// Brings a page back whose process has died or no longer answers.
import { type BrowserWindow, dialog } from "electron";
import type { Log } from "../../core/base/ports.ts";

/** A crash counts for this long, ms. */
const rememberedMs = 60_000;
/** The page comes back at once after this many crashes; after more, each pause is twice as long as the last. */
const promptReloads = 3;
const firstPauseMs = 2_000;
const longestPauseMs = 60_000;
/** Electron reports a page that has left a click or a key unanswered for some 15 s; this much later its process is ended, ms. */
const patienceMs = 5_000;

function pauseMs(crashes: number): number {
  if (crashes <= promptReloads) return 0;
  return Math.min(firstPauseMs * 2 ** (crashes - promptReloads - 1), longestPauseMs);
}

/** A native message, because the window itself can say nothing. */
function sayThatItFails(): void {
  void dialog.showMessageBox({
    type: "warning",
    title: "Tenantry",
    message: "Tenantry’s window keeps failing.",
    detail:
      "Tenantry goes on trying to bring it back. Until then the tray and the command line still work. If it does not come back, quit Tenantry and start it again.",
  });
}

/** Electron answers 0 for a process that has gone meanwhile; to the system that number means ourselves and our children. */
function end(processId: number): void {
  if (processId <= 0) return;
  try {
    process.kill(processId, "SIGKILL");
  } catch {
    // It has just ended without our help.
  }
}

/** Reloads the page after each crash, with growing pauses, and ends a process that hangs so that it can be reloaded. */
export function recover(window: BrowserWindow, page: string, log: Log): void {
  const { webContents } = window;
  let crashes: readonly number[] = [];
  let reloading: NodeJS.Timeout | undefined;
  let ending: NodeJS.Timeout | undefined;

  webContents.on("render-process-gone", (_event, { reason }) => {
    clearTimeout(ending);
    log.error(`The renderer of ${page} ended: ${reason}.`);
    if (reason === "clean-exit") return;
    const nowMs = performance.now();
    crashes = [...crashes.filter((atMs) => nowMs - atMs < rememberedMs), nowMs];
    if (crashes.length === promptReloads + 1) sayThatItFails();
    clearTimeout(reloading);
    reloading = setTimeout(() => webContents.reload(), pauseMs(crashes.length));
  });
  // Not `forcefullyCrashRenderer`, which on Linux asks the process itself to crash.
  window.on("unresponsive", () => {
    log.error(`The renderer of ${page} hangs.`);
    clearTimeout(ending);
    ending = setTimeout(() => end(webContents.getOSProcessId()), patienceMs);
  });
  window.on("responsive", () => clearTimeout(ending));
  window.on("closed", () => {
    clearTimeout(reloading);
    clearTimeout(ending);
  });
}
