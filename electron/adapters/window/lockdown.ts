// What a window may never do, whatever gets to run in it.
import { app, type Session } from "electron";
import { appOrigin } from "./appProtocol.ts";

/** Denies every permission that a page can ask for. */
export function denyPermissions(windows: Session): void {
  windows.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  windows.setPermissionCheckHandler(() => false);
  windows.setDevicePermissionHandler(() => false);
}

function stay(event: { readonly url: string; preventDefault(): void }): void {
  if (!event.url.startsWith(`${appOrigin}/`)) event.preventDefault();
}

/** No way to another page, no new window, no webview; for every web contents that comes to be. */
export function lockNavigation(): void {
  app.on("web-contents-created", (_event, contents) => {
    contents.on("will-navigate", stay);
    contents.on("will-frame-navigate", stay);
    contents.on("will-redirect", stay);
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
  });
}
