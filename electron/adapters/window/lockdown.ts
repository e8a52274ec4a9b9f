// Forbids a window everything it does not need, whatever code runs in it.
import { app, type Session } from "electron";
import { appOrigin } from "./appProtocol.ts";

/** Denies every permission that a page can request. */
export function denyPermissions(windows: Session): void {
  windows.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  windows.setPermissionCheckHandler(() => false);
  windows.setDevicePermissionHandler(() => false);
}

function stay(event: { readonly url: string; preventDefault(): void }): void {
  if (!event.url.startsWith(`${appOrigin}/`)) event.preventDefault();
}

/** Keeps every web contents, now and later, from navigating to another origin and from opening windows or webviews. */
export function lockNavigation(): void {
  app.on("web-contents-created", (_event, contents) => {
    contents.on("will-navigate", stay);
    contents.on("will-frame-navigate", stay);
    contents.on("will-redirect", stay);
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
  });
}
