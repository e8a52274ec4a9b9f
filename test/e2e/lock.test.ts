import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { copyToken } from "./driver.ts";
import { expect, test } from "./everyday.ts";
import { takePictures } from "./fixtures.ts";

const passphrase = "correct horse battery canary";

test("locks and starts with a passphrase, which is in no file, page or log", async ({
  beginDay,
  launchApp,
  tenantry,
}) => {
  const { app, page, configDir, tenant, logs } = await beginDay();
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Set a passphrase…" }).click();
  await page.getByLabel("New passphrase", { exact: true }).fill(passphrase);
  await page.getByLabel("Repeat the new passphrase").fill(passphrase);
  await page.getByLabel("Repeat the new passphrase").scrollIntoViewIfNeeded();
  await takePictures(page, "passphrase");
  await page.getByRole("button", { name: "Set passphrase" }).click();
  await expect(page.getByRole("button", { name: "Remove passphrase…" })).toBeVisible();
  await page.getByRole("button", { name: "Back" }).click();
  await copyToken(page, tenant(0).name);
  await app.close();

  const again = await launchApp({ configDir });
  await expect(again.page.getByLabel("Passphrase", { exact: true })).toBeFocused();
  expect(await again.page.content()).not.toContain(tenant(0).name);
  expect((await tenantry(configDir, "copy", tenant(0).name)).code).toBe(5);
  await again.page.keyboard.type("correct horse battery canarY");
  await again.page.keyboard.press("Enter");
  await expect(again.page.getByText("This is not the passphrase.")).toBeVisible();
  await takePictures(again.page, "locked");
  await again.page.keyboard.type(passphrase);
  await again.page.keyboard.press("Enter");
  await copyToken(again.page, tenant(0).name);
  const entries = await readdir(configDir, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));
  const files = await Promise.all(paths.map((path) => readFile(path)));
  const shown = [logs(), again.logs(), await again.page.content()].concat(files.map(String));
  expect(shown.filter((text) => text.includes("battery")).length).toBe(0);
});
