// Ends a start that failed before the first window: with a native message, because there is no other place to say it, and an exit code.
import { app, dialog } from "electron";
import { exitCodes } from "../core/base/exitCodes.ts";

/** How long Electron may take until it can show a message, ms. */
const longestWaitMs = 3_000;

const linesOf = (cause: unknown): string =>
  cause instanceof Error ? (cause.stack ?? cause.message) : typeof cause;

/** Returns at once; the process ends when the message is closed, or soon if it can’t be shown. */
export function endFailedStart(cause: unknown): void {
  process.exitCode = exitCodes.failed;
  process.stderr.write(`Tenantry could not start.\n${linesOf(cause)}\n`);
  const giveUp = setTimeout(() => app.exit(exitCodes.failed), longestWaitMs);
  void app.whenReady().then(() => {
    clearTimeout(giveUp);
    dialog.showErrorBox(
      "Tenantry could not start",
      "Something unexpected happened. Restart the computer; if that does not help, install Tenantry again.\n\nStarted in a terminal, Tenantry says more.",
    );
    return app.exit(exitCodes.failed);
  });
}
