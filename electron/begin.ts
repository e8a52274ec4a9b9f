// What comes before everything else: what Chromium must know before it is ready, and the first window, whose page loads while main still does.
import { app, Menu } from "electron";
import { join } from "node:path";
import { endFailedStart } from "./adapters/failedStart.ts";
import { createLiveSecrets } from "./adapters/liveSecrets.ts";
import { createLog } from "./adapters/log.ts";
import { wasStartedAtLogin } from "./adapters/login/loginItem.ts";
import { keepOutOfCoreDumps } from "./adapters/platform.ts";
import { prepareShortcut } from "./adapters/shortcut.ts";
import { createWindows, openPlace, prepareWindows } from "./adapters/window/window.ts";
import type { Answering, Beginning } from "./compose.ts";
import type { ShellRequest } from "./core/terminal/terminal.ts";

const { platform } = process;

const atLogin = (first: ShellRequest): ShellRequest =>
  first.kind === "show" && wasStartedAtLogin(app, platform) ? { kind: "hidden" } : first;

function openWindows({
  request,
  route,
  log,
  liveSecrets,
}: Pick<Beginning, "request" | "route" | "log" | "liveSecrets">): Beginning {
  let application: Answering | null = null;
  const known: { resolve?: () => void } = {};
  const ready = new Promise<void>((resolve) => (known.resolve = resolve));
  const { place, problems } = openPlace(app.getPath("userData"));
  const windows = createWindows({
    dist: join(import.meta.dirname, ".."),
    ready,
    log,
    platform,
    newId: () => crypto.randomUUID(),
    place,
    async canHide() {
      const { hasTrayHost } = await import("./adapters/tray/tray.ts");
      return hasTrayHost(platform);
    },
    hiddenFirst: () => application?.tellOfTray(),
    quit: () => app.quit(),
    focused: () => application?.checkClipboard(),
    consentDismissed: () => application?.consent.dismiss(),
  });
  if (request.kind === "show" || request.kind === "open") windows.main.show();
  return {
    request,
    route,
    log,
    liveSecrets,
    windows,
    problems,
    answers(by) {
      application = by;
      known.resolve?.();
    },
  };
}

/** Becomes the application, before Electron is ready. */
export function begin(request: ShellRequest): void {
  keepOutOfCoreDumps(platform);
  const liveSecrets = createLiveSecrets();
  const log = createLog(join(app.getPath("userData"), "logs"), {
    console: DEVELOPMENT_BUILD,
    redact: liveSecrets.redact,
  });
  process.on("uncaughtException", (cause) => log.error("Uncaught exception.", cause));
  process.on("unhandledRejection", (cause) => log.error("Unhandled rejection.", cause));
  // On macOS, Copy and Paste need the default menu; the other platforms would only show an empty menu bar.
  if (platform !== "darwin") Menu.setApplicationMenu(null);
  prepareWindows();
  const route = prepareShortcut(platform, process.env, app.commandLine);
  // Names are looked up as the system says, not over HTTPS at its provider.
  app.once("ready", () => app.configureHostResolver({ secureDnsMode: "off" }));
  void app.whenReady().then(async () => {
    try {
      const beginning = openWindows({ request: atLogin(request), route, log, liveSecrets });
      const { compose } = await import("./compose.ts");
      return compose(beginning);
    } catch (cause) {
      log.error("The start failed.", cause);
      return endFailedStart(cause);
    }
  });
}
