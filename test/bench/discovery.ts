// Reading GreenLake’s list of tenants: how the time grows with the list.
import type { Page } from "playwright";
import { drive } from "../desktop/drivenApp.ts";
import { shownMsp } from "../e2e/driver.ts";
import { openDesk } from "./desk.ts";
import type { Figure } from "./figures.ts";

const readingMs = (page: Page, mspId: string): Promise<number> =>
  page.evaluate(async (id) => {
    const isDone = new Promise<void>((resolve) => {
      const stop = window.tenantry.onState(({ discovery }) => {
        if (discovery?.status !== "done") return;
        stop();
        resolve();
      });
    });
    const startMs = performance.now();
    await window.tenantry.discoverTenants(null, id);
    await isDone;
    return performance.now() - startMs;
  }, mspId);

/** Milliseconds from the command until the window has all the tenants that GreenLake lists. */
async function discoveryMs(tenants: number): Promise<number> {
  const desk = await openDesk(tenants);
  try {
    const profile = await desk.profileOf(1);
    const args = [`--user-data-dir=${profile}`];
    const app = await drive(desk.session, desk.own.executable, { args });
    const page = await app.firstWindow();
    await page.getByRole("list", { name: "Tenants" }).waitFor();
    const tookMs = await readingMs(page, await shownMsp(page));
    await app.close();
    return tookMs;
  } finally {
    await desk.stop();
  }
}

export async function measureDiscovery(): Promise<readonly Figure[]> {
  const few = await discoveryMs(10_000);
  const many = await discoveryMs(100_000);
  return [
    {
      what: "reading GreenLake’s list of 100000 tenants",
      value: many,
      unit: "ms",
      reference: { what: "10000 tenants", value: few },
      budget: { ratio: 11 },
    },
  ];
}
