// The start of a working day: connected, with tenants in the list, and with the tray menu as the panel sees it.
import type { BrowserWindow } from "electron";
import type { ElectronApplication, Page } from "playwright";
import { drive } from "../desktop/drivenApp.ts";
import { copyForInspection } from "../desktop/package.ts";
import { type Session, startSession } from "../desktop/session.ts";
import { trayItems, type TrayMenu, trayMenuOf } from "../desktop/tray.ts";
import type { Simulator, SimulatorOptions } from "../simulator/simulator.ts";
import { addManyTenants, addTenants, connect } from "./driver.ts";
import { expect, type Launched, type LaunchOptions, test as base } from "./fixtures.ts";

interface Connected extends Launched {
  readonly simulator: Simulator;
  readonly tenant: (index: number) => Simulator["tenants"][number];
}

interface Day extends Connected {
  readonly menu: TrayMenu;
}

interface DayFixtures {
  /** An application that is connected to a simulator and has no tenants yet. */
  readonly connected: (options?: SimulatorOptions, launch?: LaunchOptions) => Promise<Connected>;
  /** A connected application with the simulator’s tenants in its list. */
  readonly beginDay: (options?: SimulatorOptions) => Promise<Day>;
}

/** The menu of the tray item that has appeared since `before`. */
export async function newTrayMenu(desktop: Session, before: readonly string[]): Promise<TrayMenu> {
  const fresh = async () => (await trayItems(desktop)).find((name) => !before.includes(name));
  await expect.poll(fresh).toBeDefined();
  return trayMenuOf(desktop, (await fresh()) ?? "");
}

export const test = base.extend<DayFixtures>({
  connected: async ({ launchApp, simulate }, use) => {
    await use(async (options = {}, launch = {}) => {
      const launched = await launchApp(launch);
      const simulator = await simulate(options);
      await connect(launched.page, simulator);
      const tenant: Connected["tenant"] = (index) => {
        const found = simulator.tenants[index];
        if (found === undefined) throw new Error(`The simulator has no tenant ${index}.`);
        return found;
      };
      return { ...launched, simulator, tenant };
    });
  },
  beginDay: async ({ desktop, connected }, use) => {
    await use(async (options = {}) => {
      const before = await trayItems(desktop);
      const day = await connected(options);
      const { tenants } = day.simulator;
      await (tenants.length > 100 ? addManyTenants : addTenants)(day.page, tenants);
      const menu = await newTrayMenu(desktop, before);
      await expect.poll(menu.labels).toContain("All tenants");
      return { ...day, menu };
    });
  },
});

/**
 * Runs `work` in its own desktop session without a keyring and a tray. Every `start` launches the application on the same
 * profile.
 */
export async function onBareDesktop(
  work: (
    session: Session,
    start: () => Promise<{ app: ElectronApplication; page: Page }>,
  ) => Promise<void>,
): Promise<void> {
  test.setTimeout(120_000);
  const session = await startSession({ keyring: false, panel: false });
  try {
    const executable = await copyForInspection(session);
    const profile = await session.newFolder("profile");
    await work(session, async () => {
      const app = await drive(session, executable, { args: [`--user-data-dir=${profile}`] });
      return { app, page: await app.firstWindow() };
    });
  } finally {
    await session.stop();
  }
}

export const isVisible = (app: ElectronApplication, title: string): Promise<boolean> =>
  app.evaluate(
    ({ BrowserWindow }, name) =>
      BrowserWindow.getAllWindows().some(
        (window) => window.getTitle() === name && window.isVisible(),
      ),
    title,
  );

/** Runs a function in the main process on the main window. */
export const inMainWindow = async <Value>(
  app: ElectronApplication,
  run: (window: BrowserWindow | undefined) => Value,
): Promise<Value> => {
  const window = await app.evaluateHandle(({ BrowserWindow: windows }) =>
    windows.getAllWindows().find((each) => each.getTitle() === "Tenantry"),
  );
  return window.evaluate(run);
};

export const hideMainWindow = async (app: ElectronApplication): Promise<void> => {
  await inMainWindow(app, (window) => window?.close());
  await expect.poll(() => isVisible(app, "Tenantry")).toBe(false);
};

export const quickPickTitle = "Tenantry quick pick";

/** Waits for the quick pick’s page. */
export async function quickPickPage(app: ElectronApplication): Promise<Page> {
  const find = async () => {
    for (const page of app.windows()) if ((await page.title()) === quickPickTitle) return page;
    return null;
  };
  await expect.poll(async () => (await find()) !== null).toBe(true);
  const page = await find();
  if (page === null) throw new Error("There is no quick pick.");
  return page;
}

/** Whether the clipboard holds this text (empty: nothing). A boolean, so that a failing test prints no token. */
export const clipboardHolds = async (desktop: Session, text: string): Promise<boolean> =>
  (await clipboardText(desktop)) === text;

/** The clipboard’s text, or an empty text. Do not compare it in an assertion, which would print a token. */
export const clipboardText = (desktop: Session): Promise<string> =>
  desktop.readClipboard().catch(() => "");

/** The workspace whose token is on the clipboard. A failing test prints the ID, never the token. */
export const copiedFor = async (desktop: Session, simulator: Simulator) =>
  simulator.issuedFor(await clipboardText(desktop));

export { expect, takePictures } from "./fixtures.ts";

/** Measures from now on how long the main process does not get to its timers, ms. */
export async function watchPauses(app: ElectronApplication): Promise<() => Promise<number>> {
  const longest = await app.evaluateHandle(() => {
    const seen = { longestMs: 0 };
    let lastMs = performance.now();
    setInterval(() => {
      const nowMs = performance.now();
      seen.longestMs = Math.max(seen.longestMs, nowMs - lastMs);
      lastMs = nowMs;
    }, 5);
    return seen;
  });
  return () => longest.evaluate(({ longestMs }) => longestMs);
}
