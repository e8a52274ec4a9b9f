// From the request to the second frame of a window that is kept ready: the quick pick beside an empty one.
import type { ElectronApplication, Page } from "playwright";
import { drive } from "../desktop/drivenApp.ts";
import { hideMainWindow, isVisible, quickPickPage, quickPickTitle } from "../e2e/everyday.ts";
import type { Desk } from "./desk.ts";
import { type Figure, quantile } from "./figures.ts";

const openings = 20;

interface Kept {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly title: string;
  readonly open: () => Promise<unknown>;
  readonly close: () => Promise<unknown>;
}

/** Both windows read the same wall clock. */
async function openingMs({ app, title, open, close }: Kept): Promise<number> {
  const drawn = await app.evaluateHandle(({ BrowserWindow }, name) => {
    const frames =
      "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(Date.now()))))";
    const window = BrowserWindow.getAllWindows().find((each) => each.getTitle() === name);
    const at = new Promise<unknown>((resolve) => {
      window?.once("show", () => resolve(window.webContents.executeJavaScript(frames)));
    });
    // In an object, as Playwright would wait for a bare promise.
    return { at };
  }, title);
  const startedMs = Number(await open());
  const tookMs = Number(await drawn.evaluate(({ at }) => at)) - startedMs;
  await close();
  while (await isVisible(app, title));
  return tookMs;
}

async function timesOf(kept: Kept): Promise<readonly number[]> {
  const times: number[] = [];
  for (let opened = 0; opened < openings; opened += 1) times.push(await openingMs(kept));
  return times;
}

async function empty(desk: Desk): Promise<readonly number[]> {
  const profile = await desk.session.newFolder("bareProfile");
  const app = await drive(desk.session, desk.bare.executable, {
    args: [`--user-data-dir=${profile}`],
  });
  const page = await app.firstWindow();
  const second = app.waitForEvent("window");
  await page.evaluate(() => window.bare.prepare());
  await (await second).waitForLoadState();
  const times = await timesOf({
    app,
    page,
    title: "Second",
    open: () =>
      page.evaluate(async () => {
        const startedMs = Date.now();
        await window.bare.show();
        return startedMs;
      }),
    close: () => page.evaluate(() => window.bare.hide()),
  });
  await app.close();
  return times;
}

async function full(desk: Desk): Promise<readonly number[]> {
  const profile = await desk.profileOf(50);
  const app = await drive(desk.session, desk.own.executable, {
    args: [`--user-data-dir=${profile}`],
  });
  const page = await app.firstWindow();
  await page.getByRole("list", { name: "Tenants" }).waitFor();
  await quickPickPage(app);
  await hideMainWindow(app);
  const times = await timesOf({
    app,
    page,
    title: quickPickTitle,
    open: () =>
      page.evaluate(async () => {
        const startedMs = Date.now();
        await window.tenantry.openQuickPick(null);
        return startedMs;
      }),
    close: () => page.evaluate(() => window.tenantry.closeQuickPick(null)),
  });
  await app.close();
  return times;
}

export async function measureQuickPick(desk: Desk): Promise<readonly Figure[]> {
  const reference = { what: "an empty window", value: quantile(await empty(desk), 0.95) };
  const value = quantile(await full(desk), 0.95);
  return [
    {
      what: `quick pick, request to second frame, p95 of ${openings}`,
      value,
      unit: "ms",
      reference,
      budget: { ratio: 1.5, most: 100 },
    },
  ];
}
