import type { Page } from "playwright";
import type { Session } from "../desktop/session.ts";
import { hpeRefusal } from "../simulator/faults.ts";
import type { Simulator } from "../simulator/simulator.ts";
import { chooseFromMenu, copyToken } from "./driver.ts";
import { clipboardText, copiedFor, expect, takePictures, test } from "./everyday.ts";

const dialog = (page: Page, name: string) => page.getByRole("dialog", { name });

async function rotate(page: Page): Promise<void> {
  await chooseFromMenu(page, "Settings");
  await page.getByRole("button", { name: "Rotate secret…" }).click();
  await dialog(page, "Rotate secret").getByRole("button", { name: "Rotate secret" }).click();
}

async function backToList(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Back" }).click();
}

/** A boolean, so that a failing test does not print the secret. */
const isSecret = async (desktop: Session, simulator: Simulator): Promise<boolean> =>
  (await clipboardText(desktop)) === simulator.clientSecret;

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

test("offers the new secret to copy when the check after a reset fails, and accepts it later", async ({
  beginDay,
  desktop,
}) => {
  const { page, simulator, tenant, logs } = await beginDay();
  simulator.behave({ failures: [{ endpoint: "clientCredentials", fault: hpeRefusal(500) }] });
  await rotate(page);
  const save = dialog(page, "Save the new client secret");
  await expect(save).toContainText("could not be checked");
  await expect(dialog(page, "Rotate secret")).toBeHidden();
  await save.getByRole("button", { name: "Copy the new secret" }).click();
  await expect(save).toContainText("the clipboard is cleared in");
  expect(await isSecret(desktop, simulator)).toBe(true);
  expect((await page.content()).includes(simulator.clientSecret)).toBe(false);
  await takePictures(page, "new-secret");
  await save.getByRole("button", { name: "Show it once" }).click();
  const shown = (await save.locator("code").textContent()) ?? "";
  expect(shown === simulator.clientSecret).toBe(true);
  await save.getByRole("button", { name: "Try again" }).click();
  await expect(save.getByRole("button", { name: "Try again" })).toBeVisible();
  await save.getByRole("button", { name: "Close" }).click();
  await takePictures(page, "forget");
  await page.getByRole("button", { name: "Forget it" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  expect([await page.content(), logs()].some((text) => text.includes(shown))).toBe(false);

  simulator.behave({ failures: [] });
  await page.getByRole("button", { name: "Replace the secret" }).click();
  await page.getByLabel("New client secret").fill(shown);
  await page.getByRole("button", { name: "Test and save" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await backToList(page);
  await copyToken(page, tenant(0).name);
  expect(await copiedFor(desktop, simulator)).toBe(tenant(0).workspaceId);
});
