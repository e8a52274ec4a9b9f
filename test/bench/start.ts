// From the spawn of the process until its first row is painted in a visible window, and until its tray item is there.
import { type ChildProcess, spawn } from "node:child_process";
import { chromium } from "playwright";
import type { Session } from "../desktop/session.ts";
import { begin, type Desk, type Program } from "./desk.ts";

/** Epoch milliseconds at which a program of the session prints its next line that fits. */
interface Watch {
  next(): Promise<number>;
  end(): void;
}

function watch(session: Session, line: readonly string[], fits: RegExp): Watch {
  const [command = "", ...args] = [...session.operator.prefix, ...line];
  const child: ChildProcess = spawn(command, args, { env: session.env, cwd: "/" });
  let waiting: ((atMs: number) => void)[] = [];
  child.stdout?.on("data", (chunk: Buffer) => {
    if (!fits.test(chunk.toString())) return;
    for (const resolve of waiting) resolve(Date.now());
    waiting = [];
  });
  return {
    next: () => new Promise((resolve) => waiting.push(resolve)),
    end: () => child.kill(),
  };
}

/** When a window with a frame shows on the screen. */
export const watchWindows = (session: Session): Watch =>
  watch(session, ["stdbuf", "-oL", "xev", "-root", "-event", "substructure"], /MapNotify/);

const trayRule = "interface='org.kde.StatusNotifierWatcher',member='RegisterStatusNotifierItem'";
export const watchTray = (session: Session): Watch =>
  watch(session, ["dbus-monitor", "--session", trayRule], /RegisterStatusNotifierItem/);

/** When the page painted its largest content, epoch milliseconds. */
async function paintedMs(address: string): Promise<number> {
  const browser = await chromium.connectOverCDP(address);
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error("There is no page.");
  const at = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const last = list.getEntries().at(-1);
          resolve(performance.timeOrigin + (last?.startTime ?? 0));
        }).observe({ type: "largest-contentful-paint", buffered: true });
      }),
  );
  await browser.close();
  return at;
}

const inspected = ["--inspect=0", "--remote-debugging-port=0"];

/** Milliseconds. */
export async function startMs(
  desk: Desk,
  windows: Watch,
  program: Program,
  profile: string,
): Promise<number> {
  const shown = windows.next();
  const started = begin(desk, program, [`--user-data-dir=${profile}`, ...inspected]);
  const shownMs = await shown;
  const painted = await paintedMs(await started.debugger);
  await started.end();
  return Math.max(shownMs, painted) - started.spawnedMs;
}

export async function hiddenStartMs(desk: Desk, tray: Watch, profile: string): Promise<number> {
  const ready = tray.next();
  const started = begin(desk, desk.own, [`--user-data-dir=${profile}`, "--hidden"]);
  const readyMs = await ready;
  await started.end();
  return readyMs - started.spawnedMs;
}
