// Notifications of the desktop; a click on one leads to its tenant.
import { Notification } from "electron";
import type { WorkspaceId } from "../contract.ts";
import type { Notifier } from "../core/ports.ts";

/** Only the newest is kept up: a copy makes what was said of the one before stale. */
export function createNotifier(onClick: (workspaceId: WorkspaceId) => void): Notifier {
  let shown: Notification | null = null;
  return ({ title, body, workspaceId }) => {
    if (!Notification.isSupported()) return;
    shown?.close();
    const notification = new Notification({ title, body, silent: true });
    notification.on("click", () => onClick(workspaceId));
    notification.show();
    // Held until the next one: a notification that is collected no longer answers a click.
    shown = notification;
  };
}
