// Updates through electron-updater, which this file alone loads: an AppImage, an NSIS installation and macOS get them by themselves.
import { AppImageUpdater, type AppUpdater, MacUpdater, NsisUpdater } from "electron-updater";
import type { Log, Updater } from "../../core/base/ports.ts";
import { type Feed, signedFeed } from "./signedFeed.ts";

export interface UpdaterPorts {
  readonly feed: Feed;
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: Pick<Log, "info">;
}

/** The packages of Debian and Fedora belong to root, and a portable program lies wherever its operator put it. */
const installsItself = ({ platform, environment }: UpdaterPorts): boolean => {
  if (platform === "linux") return environment["APPIMAGE"] !== undefined;
  return platform !== "win32" || environment["PORTABLE_EXECUTABLE_FILE"] === undefined;
};

function updaterOf(platform: NodeJS.Platform): AppUpdater {
  if (platform === "darwin") return new MacUpdater();
  return platform === "win32" ? new NsisUpdater() : new AppImageUpdater();
}

export function createUpdater(ports: UpdaterPorts): Updater {
  const { feed, platform, log } = ports;
  const updater = updaterOf(platform);
  const note = (text?: unknown) => log.info(`Update: ${String(text).split("\n", 1)[0]}`);
  updater.logger = { info: () => undefined, warn: note, error: note };
  updater.autoDownload = installsItself(ports);
  updater.autoInstallOnAppQuit = true;
  updater.autoRunAppAfterInstall = false;
  updater.allowPrerelease = false;
  updater.allowDowngrade = false;
  updater.disableDifferentialDownload = true;
  // Else it looks for nothing where it would install nothing.
  updater.forceDevUpdateConfig = !updater.autoDownload;
  // It would keep a number for this installation, and send it.
  Reflect.set(updater, "stagingUserIdPromise", { value: Promise.resolve("") });
  updater.setFeedURL({ provider: "custom", updateProvider: signedFeed(feed) });
  return {
    async look() {
      const found = await updater.checkForUpdates();
      if (found?.isUpdateAvailable !== true) return { kind: "none", version: "" };
      const { version } = found.updateInfo;
      if (!updater.autoDownload) return { kind: "offered", version };
      // Its file is compared with the digest in the list.
      await found.downloadPromise;
      return { kind: "ready", version };
    },
  };
}
