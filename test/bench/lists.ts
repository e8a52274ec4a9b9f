// A long list: from a key to the filtered list on the screen, a scroll, and what a change costs main.
import type { ElectronApplication, Page } from "playwright";
import { drive } from "../desktop/drivenApp.ts";
import { watchPauses } from "../e2e/everyday.ts";
import { search, shownMsp } from "../e2e/driver.ts";
import type { Desk } from "./desk.ts";
import { type Figure, quantile } from "./figures.ts";

/** Milliseconds from each key until the frame that shows its list has been drawn. */
async function keyTimes(page: Page, text: string): Promise<readonly number[]> {
  await search(page).fill("");
  await search(page).focus();
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    addEventListener(
      "keydown",
      ({ timeStamp }) => {
        // A message is handled after the frame that the animation callback belongs to.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener("message", () => times.push(performance.now() - timeStamp));
          port1.start();
          port2.postMessage(null);
        });
      },
      true,
    );
  });
  for (const key of text) {
    await page.keyboard.press(key);
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))),
    );
  }
  const times: unknown = await page.evaluate("keyTimes");
  return Array.isArray(times) ? times.map(Number) : [];
}

/** The longest time between two frames while the list scrolls by the wheel, ms. */
async function longestFrameMs(page: Page): Promise<number> {
  await search(page).fill("");
  await page.getByRole("list", { name: "Tenants" }).hover();
  const longest = page.evaluate(async () => {
    let lastMs = performance.now();
    let longestMs = 0;
    for (let frame = 0; frame < 120; frame += 1) {
      await new Promise((drawn) => requestAnimationFrame(drawn));
      const nowMs = performance.now();
      longestMs = Math.max(longestMs, nowMs - lastMs);
      lastMs = nowMs;
    }
    return longestMs;
  });
  for (let turn = 0; turn < 20; turn += 1) await page.mouse.wheel(0, 400);
  return longest;
}

/** The longest time for which main got to nothing else while a tenant was pinned and unpinned, ms. */
async function longestPauseMs(
  app: ElectronApplication,
  page: Page,
  workspaceId: string,
): Promise<number> {
  const mspId = await shownMsp(page);
  const longest = await watchPauses(app);
  await page.evaluate(
    async (job) => {
      for (const pinned of [true, false, true, false]) {
        await window.tenantry.updateTenant(
          { workspaceId: job.workspaceId, change: { pinned } },
          job.mspId,
        );
        await new Promise((resolve) => setTimeout(resolve, 700));
      }
    },
    { workspaceId, mspId },
  );
  return longest();
}

const text = "tenant no 47 of the north";

async function measureList(
  desk: Desk,
  tenants: number,
  keyMs: number,
  pauseMs: number,
): Promise<readonly Figure[]> {
  const profile = await desk.profileOf(tenants);
  const app = await drive(desk.session, desk.own.executable, {
    args: [`--user-data-dir=${profile}`],
  });
  const page = await app.firstWindow();
  await page.getByRole("list", { name: "Tenants" }).waitFor();
  await keyTimes(page, text);
  const keys = await keyTimes(page, text);
  const frameMs = await longestFrameMs(page);
  const pause = await longestPauseMs(app, page, desk.simulator.tenants[0]?.workspaceId ?? "");
  await app.close();
  return [
    {
      what: `key to filtered list, ${tenants} tenants, p95`,
      value: quantile(keys, 0.95),
      unit: "ms",
      budget: { most: keyMs },
    },
    {
      what: `longest frame of a scroll, ${tenants} tenants`,
      value: frameMs,
      unit: "ms",
      budget: { most: 50 },
    },
    {
      what: `longest pause of main for a pin, ${tenants} tenants`,
      value: pause,
      unit: "ms",
      budget: { most: pauseMs },
    },
  ];
}

export async function measureLists(desk: Desk): Promise<readonly Figure[]> {
  return [
    ...(await measureList(desk, 10_000, 32, 20)),
    ...(await measureList(desk, 100_000, 100, 50)),
  ];
}
