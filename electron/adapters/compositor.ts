// What the clipboard needs from a Wayland compositor: a witness for each change, and the focus.
import { app, BrowserWindow } from "electron";
import { watcherFor, type WatchSelection } from "./waylandSelection.ts";

export interface Compositor {
  readonly watch: WatchSelection;
  /** True if one of our windows has the focus. */
  readonly isFocused: () => boolean;
  /** Takes the focus for the job where that helps and the compositor allows it; then gives it back. */
  readonly withFocus: <T>(job: () => Promise<T>) => Promise<T>;
}

const focusTries = 12;
const betweenTriesMs = 25;

const isFocused = (): boolean => BrowserWindow.getFocusedWindow() !== null;

/** Through XWayland, a compositor takes a write from a program that has the focus. Natively it also wants a click or a key. */
const focusHelps = (): boolean => app.commandLine.getSwitchValue("ozone-platform") !== "wayland";

/** Opens a window of one pixel for the time of the job. */
async function withShortLivedWindow<T>(job: () => Promise<T>): Promise<T> {
  const window = new BrowserWindow({
    width: 1,
    height: 1,
    frame: false,
    skipTaskbar: true,
    title: "Tenantry clipboard",
  });
  try {
    for (let tries = 0; tries < focusTries && !window.isFocused(); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, betweenTriesMs));
    return await job();
  } finally {
    window.destroy();
  }
}

/** Null outside a Wayland session. */
export function compositorOf(environment: NodeJS.ProcessEnv): Compositor | null {
  const watch = watcherFor(environment);
  if (watch === null) return null;
  const withFocus = <T>(job: () => Promise<T>): Promise<T> =>
    isFocused() || !focusHelps() ? job() : withShortLivedWindow(job);
  return { watch, isFocused, withFocus };
}
