import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { addTenants, chooseAction, chooseFromMenu, copyToken, row, search } from "./driver.ts";
import { expect, takePictures, test } from "./everyday.ts";

test("keeps credentials, tenants and names across a restart, and copies at once", async ({
  connected,
  launchApp,
  desktop,
}) => {
  const { app, page, configDir, simulator, tenant } = await connected();
  await addTenants(page, simulator.tenants);
  await chooseAction(page, tenant(0).name, "Edit");
  await page.getByLabel("Name").fill("Renamed & kept_here");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(row(page, "Renamed & kept_here")).toBeVisible();
  await app.close();

  const again = await launchApp({ configDir });
  await copyToken(again.page, "Renamed & kept_here");
  expect(simulator.issuedFor(await desktop.readClipboard()) === tenant(0).workspaceId).toBe(true);
});

test("asks for the secret alone after the credentials were removed, with the tenants in sight", async ({
  connected,
}) => {
  const { page, simulator, tenant } = await connected();
  await addTenants(page, simulator.tenants);
  await chooseFromMenu(page, "Settings");
  await page.getByRole("button", { name: "Remove credentials" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Enter the client secret again");
  await expect(page.getByRole("list", { name: /are kept$/ })).toContainText(tenant(0).name);
  await expect(page.getByLabel("Client secret", { exact: true })).toBeFocused();
  await takePictures(page, "removed");
  await page.keyboard.type(simulator.clientSecret);
  await page.keyboard.press("Enter");
  await copyToken(page, tenant(0).name);
});

test("sets a damaged settings file aside, says so and works on", async ({
  connected,
  launchApp,
}) => {
  const { app, configDir } = await connected();
  await app.close();
  await writeFile(join(configDir, "settings.json"), '{"version": 1, "theme": ');

  const again = await launchApp({ configDir });
  const notice = again.page.getByText(/settings\.json/);
  await expect(notice).toBeVisible();
  // What it names, a file or an address, can be selected and copied.
  await notice.selectText();
  const selected = await again.page.evaluate(() => window.getSelection()?.toString());
  expect(selected).toContain("settings.json");
  await expect(search(again.page)).toBeVisible();
  const aside = (await readdir(configDir)).filter((name) =>
    /^settings\..*\.broken\.json$/.test(name),
  );
  expect(aside).toHaveLength(1);
});
