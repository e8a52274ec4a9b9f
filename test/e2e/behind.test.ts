// A real double click on a button that its first click takes away.
import { expect, test } from "./everyday.ts";
import { boxOf, keys, onScreen, toFront } from "./hand.ts";

test("a double click on a dialog’s button copies nothing behind it, and the dialog has no scroll bar", async ({
  connected,
  desktop,
}) => {
  const { page } = await connected({ tenants: 30 });
  await toFront(desktop);
  await page.getByRole("button", { name: "Find tenants at GreenLake" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("listitem").first()).toBeVisible();
  expect(await dialog.evaluate((box) => box.scrollHeight - box.clientHeight)).toBe(0);
  await page.getByRole("button", { name: "Add all 30" }).click();
  await expect(dialog).toBeHidden();
  await keys(desktop, "ctrl+n");
  await page.getByRole("textbox", { name: "Workspace IDs" }).fill(`${"ab".repeat(16)},Zebra`);
  const { x, y, width, height } = await boxOf(page.getByRole("button", { name: "Add 1" }));
  const at = await onScreen(page, { x: x + width / 2, y: y + height / 2 });
  const twice = ["click", "--repeat", "2", "--delay", "110", "1"];
  await desktop.run("xdotool", ["mousemove", String(at.x), String(at.y), "sleep", "0.1", ...twice]);
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("status", { name: "Last action" })).toHaveText("1 tenant added.");
  await expect(page.locator("footer")).toHaveText("31 tenants");
});
