import { colours } from "../../electron/contract/colours.ts";
import { chooseAction, copyToken, row, shownMsp } from "./driver.ts";
import { expect, quickPickPage, takePictures, test } from "./everyday.ts";

test("shows a tenant’s colour and note in its row, the footer and the quick pick, and keeps them", async ({
  beginDay,
  launchApp,
}) => {
  const { app, page, tenant, configDir } = await beginDay();
  for (const [index, colour] of colours.entries()) {
    const change = { colour, note: colour === "red" ? "Frozen until 1 December" : "" };
    const update = { workspaceId: tenant(index + 2).workspaceId, change };
    await page.evaluate(({ input, mspId }) => window.tenantry.updateTenant(input, mspId), {
      input: update,
      mspId: await shownMsp(page),
    });
  }
  const { name } = tenant(0);
  await chooseAction(page, name, "Edit");
  const edit = page.getByRole("dialog", { name: "Edit tenant" });
  await edit.getByText("Teal", { exact: true }).click();
  await edit
    .getByLabel("Note")
    .fill("Change window: Tuesdays, 22:00. Ask Ann before anything is moved between sites.");
  await takePictures(page, "edit");
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(row(page, name)).toContainText("Change window");
  await copyToken(page, name);
  await takePictures(page, "list");
  await expect(row(page, name).getByTitle("teal").first()).toBeVisible();
  await expect(page.locator("footer").getByTitle("teal")).toBeVisible();
  await page.evaluate(() => window.tenantry.openQuickPick(null));
  const picker = await quickPickPage(app);
  await expect(picker.getByRole("option", { name: `teal, ${name}` })).toBeVisible();
  await takePictures(picker, "quick-pick");
  await app.close();

  const again = await launchApp({ configDir });
  await expect(row(again.page, name)).toContainText(/^teal, .*Change window/);
});

test("keeps the menu in the window, however long the MSP’s name is", async ({ beginDay }) => {
  const { page } = await beginDay();
  const name = "Northwind Managed Services for Europe, the Middle East and Africa GmbH";
  await page.evaluate(({ change, mspId }) => window.tenantry.updateMsp({ change }, mspId), {
    change: { name },
    mspId: await shownMsp(page),
  });
  await expect(page.getByRole("button", { name: `MSP: ${name}` })).toBeVisible();
  const menu = page.getByRole("button", { name: "Menu", exact: true });
  await expect(menu).toBeInViewport({ ratio: 1 });
});
