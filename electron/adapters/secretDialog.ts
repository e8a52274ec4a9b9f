// The native dialogs about a new client secret. No page can answer, read or cover them.
import { BrowserWindow, dialog, type MessageBoxOptions } from "electron";
import type { SecretDialog } from "../core/base/ports.ts";

export function createSecretDialog(): SecretDialog {
  let open = new AbortController();
  /** Answers the number of the button; the last one if the dialog is closed. */
  const ask = async (options: MessageBoxOptions): Promise<number> => {
    const above = BrowserWindow.getFocusedWindow();
    const { signal } = open;
    const asked = { type: "none", noLink: true, signal, ...options } as const;
    const { response } = await (above === null
      ? dialog.showMessageBox(asked)
      : dialog.showMessageBox(above, asked));
    return response;
  };
  return {
    mayCopy: async ({ mspName, clientId }) =>
      (await ask({
        message: "Copy the new client secret?",
        detail: `It belongs to the API client ${clientId} of ${mspName}. Programs that read the clipboard can read it until it is cleared.`,
        buttons: ["Copy", "Cancel"],
        defaultId: 1,
        cancelId: 1,
      })) === 0,
    async show({ mspName, clientId }, secret) {
      await ask({
        message: `The new client secret of the API client ${clientId} of ${mspName}`,
        detail: secret,
        buttons: ["Close"],
      });
    },
    close() {
      open.abort();
      open = new AbortController();
    },
  };
}
