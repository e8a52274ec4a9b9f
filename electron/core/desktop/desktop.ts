// The tray: its icon, its menu, and copies from it.
export { createTrayCopy } from "./trayCopy.ts";
export {
  nextMinuteMs,
  type TrayAction,
  type TrayFace,
  trayFace,
  type TrayItem,
  trayMenu,
} from "./trayMenu.ts";
