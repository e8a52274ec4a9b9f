// The tray: its icon and its menu.
export {
  nextMinuteMs,
  type TrayAction,
  type TrayFace,
  trayFace,
  type TrayItem,
  trayMenu,
} from "./trayMenu.ts";
