// The icon in the system tray and its menu.
import { Menu, nativeImage, Tray } from "electron";
import icon16 from "../icons/tray-16.png?inline";
import icon32 from "../icons/tray-32.png?inline";
import icon48 from "../icons/tray-48.png?inline";
import template16 from "../icons/trayTemplate-16.png?inline";
import template32 from "../icons/trayTemplate-32.png?inline";

export interface TrayActions {
  readonly show: () => void;
  readonly quit: () => void;
}

function trayImage(platform: NodeJS.Platform) {
  const isMac = platform === "darwin";
  const image = nativeImage.createEmpty();
  image.addRepresentation({ scaleFactor: 1, dataURL: isMac ? template16 : icon16 });
  image.addRepresentation({ scaleFactor: 2, dataURL: isMac ? template32 : icon32 });
  image.setTemplateImage(isMac);
  // A Linux panel scales one image to its own size, and a larger one stays sharp.
  return platform === "linux" ? nativeImage.createFromDataURL(icon48) : image;
}

/** Keep the result: a tray that is collected disappears. A left click shows the window where the platform has one. */
export function createTray(platform: NodeJS.Platform, { show, quit }: TrayActions): Tray {
  const tray = new Tray(trayImage(platform));
  tray.setToolTip("Tenantry");
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: "Show Tenantry", click: show },
      { type: "separator" },
      { label: "Quit", click: quit },
    ]),
  );
  if (platform !== "darwin") tray.on("click", show);
  return tray;
}
