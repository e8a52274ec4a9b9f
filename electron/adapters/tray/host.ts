// Whether the desktop shows tray icons at all: Electron creates one either way, and a window hidden without one is lost.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Message } from "@jellybrick/dbus-next";
import { busAddresses, keepListening, type Patience, rule } from "../power/power.ts";

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

const bus = "org.freedesktop.DBus";
/** An icon that goes while it is still being offered would stay on the panel beside the next one, ms. */
const settleMs = 500;

/**
 * Calls `came` when a panel with a tray appears on Linux, until `ended` aborts: at login Tenantry may be faster than the panel, and a
 * panel may be started again. Electron offers an icon only once, when it is created. `before` says whether there was a tray then.
 */
export function onTrayHost(
  environment: NodeJS.ProcessEnv,
  { before, came }: { readonly before: Promise<boolean>; readonly came: () => void },
  ended: AbortSignal,
  patience?: Patience,
): void {
  const { session } = busAddresses(environment);
  if (session === null) return;
  let isKnown = false;
  let timer: NodeJS.Timeout | undefined;
  const comeSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (ended.aborted ? undefined : came()), settleMs);
  };
  const signals = {
    rules: [rule({ sender: bus, interface: bus, member: "NameOwnerChanged", arg0: watcher })],
    async begun() {
      // One may have come before the bus sent us its signals.
      const [wasThere, isThere] = await Promise.all([before, hasTrayHost("linux")]);
      if (!isKnown && !wasThere && isThere) comeSoon();
      isKnown = true;
    },
    heard({ sender, member, body: [name, , owner] }: Message) {
      if (sender !== bus || member !== "NameOwnerChanged" || name !== watcher) return;
      isKnown = true;
      if (owner === "") clearTimeout(timer);
      else comeSoon();
    },
  };
  void keepListening(session, signals, ended, patience);
}
