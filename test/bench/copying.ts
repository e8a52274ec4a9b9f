// One copy: with the token at hand, with one exchange, and from nothing; each over the same bridge that a click takes.
import type { Page } from "playwright";
import { drive } from "../desktop/drivenApp.ts";
import { shownMsp } from "../e2e/driver.ts";
import type { Desk } from "./desk.ts";
import { type Figure, quantile } from "./figures.ts";

const copies = 200;
const exchanges = 60;
const coldCopies = 20;
const latencyMs = 50;

declare global {
  interface Window {
    /** The commands of the bare window. */
    readonly bare: Readonly<Record<"prepare" | "show" | "hide" | "copy", () => Promise<unknown>>>;
  }
}

/** Milliseconds of each call, in the window. */
const timesOf = (
  page: Page,
  count: number,
  mspId: string,
  ids: readonly string[],
  before: "" | "forget" | "lock",
) =>
  page.evaluate(
    async (job) => {
      const times: number[] = [];
      for (let index = 0; index < job.count; index += 1) {
        const workspaceId = job.ids[index % job.ids.length] ?? "";
        if (job.before === "forget") await window.tenantry.forgetToken({ workspaceId }, job.mspId);
        if (job.before === "lock") {
          await window.tenantry.lock(null);
          await window.tenantry.unlock(null);
        }
        const startMs = performance.now();
        const copied = await window.tenantry.copyToken({ workspaceId }, job.mspId);
        times.push(performance.now() - startMs);
        if (!copied.ok) throw new Error(copied.error.title);
      }
      return times;
    },
    { count, mspId, ids, before },
  );

async function constantTimes(desk: Desk): Promise<readonly number[]> {
  const profile = await desk.session.newFolder("bareProfile");
  const app = await drive(desk.session, desk.bare.executable, {
    args: [`--user-data-dir=${profile}`],
  });
  const page = await app.firstWindow();
  const times = await page.evaluate(async (count) => {
    const taken: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const startMs = performance.now();
      await window.bare.copy();
      taken.push(performance.now() - startMs);
    }
    return taken;
  }, copies);
  await app.close();
  return times;
}

const p95 = (times: readonly number[]): number => quantile(times, 0.95);

export async function measureCopying(desk: Desk): Promise<readonly Figure[]> {
  const { simulator, session, own } = desk;
  const profile = await desk.profileOf(50);
  const constant = await constantTimes(desk);
  const app = await drive(session, own.executable, { args: [`--user-data-dir=${profile}`] });
  const page = await app.firstWindow();
  await page.getByRole("list", { name: "Tenants" }).waitFor();
  const mspId = await shownMsp(page);
  const ids = simulator.tenants.slice(0, 50).map(({ workspaceId }) => workspaceId);
  const [first = ""] = ids;
  await timesOf(page, 10, mspId, [first], "");
  const held = await timesOf(page, copies, mspId, [first], "");
  simulator.behave({ latencyMs });
  const before = simulator.requests.length;
  const warm = await timesOf(page, exchanges, mspId, ids, "forget");
  const warmRequests = (simulator.requests.length - before) / exchanges;
  const beforeCold = simulator.requests.length;
  const cold = await timesOf(page, coldCopies, mspId, ids, "lock");
  const coldRequests = (simulator.requests.length - beforeCold) / coldCopies;
  simulator.behave({ latencyMs: 0 });
  await app.close();
  return [
    {
      what: `copy, token held, p95 of ${copies}`,
      value: p95(held),
      unit: "ms",
      reference: { what: "a constant written and read back", value: p95(constant) },
      budget: { ratio: 1.5, most: 12 },
    },
    {
      what: `copy, MSP token held, p95 of ${exchanges}`,
      value: p95(warm),
      unit: "ms",
      reference: { what: "the server’s latency", value: latencyMs },
      budget: { above: 10 },
    },
    { what: "its requests", value: warmRequests, unit: "requests", budget: { most: 1, least: 1 } },
    {
      what: `copy from nothing, p95 of ${coldCopies}`,
      value: p95(cold),
      unit: "ms",
      reference: { what: "twice the latency", value: 2 * latencyMs },
      budget: { above: 15 },
    },
    { what: "its requests", value: coldRequests, unit: "requests", budget: { most: 2, least: 2 } },
  ];
}
