// Whether somebody is at the machine, and when the system locks, sleeps and wakes.
import { powerMonitor } from "electron";

/** Longer without a touch of mouse or keyboard, and nobody is taken to be there, seconds. */
const absentAfterS = 5 * 60;

/** Where the system cannot tell, somebody is. */
export const isInUse = (): boolean =>
  ["active", "unknown"].includes(powerMonitor.getSystemIdleState(absentAfterS));

/** Of Electron's powerMonitor, what is used here. */
interface Monitor {
  on(event: "suspend" | "resume" | "lock-screen" | "unlock-screen", listener: () => void): unknown;
  getSystemIdleState: (thresholdS: number) => string;
}

export interface PowerEvents {
  readonly lock: () => void;
  readonly unlock: () => void;
  readonly wake: () => void;
}

/** Sleep locks like the lock screen does: whoever opens the lid may be somebody else. */
export function onPowerEvents(monitor: Monitor, { lock, unlock, wake }: PowerEvents): void {
  monitor.on("suspend", lock);
  monitor.on("lock-screen", lock);
  monitor.on("unlock-screen", unlock);
  monitor.on("resume", () => {
    if (monitor.getSystemIdleState(absentAfterS) !== "locked") unlock();
    wake();
  });
}
