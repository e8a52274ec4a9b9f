// After a lock the main process’s memory holds as few copies of what was secret as a JavaScript program can manage.
import { copyToken } from "./driver.ts";
import { clipboardText, expect, test } from "./everyday.ts";
import { copiesInMemory } from "./memory.ts";

// How many copies of a token Chromium’s buffers for the network and the clipboard keep differs from run to run.
test("keeps hardly a copy of the client secret in memory after a lock", async ({
  beginDay,
  desktop,
}) => {
  test.setTimeout(180_000);
  const { app, page, simulator, tenant } = await beginDay();
  const pid = await app.evaluate(() => process.pid);
  for (const index of [0, 1, 2]) await copyToken(page, tenant(index).name);
  const [, , signature = ""] = (await clipboardText(desktop)).split(".");
  const count = async () => ({
    secret: await copiesInMemory(pid, simulator.clientSecret),
    token: await copiesInMemory(pid, signature),
  });
  const before = await count();
  await page.evaluate(() => window.tenantry.lock(null));
  await expect(page.getByRole("heading", { name: "Tenantry is locked" })).toBeVisible();
  const after = await count();
  console.log("Copies before and after a lock:", before, after);
  expect(before.token).toBeGreaterThan(0);
  expect(after.secret).toBeLessThanOrEqual(4);
});
