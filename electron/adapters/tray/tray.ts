// The icon in the system tray and its menu, drawn from the core’s data.
import { nativeTheme, Tray } from "electron";
import type { TrayAction, TrayFace } from "../../core/desktop/desktop.ts";
import { hasTrayHost, onTrayHost } from "./host.ts";
import { trayIcon } from "./icon.ts";
import { keepLinuxMenu, type LinuxMenuPorts } from "./linuxMenu.ts";
import { createMenus } from "./menu.ts";

export { hasTrayHost } from "./host.ts";

export interface TrayPorts extends LinuxMenuPorts {
  readonly platform: NodeJS.Platform;
  readonly face: () => TrayFace;
  readonly act: (action: TrayAction) => void;
}

export interface AppTray {
  /** Must be called when `items` or `face` may answer something else. */
  readonly changed: () => void;
  readonly destroy: () => void;
}

function showTray(ports: TrayPorts): AppTray {
  const { platform, items, face, act, looked } = ports;
  const tray = new Tray(trayIcon(platform, face()));
  tray.setToolTip("Tenantry");
  const menuOf = createMenus(act);
  const openMenu = () => {
    looked();
    tray.popUpContextMenu(menuOf(items()));
  };
  const renewMenu = platform === "linux" ? keepLinuxMenu(tray, menuOf, ports) : () => undefined;
  if (platform !== "linux") tray.on("right-click", openMenu);
  tray.on("click", () => (platform === "darwin" ? openMenu() : act({ kind: "open" })));
  let shown = face();
  const drawFace = () => tray.setImage(trayIcon(platform, face()));
  nativeTheme.on("updated", drawFace);
  return {
    changed() {
      renewMenu();
      if (face() === shown) return;
      shown = face();
      drawFace();
    },
    destroy() {
      nativeTheme.off("updated", drawFace);
      tray.destroy();
    },
  };
}

/**
 * Keep the result: a tray that is garbage-collected disappears. A left click opens the window, except on macOS, where it opens
 * the menu. Except on Linux, the menu is built when it opens. On Linux the icon is shown again to each panel that comes.
 */
export function createTray(ports: TrayPorts): AppTray {
  if (ports.platform !== "linux") return showTray(ports);
  const ended = new AbortController();
  const before = hasTrayHost(ports.platform);
  let shown = showTray(ports);
  const came = () => {
    shown.destroy();
    shown = showTray(ports);
  };
  onTrayHost(process.env, { before, came }, ended.signal);
  return {
    changed: () => shown.changed(),
    destroy() {
      ended.abort();
      shown.destroy();
    },
  };
}
