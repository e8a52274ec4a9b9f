import { chooseAction, chooseFromMenu, row } from "./driver.ts";
import { clipboardText, expect, quickPickPage, takePictures, test } from "./everyday.ts";

test("copies a command for Central once its cluster is chosen, and never connects to it", async ({
  beginDay,
  desktop,
}) => {
  const { app, page, simulator, tenant } = await beginDay();
  const { name, workspaceId } = tenant(0);
  const item = (label: string) => page.getByRole("menuitem", { name: label });
  await desktop.writeClipboard("not ours");
  await chooseAction(page, name, "Copy as…");
  await takePictures(page, "formats");
  await item("Central curl command no Central address").click();
  await expect(row(page, name)).toContainText("This format needs a Central address");
  expect(await clipboardText(desktop)).toBe("not ours");
  await row(page, name)
    .getByRole("button", { name: /^Details for/ })
    .click();
  await takePictures(page, "refused");

  await chooseFromMenu(page, "Settings");
  await takePictures(page, "copying");
  await page.getByLabel("Central address").selectOption({ label: "EU-1 (de1)" });
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.getByLabel("Central address").scrollIntoViewIfNeeded();
  await takePictures(page, "msp");
  await page.getByRole("button", { name: "Back" }).click();

  await chooseAction(page, name, "Copy as…");
  await item("Central curl command").click();
  await expect(row(page, name).getByText("Copied")).toBeVisible();
  const copied = await clipboardText(desktop);
  const [, token = "", url = ""] = /Bearer ([^']+)' '([^']+)'/.exec(copied) ?? [];
  expect(simulator.issuedFor(token)).toBe(workspaceId);
  expect(url).toBe("https://de1.api.central.arubanetworks.com/network-monitoring/v1/devices");

  await chooseAction(page, tenant(1).name, "Edit");
  const edit = page.getByRole("dialog", { name: "Edit tenant" });
  const address = edit.getByLabel("Central address", { exact: true });
  await address.selectOption({ label: "Another address…" });
  await edit.getByLabel("Another Central address").fill("https://central.example/path");
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(edit).toContainText("nothing after the host name");
  await takePictures(page, "tenant");
  await edit.getByRole("button", { name: "Cancel" }).click();

  await page.evaluate(() => window.tenantry.openQuickPick(null));
  const picker = await quickPickPage(app);
  await expect(picker.getByRole("combobox")).toBeFocused();
  await picker.keyboard.press("Shift+Enter");
  await expect(picker.getByRole("group", { name: "Automation" })).toBeVisible();
  await takePictures(picker, "quick-pick");
});
