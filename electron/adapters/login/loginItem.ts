// Has the desktop start Tenantry, hidden, at login: through Electron on Windows and macOS, through an autostart entry on Linux.
import type { App } from "electron";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { LoginItem } from "../../core/base/ports.ts";
import { fail, ok } from "../../core/base/result.ts";
import { errorCodeOf, whyNotWritten } from "../platform.ts";
import { entryPath, entryText, startsProgram } from "./autostartEntry.ts";

export interface LoginItemPorts {
  readonly app: Pick<App, "isPackaged" | "getLoginItemSettings" | "setLoginItemSettings">;
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  readonly home: string;
  readonly appId: string;
  readonly execPath: string;
}

const args = ["--hidden"];

/** What to start: an AppImage and the portable program of Windows run unpacked, at another place each time. */
const programOf = ({ environment, execPath }: LoginItemPorts): string =>
  environment["APPIMAGE"] ?? environment["PORTABLE_EXECUTABLE_FILE"] ?? execPath;

function throughElectron(ports: LoginItemPorts): Pick<LoginItem, "isSet" | "set"> {
  const { app, platform } = ports;
  const item = platform === "win32" ? { path: programOf(ports), args } : {};
  return {
    async isSet() {
      const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings(item);
      // In the task manager of Windows, the operator turns an entry off without removing it.
      return openAtLogin && (platform !== "win32" || executableWillLaunchAtLogin);
    },
    async set(isOn) {
      app.setLoginItemSettings({ ...item, openAtLogin: isOn });
      // macOS may want the operator’s consent first, in its own settings.
      const { openAtLogin, status } = app.getLoginItemSettings(item);
      if (openAtLogin === isOn) return ok(null);
      const reason =
        status === "requires-approval"
          ? "macOS wants you to allow Tenantry under Login Items in the system’s settings."
          : "The system did not change what it starts when you log in.";
      return fail({ kind: "storeFailed", reason });
    },
  };
}

function throughEntry(ports: LoginItemPorts): Pick<LoginItem, "isSet" | "set"> {
  const { environment, home, appId } = ports;
  const path = entryPath(environment, home, appId);
  const write = async (text: string) => {
    const unsaved = `${path}.${crypto.randomUUID()}.tmp`;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    try {
      await writeFile(unsaved, text, { flag: "wx" });
      await rename(unsaved, path);
    } finally {
      await rm(unsaved, { force: true });
    }
  };
  return {
    async isSet() {
      try {
        return startsProgram(await readFile(path, "utf8"));
      } catch {
        return false;
      }
    },
    async set(isOn) {
      try {
        await (isOn ? write(entryText(appId, programOf(ports), args)) : rm(path, { force: true }));
        return ok(null);
      } catch (cause) {
        const reason = `${path} could not be changed: ${whyNotWritten(errorCodeOf(cause))}.`;
        return fail({ kind: "storeFailed", reason });
      }
    },
  };
}

export function createLoginItem(ports: LoginItemPorts): LoginItem {
  const through = ports.platform === "linux" ? throughEntry : throughElectron;
  // A development build runs in Electron’s own program, which would start without it.
  return { isOffered: ports.app.isPackaged, ...through(ports) };
}

/** True if macOS, which passes on no arguments, has started us at login. */
export const wasStartedAtLogin = (
  app: Pick<App, "getLoginItemSettings">,
  platform: NodeJS.Platform,
): boolean => platform === "darwin" && app.getLoginItemSettings().wasOpenedAtLogin;
