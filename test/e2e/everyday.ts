// The start of a working day: connected, with tenants in the list, and with the tray menu as the panel sees it.
import type { ElectronApplication, Page } from "playwright";
import type { Session } from "../desktop/session.ts";
import { trayItems, type TrayMenu, trayMenuOf } from "../desktop/tray.ts";
import type { Behaviour } from "../simulator/behaviour.ts";
import type { Simulator } from "../simulator/simulator.ts";
import { addManyTenants, addTenants, connect } from "./driver.ts";
import { expect, type Launched, type LaunchOptions, test as base } from "./fixtures.ts";

export interface Day extends Launched {
  readonly menu: TrayMenu;
  readonly simulator: Simulator;
  readonly tenant: (index: number) => Simulator["tenants"][number];
}

interface DayFixture {
  readonly beginDay: (behaviour?: Partial<Behaviour>, options?: LaunchOptions) => Promise<Day>;
}

/** The menu of the tray item that has appeared since `before`. */
export async function newTrayMenu(desktop: Session, before: readonly string[]): Promise<TrayMenu> {
  const fresh = async () => (await trayItems(desktop)).find((name) => !before.includes(name));
  await expect.poll(fresh).toBeDefined();
  return trayMenuOf(desktop, (await fresh()) ?? "");
}

export const test = base.extend<DayFixture>({
  beginDay: async ({ desktop, launchApp, simulate }, use) => {
    await use(async (behaviour = {}, options = {}) => {
      const before = await trayItems(desktop);
      const launched = await launchApp(options);
      const simulator = await simulate(behaviour);
      await connect(launched.page, simulator);
      const add = simulator.tenants.length > 100 ? addManyTenants : addTenants;
      await add(launched.page, simulator.tenants);
      const menu = await newTrayMenu(desktop, before);
      await expect.poll(menu.labels).toContain("All tenants");
      const tenant: Day["tenant"] = (index) => {
        const found = simulator.tenants[index];
        if (found === undefined) throw new Error(`The simulator has no tenant ${index}.`);
        return found;
      };
      return { ...launched, simulator, menu, tenant };
    });
  },
});

export const isVisible = (app: ElectronApplication, title: string): Promise<boolean> =>
  app.evaluate(
    ({ BrowserWindow }, name) =>
      BrowserWindow.getAllWindows().some(
        (window) => window.getTitle() === name && window.isVisible(),
      ),
    title,
  );

export const hideMainWindow = async (app: ElectronApplication): Promise<void> => {
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.getTitle() === "Tenantry")
      ?.close(),
  );
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
