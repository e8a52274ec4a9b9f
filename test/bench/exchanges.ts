// Many tokens at once: how close a batch comes to the ideal of its concurrency and the server’s latency.
import type { Page } from "playwright";
import { drive } from "../desktop/drivenApp.ts";
import { shownMsp } from "../e2e/driver.ts";
import type { Desk } from "./desk.ts";
import type { Figure } from "./figures.ts";

const tenants = 1_000;
const concurrency = 8;

/** Gets the tokens of all tenants after a lock, which drops those of the last time; milliseconds. */
const batchMs = (page: Page, mspId: string, ids: readonly string[]): Promise<number> =>
  page.evaluate(
    async (job) => {
      await window.tenantry.lock(null);
      await window.tenantry.unlock(null);
      // The MSP token is not part of the batch.
      await window.tenantry.copyMspToken({}, job.mspId);
      const isDone = new Promise<void>((resolve) => {
        const stop = window.tenantry.onState(({ batch }) => {
          if (batch?.status !== "done") return;
          stop();
          resolve();
        });
      });
      const startMs = performance.now();
      const all = job.ids.map((workspaceId) => ({ mspId: job.mspId, workspaceId }));
      await window.tenantry.getTokens({ tenants: all });
      await isDone;
      return performance.now() - startMs;
    },
    { mspId, ids },
  );

export async function measureExchanges(desk: Desk): Promise<readonly Figure[]> {
  const { simulator, session, own } = desk;
  const profile = await desk.profileOf(tenants);
  const app = await drive(session, own.executable, { args: [`--user-data-dir=${profile}`] });
  const page = await app.firstWindow();
  await page.getByRole("list", { name: "Tenants" }).waitFor();
  const mspId = await shownMsp(page);
  const ids = simulator.tenants.slice(0, tenants).map(({ workspaceId }) => workspaceId);
  const figures: Figure[] = [];
  for (const latencyMs of [20, 100]) {
    simulator.behave({ latencyMs });
    const idealMs = (tenants * latencyMs) / concurrency;
    figures.push({
      what: `${tenants} exchanges at ${latencyMs} ms, ${concurrency} at a time`,
      value: await batchMs(page, mspId, ids),
      unit: "ms",
      reference: { what: "the ideal", value: idealMs },
      budget: { ratio: Number((1 / 0.9).toFixed(2)) },
    });
  }
  simulator.behave({ latencyMs: 0 });
  await app.close();
  return figures;
}
