import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "./everyday.ts";

test("says within seconds that the running Tenantry hangs, and leaves it alone", async ({
  launchApp,
  tenantry,
}) => {
  const { app, page, configDir } = await launchApp();
  const id = app.process().pid ?? 0;
  process.kill(id, "SIGSTOP");
  try {
    for (const args of [[], ["open", "/team.json"], ["status"]]) {
      const startedMs = Date.now();
      const { code, stderr } = await tenantry(configDir, ...args);
      expect([code, stderr.includes("it hangs")]).toEqual([1, true]);
      expect(Date.now() - startedMs).toBeLessThan(10_000);
    }
  } finally {
    process.kill(id, "SIGCONT");
  }
  await expect(page.getByRole("heading").first()).toBeVisible();
});

test("leaves a Tenantry alone that hangs before it listens to terminals", async ({
  launchApp,
  tenantry,
}) => {
  const { app, page, configDir } = await launchApp();
  const door = join(configDir, "door");
  await expect.poll(() => existsSync(door)).toBe(true);
  const id = app.process().pid ?? 0;
  process.kill(id, "SIGSTOP");
  try {
    await rm(door);
    const startedMs = Date.now();
    const { code, stderr } = await tenantry(configDir);
    expect([code, stderr.includes("it hangs")]).toEqual([1, true]);
    expect(Date.now() - startedMs).toBeLessThan(10_000);
  } finally {
    process.kill(id, "SIGCONT");
  }
  await expect(page.getByRole("heading").first()).toBeVisible();
  await expect.poll(() => existsSync(door)).toBe(true);
});
