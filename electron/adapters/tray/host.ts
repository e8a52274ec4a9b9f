// Whether the desktop shows tray icons at all: Electron creates one either way, and a window hidden without one is lost.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const watcher = "org.kde.StatusNotifierWatcher";

/** On Linux, asks D-Bus for a StatusNotifier host, which the Ubuntu and GNOME extensions register too; elsewhere always true. */
export async function hasTrayHost(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== "linux") return true;
  try {
    const { stdout } = await run(
      "dbus-send",
      [
        "--session",
        "--print-reply=literal",
        "--reply-timeout=1000",
        `--dest=${watcher}`,
        "/StatusNotifierWatcher",
        "org.freedesktop.DBus.Properties.Get",
        `string:${watcher}`,
        "string:IsStatusNotifierHostRegistered",
      ],
      { timeout: 2_000 },
    );
    return stdout.includes("true");
  } catch {
    return false;
  }
}
