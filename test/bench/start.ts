// From the spawn of the process until its first row is painted in a visible window, and until its tray item is there.
import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "playwright";
import type { Session } from "../desktop/session.ts";
import { begin, type Desk, type Program } from "./desk.ts";
import { type Figure, median } from "./figures.ts";

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
const watchWindows = (session: Session): Watch =>
  watch(session, ["stdbuf", "-oL", "xev", "-root", "-event", "substructure"], /MapNotify/);

const trayRule = "interface='org.kde.StatusNotifierWatcher',member='RegisterStatusNotifierItem'";
const watchTray = (session: Session): Watch =>
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
async function startMs(
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

async function hiddenStartMs(desk: Desk, tray: Watch, profile: string): Promise<number> {
  const ready = tray.next();
  const started = begin(desk, desk.own, [`--user-data-dir=${profile}`, "--hidden"]);
  const readyMs = await ready;
  await started.end();
  return readyMs - started.spawnedMs;
}

const rounds = 15;
const panelMs = 3_000;
/** How many tenants an operator’s list usually has. */
const usual = 50;
const many = 10_000;
const mostTenants = 100_000;
const fewRounds = 5;

/** Milliseconds of a few starts with the longest list, beside as many with a long one. */
async function longest(desk: Desk, windows: Watch): Promise<Figure> {
  const profiles = [await desk.profileOf(many), await desk.profileOf(mostTenants)] as const;
  const taken: [number[], number[]] = [[], []];
  for (let round = 0; round < fewRounds; round += 1)
    for (const [at, profile] of profiles.entries()) {
      taken[at]?.push(await startMs(desk, windows, desk.own, profile));
      await pause(panelMs);
    }
  return {
    what: `start until the first row is painted, ${mostTenants} tenants`,
    value: median(taken[1]),
    unit: "ms",
    reference: { what: `${many} tenants`, value: median(taken[0]) },
    budget: { ratio: 11 },
  };
}

export async function measureStart(desk: Desk): Promise<readonly Figure[]> {
  const { session, own, bare } = desk;
  const profile = await desk.profileOf(usual);
  const full = await desk.profileOf(many);
  const empty = await session.newFolder("bareProfile");
  const windows = watchWindows(session);
  const tray = watchTray(session);
  const taken = { bare: [0], own: [0], full: [0], hidden: [0] };
  for (let round = 0; round <= rounds; round += 1) {
    // The first round warms the disk’s cache.
    if (round === 1) for (const times of Object.values(taken)) times.length = 0;
    taken.bare.push(await startMs(desk, windows, bare, empty));
    taken.own.push(await startMs(desk, windows, own, profile));
    taken.hidden.push(await hiddenStartMs(desk, tray, profile));
    taken.full.push(await startMs(desk, windows, own, full));
    // The panel reads a menu of thousands of entries, and would hold up the next start.
    await pause(panelMs);
  }
  const longList = await longest(desk, windows);
  windows.end();
  tray.end();
  const reference = { what: "a bare window", value: median(taken.bare) };
  return [
    {
      what: `start until the first row is painted, ${usual} tenants`,
      value: median(taken.own),
      unit: "ms",
      reference,
      budget: { ratio: 1.25 },
    },
    {
      what: "hidden start until the tray is ready",
      value: median(taken.hidden),
      unit: "ms",
      reference,
      budget: { ratio: 1.1 },
    },
    {
      what: `start until the first row is painted, ${many} tenants`,
      value: median(taken.full),
      unit: "ms",
      reference: { what: `${usual} tenants`, value: median(taken.own) },
      budget: { ratio: 1.3 },
    },
    longList,
  ];
}
