// What one change costs with a long list: what main sends to the window, and how long the tray’s menu holds main up.
import type { ElectronApplication, Page } from "playwright";
import { drive } from "../desktop/drivenApp.ts";
import { shownMsp } from "../e2e/driver.ts";
import type { Desk } from "./desk.ts";
import type { Figure } from "./figures.ts";

const tenants = 10_000;
const changes = 10;

/** Since it was begun. */
interface Count {
  /** As JSON, which the structured clone on the wire comes close to. */
  readonly characters: number;
  /** Spent on drawing menus and on giving them to the panel, ms. */
  readonly menuMs: number;
}

/** Counts from now on what every window is sent and what the menus cost. */
const count = (app: ElectronApplication) =>
  app.evaluateHandle(({ BrowserWindow, Menu, Tray }) => {
    const counted = { characters: 0, menuMs: 0 };
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      const send = webContents.send.bind(webContents);
      webContents.send = (channel, ...args: unknown[]) => {
        counted.characters += JSON.stringify(args).length;
        send(channel, ...args);
      };
    }
    let depth = 0;
    const timed =
      <Args extends unknown[], Result>(run: (...args: Args) => Result) =>
      (...args: Args): Result => {
        const startMs = performance.now();
        depth += 1;
        try {
          return run(...args);
        } finally {
          depth -= 1;
          if (depth === 0) counted.menuMs += performance.now() - startMs;
        }
      };
    Menu.buildFromTemplate = timed(Menu.buildFromTemplate.bind(Menu));
    const give = Object.getOwnPropertyDescriptor(Tray.prototype, "setContextMenu")?.value;
    Tray.prototype.setContextMenu = function timedGive(menu) {
      timed(() => Reflect.apply(give, this, [menu]))();
    };
    return counted;
  });

async function average(
  page: Page,
  counted: Awaited<ReturnType<typeof count>>,
  change: (index: number) => Promise<unknown>,
): Promise<Count> {
  const before = await counted.evaluate((each) => ({ ...each }));
  for (let index = 0; index < changes; index += 1) {
    await change(index);
    // The menu is given to the panel a second after the last change.
    await page.waitForTimeout(1_500);
  }
  const after = await counted.evaluate((each) => ({ ...each }));
  return {
    characters: (after.characters - before.characters) / changes,
    menuMs: (after.menuMs - before.menuMs) / changes,
  };
}

export async function measureChanges(desk: Desk): Promise<readonly Figure[]> {
  const profile = await desk.profileOf(tenants);
  const app = await drive(desk.session, desk.own.executable, {
    args: [`--user-data-dir=${profile}`],
  });
  const page = await app.firstWindow();
  await page.getByRole("list", { name: "Tenants" }).waitFor();
  const mspId = await shownMsp(page);
  const workspaceId = desk.simulator.tenants[0]?.workspaceId ?? "";
  const change = { workspaceId, mspId };
  const counted = await count(app);
  const copied = await average(page, counted, () =>
    page.evaluate((job) => window.tenantry.copyToken(job, job.mspId), change),
  );
  const pinned = await average(page, counted, (index) =>
    page.evaluate(
      (job) =>
        window.tenantry.updateTenant(
          { workspaceId: job.workspaceId, change: { pinned: job.pinned } },
          job.mspId,
        ),
      { ...change, pinned: index % 2 === 0 },
    ),
  );
  await app.close();
  const of = `of ${tenants} tenants`;
  return [
    {
      what: `sent to the windows for a copy, one ${of}`,
      value: copied.characters / 1024,
      unit: "kB",
      budget: { most: 10 },
    },
    {
      what: `sent to the windows for a pin, one ${of}`,
      value: pinned.characters / 1024,
      unit: "kB",
      budget: { most: 10 },
    },
    {
      what: `the tray’s menu after a copy, one ${of}`,
      value: copied.menuMs,
      unit: "ms",
      budget: { most: 10 },
    },
    {
      what: `the tray’s menu after a pin, one ${of}`,
      value: pinned.menuMs,
      unit: "ms",
      budget: { most: 10 },
    },
  ];
}
