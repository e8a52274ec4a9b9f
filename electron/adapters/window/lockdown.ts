// Forbids a window everything it does not need, whatever code runs in it.
import { app, type Session } from "electron";
import { appOrigin } from "./appProtocol.ts";

/**
 * Nothing listens at port 0. Windows load only `app:`, which no proxy concerns; anything else that Chromium would send for them,
 * such as a connection or a name’s look-up ahead of time, ends here without a packet.
 */
const nowhere = { proxyRules: "socks5://127.0.0.1:0", proxyBypassRules: "<-loopback>" };

/** Denies every permission that a page can request, every download and every connection. */
export function denyAll(windows: Session): void {
  windows.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  windows.setPermissionCheckHandler(() => false);
  windows.setDevicePermissionHandler(() => false);
  windows.on("will-download", (event) => event.preventDefault());
  void windows.setProxy(nowhere);
}

/** No page’s script pastes, which Electron 33 would allow, and no link looks up a name ahead of time, past any proxy. */
const blinkSettings =
  "DOMPasteAllowed=false,javaScriptCanAccessClipboard=false,dnsPrefetchingEnabled=false";

/** Must be called before Electron is ready. */
export function limitChromium(): void {
  app.commandLine.appendSwitch("blink-settings", blinkSettings);
  app.on("session-created", (session) => {
    session.setSpellCheckerEnabled(false);
    // A session has already begun to look for its dictionary, and would download it.
    session.setSpellCheckerDictionaryDownloadURL("data:,");
  });
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
    // UDP would get past the proxy and the content security policy.
    contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
  });
}
