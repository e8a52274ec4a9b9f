import type { Page } from "playwright";
import { chooseFromMenu, copyToken } from "./driver.ts";
import { copiedFor, expect, takePictures, test } from "./everyday.ts";

const dialog = (page: Page, name: string) => page.getByRole("dialog", { name });

test("uses a rotated secret at once and after a restart", async ({
  beginDay,
  launchApp,
  desktop,
}) => {
  const { app, page, simulator, tenant, logs, configDir } = await beginDay();
  const old = simulator.clientSecret;
  await chooseFromMenu(page, "Settings");
  await takePictures(page, "api-client");
  await page.getByRole("button", { name: "Rotate secret…" }).click();
  await takePictures(page, "rotate");
  await dialog(page, "Rotate secret").getByRole("button", { name: "Rotate secret" }).click();
  await expect(page.getByText(/^The secret was rotated\./)).toBeVisible();
  await takePictures(page, "rotated");
  expect(simulator.clientSecret === old).toBe(false);
  await page.getByRole("button", { name: "Dismiss" }).click();
  const content = await page.content();
  expect([content, logs()].some((text) => text.includes(simulator.clientSecret))).toBe(false);
  await app.close();

  const again = await launchApp({ configDir });
  await copyToken(again.page, tenant(0).name);
  expect(await copiedFor(desktop, simulator)).toBe(tenant(0).workspaceId);
});
