// Everything around the windows: the tray menu and the command line.
export {
  type CommandLineRequest,
  exitCodes,
  type Outcome,
  parseCommandLine,
  usage,
} from "./commandLine.ts";
export { copyByName } from "./copyByName.ts";
export {
  nextMinuteMs,
  type TrayAction,
  type TrayFace,
  trayFace,
  type TrayItem,
  trayMenu,
} from "./trayMenu.ts";
