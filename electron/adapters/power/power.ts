// The door to the desktop’s power and lock: tells whether anyone is using the computer, and when it locks, sleeps and wakes.
import { powerMonitor } from "electron";

export { busAddresses, keepListening, type Patience, rule } from "./bus.ts";
export { onDesktopLock } from "./desktopLock.ts";

/** After this many seconds without mouse or keyboard, the operator counts as absent. */
const absentAfterS = 5 * 60;

/** If the system cannot tell, the operator counts as present. */
export const isInUse = (): boolean =>
  ["active", "unknown"].includes(powerMonitor.getSystemIdleState(absentAfterS));

export const idleS = (): number => powerMonitor.getSystemIdleTime();

/** The part of Electron’s powerMonitor that is used here. */
interface Monitor {
  on(event: "suspend" | "resume" | "lock-screen", listener: () => void): unknown;
}

export interface PowerEvents {
  readonly lock: () => void;
  readonly wake: () => void;
}

/** Sleep locks just as the lock screen does: someone else may open the lid. */
export function onPowerEvents(monitor: Monitor, { lock, wake }: PowerEvents): void {
  monitor.on("suspend", lock);
  monitor.on("lock-screen", lock);
  monitor.on("resume", wake);
}
