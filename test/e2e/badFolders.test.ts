import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { connect, copyToken, addTenants } from "./driver.ts";
import { expect, test } from "./everyday.ts";

test("starts, copies and answers a second start without a folder for temporary files", async ({
  connected,
  tenantry,
}) => {
  const TMPDIR = "/nonexistent";
  const { page, configDir, simulator, tenant } = await connected({}, { env: { TMPDIR } });
  await addTenants(page, simulator.tenants);
  await copyToken(page, tenant(0).name);
  expect((await tenantry(configDir, "status")).code).toBe(0);
});

test("starts in a profile that can’t be written, and says that nothing is kept", async ({
  launchApp,
  simulate,
  desktop,
}) => {
  const configDir = await desktop.newFolder("profile");
  await chmod(configDir, 0o555);
  const { page } = await launchApp({ configDir });
  await expect(page.getByText(/can’t write to its folder/)).toBeVisible();
  await page.screenshot({ path: test.info().outputPath("read-only.png") });
  await chmod(configDir, 0o700);
  await connect(page, await simulate());
});

test("opens a window even if its profile can’t be created", async ({ launchApp, desktop }) => {
  const parent = await desktop.newFolder("parent");
  await chmod(parent, 0o555);
  const { page } = await launchApp({ configDir: join(parent, "profile") });
  await expect(page.getByRole("heading", { name: "How do you want to start?" })).toBeVisible();
});

test("opens a window even if its profile can’t be entered", async ({ launchApp, desktop }) => {
  const configDir = await desktop.newFolder("profile");
  await chmod(configDir, 0);
  const { page } = await launchApp({ configDir });
  await expect(page.getByRole("heading", { name: "How do you want to start?" })).toBeVisible();
  await expect(page.getByText(/can’t write to its folder/)).toBeVisible();
  await chmod(configDir, 0o700);
});
