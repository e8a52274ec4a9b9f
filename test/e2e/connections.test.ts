// Nothing but the address that the operator set is ever contacted, by any of the application’s processes.
import { join } from "node:path";
import { addTenants, connect, copyToken } from "./driver.ts";
import { expect, test } from "./everyday.ts";
import { contacts } from "./netLog.ts";

/** One minute in `npm test`; ten on request. */
const minutes = Number(process.env["TENANTRY_QUIET_MINUTES"] ?? "1");

test("contacts only the set address, from the first start on", async ({
  desktop,
  launchApp,
  simulate,
}) => {
  test.setTimeout((minutes + 1) * 60_000);
  const path = join(await desktop.newFolder("written"), "net.json");
  const { app, page } = await launchApp({ args: [`--log-net-log=${path}`] });
  const simulator = await simulate();
  const startedMs = Date.now();
  await connect(page, simulator);
  await addTenants(page, simulator.tenants.slice(0, 2));
  await copyToken(page, simulator.tenants[0]?.name ?? "");
  await page.evaluate(() => window.tenantry.openQuickPick(null));
  await page.waitForTimeout(startedMs + minutes * 60_000 - Date.now());
  await app.close();
  expect([...(await contacts(path))]).toEqual([new URL(simulator.baseUrl).host]);
});
