// Whatever a dialog holds, and however small or magnified the window is, its buttons can be seen and clicked.
import type { Page } from "playwright";
import { chooseAction, chooseFromMenu, copyToken } from "./driver.ts";
import { expect, inMainWindow, takePictures, test } from "./everyday.ts";

/** The buttons at the end of the dialog that no click would reach. */
const outOfReach = (page: Page): Promise<readonly string[]> =>
  page.getByRole("dialog").evaluate((dialog) => {
    const buttons = [...dialog.querySelectorAll<HTMLElement>("form > :last-child button")];
    return buttons
      .filter((button) => {
        const { left, top, right, bottom } = button.getBoundingClientRect();
        const isInView = top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
        const front = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return !isInView || front?.closest("button") !== button;
      })
      .map(({ textContent }) => textContent);
  });

const sizes = [
  [440, 680, 0],
  [360, 480, 0],
  // 200 %
  [440, 680, 3.8],
] as const;

test("the buttons of every dialog are in sight at every size, and what does not fit scrolls above them", async ({
  beginDay,
}) => {
  const { app, page, tenant } = await beginDay({ tenants: 12 });
  const { name } = tenant(0);
  await copyToken(page, name);
  const lines = Array.from({ length: 40 }, (_, index) => `no ID ${index}`).join("\n");
  const dialogs: Readonly<Record<string, () => Promise<void>>> = {
    edit: () => chooseAction(page, name, "Edit"),
    remove: () => chooseAction(page, name, "Remove"),
    inspect: () => chooseAction(page, name, "Inspect token"),
    add: async () => {
      await chooseFromMenu(page, "Add tenants");
      await page.getByRole("textbox", { name: "Workspace IDs" }).fill(lines);
    },
    find: () => chooseFromMenu(page, "Find tenants at GreenLake"),
    shortcuts: () => chooseFromMenu(page, "Keyboard shortcuts"),
  };
  for (const [width, height, zoom] of sizes) {
    await app.evaluate(
      ({ BrowserWindow }, [wide, high, level]) => {
        const window = BrowserWindow.getAllWindows().find((each) => each.getTitle() === "Tenantry");
        window?.setContentSize(wide, high);
        window?.webContents.setZoomLevel(level);
      },
      [width, height, zoom] as const,
    );
    const level = () => inMainWindow(app, (window) => window?.webContents.getZoomLevel());
    await expect.poll(level).toBeCloseTo(zoom);
    for (const [what, open] of Object.entries(dialogs)) {
      await open();
      await expect(page.getByRole("dialog")).toBeVisible();
      const at = `${what} at ${width} × ${height}, zoom ${zoom}`;
      await expect.poll(() => outOfReach(page), at).toEqual([]);
      if (what === "edit") await takePictures(page, `edit-${height}-${zoom}`);
      await page.keyboard.press("Escape");
      const discard = page.getByRole("button", { name: "Discard" });
      if (what === "add") await discard.click();
      await expect(page.getByRole("dialog")).toBeHidden();
    }
  }
});
