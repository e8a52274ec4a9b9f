// A toast takes real clicks and keys wherever it lies: in the window, and over a dialog, which makes the rest of the page inert.
import type { ElectronApplication, Page } from "playwright";
import { chooseAction, chooseFromMenu, dismissToast, row, search } from "./driver.ts";
import { expect, takePictures, test } from "./everyday.ts";
import { boxOf, keys, press, toFront } from "./hand.ts";

const toast = (page: Page) => page.getByRole("status", { name: "Last action" });
const undo = (page: Page) => page.getByRole("button", { name: "Undo" });
const dialog = (page: Page) => page.getByRole("dialog");

/** A toast takes no click until it can have been seen. */
const seen = (page: Page): Promise<void> =>
  toast(page).evaluate(async (element) => {
    const animations = element.parentElement?.getAnimations() ?? [];
    await Promise.all(animations.map(({ finished }) => finished));
  });

async function middleOf(page: Page) {
  await seen(page);
  const { x, y, width, height } = await boxOf(undo(page));
  return { x: x + width / 2, y: y + height / 2 };
}

/** Adds one tenant of two lines, so that the dialog stays open. */
async function addInPart(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Add tenants" }).first().click();
  await page
    .getByRole("textbox", { name: "Workspace IDs" })
    .fill(`${"c0ffee".repeat(5)}00,Umbrella\nno ID at all`);
  await page.getByRole("button", { name: "Add 1", exact: true }).click();
  await expect(toast(page)).toHaveText("1 tenant added.");
}

const resize = (app: ElectronApplication, width: number, height: number) =>
  app.evaluate(
    ({ BrowserWindow }, [wide, high]) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.getTitle() === "Tenantry")
        ?.setContentSize(wide, high),
    [width, height] as const,
  );

test("a click on Undo over an open dialog undoes, and Escape then closes the dialog", async ({
  beginDay,
  desktop,
}) => {
  const { page, app } = await beginDay();
  await addInPart(page);
  await takePictures(page, "over-a-dialog");
  await toFront(desktop);
  await press(desktop, page, await middleOf(page));
  await expect(toast(page)).toHaveText("Undone.");
  await expect(row(page, "Umbrella")).toBeHidden();
  // Where the button was, nothing has the focus any more; the dialog gets it back.
  await expect(dialog(page).locator(":focus")).toBeVisible();
  await keys(desktop, "Escape");
  // What could not be read is still in the field.
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await resize(app, 360, 480);
  await addInPart(page);
  await takePictures(page, "over-a-dialog-narrow");
  await seen(page);
  for (const name of ["Undo", "Cancel", "Add"]) {
    const box = await boxOf(page.getByRole("button", { name, exact: true }));
    const isOnTop = await page.evaluate(
      ({ x, y, width, height, label }) =>
        document
          .elementFromPoint(x + width / 2, y + height / 2)
          ?.closest("button")
          ?.textContent.includes(label) === true,
      { ...box, label: name },
    );
    expect([name, isOnTop]).toEqual([name, true]);
  }
});

test("Tab reaches Undo over a dialog, and Escape there closes the toast alone", async ({
  beginDay,
  desktop,
}) => {
  const { page } = await beginDay();
  await addInPart(page);
  await toFront(desktop);
  await page.getByRole("button", { name: "Cancel" }).focus();
  await keys(desktop, "Tab");
  await expect(undo(page)).toBeFocused();
  await keys(desktop, "Escape");
  await expect(toast(page)).toBeEmpty();
  await expect(dialog(page)).toBeVisible();
  await expect(page.getByRole("button", { name: "Cancel" })).toBeFocused();
  await keys(desktop, "Escape");
  // What could not be read is still in the field.
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(search(page)).toBeVisible();
});

test("what a toast has only just covered takes the click that was meant for it", async ({
  beginDay,
}) => {
  const { page, tenant } = await beginDay();
  await seen(page);
  const { x, y } = await boxOf(page.getByRole("button", { name: "Undo" }));
  await dismissToast(page);
  await chooseAction(page, tenant(0).name, "Pin");
  await expect(undo(page)).toBeVisible();
  const frontAt = (ms: number) =>
    toast(page).evaluate(
      (element, [left, top, atMs]) => {
        for (const animation of element.parentElement?.getAnimations() ?? []) {
          animation.pause();
          animation.currentTime = atMs;
        }
        const front = document.elementFromPoint(left + 4, top + 4);
        return front?.closest("li") === null ? "the toast" : "the row";
      },
      [x, y, ms] as const,
    );
  expect(await frontAt(100)).toBe("the row");
  expect(await frontAt(299)).toBe("the row");
  expect(await frontAt(300)).toBe("the toast");
});

test("hiding a tenant is undone by a click, and it is still hidden after a restart", async ({
  beginDay,
  desktop,
  launchApp,
}) => {
  const { page, app, tenant, configDir } = await beginDay();
  const { name } = tenant(0);
  await chooseAction(page, name, "Hide");
  await expect(toast(page)).toHaveText(`${name} hidden.`);
  await expect(row(page, name)).toBeHidden();
  await toFront(desktop);
  await press(desktop, page, await middleOf(page));
  await expect(row(page, name)).toBeVisible();
  await chooseAction(page, name, "Hide");
  await expect(row(page, name)).toBeHidden();
  await app.close();
  const again = await launchApp({ configDir });
  await expect(search(again.page)).toBeVisible();
  await expect(row(again.page, name)).toBeHidden();
  await chooseFromMenu(again.page, "Show hidden tenants (1)");
  await expect(row(again.page, name)).toBeVisible();
  await takePictures(again.page, "hidden-tenants");
});

test("a toast leaves the ends of the settings and of the first run in reach", async ({
  beginDay,
  launchApp,
}) => {
  const { page, app } = await beginDay();
  await chooseFromMenu(page, "Settings");
  await page.getByLabel("Clear the clipboard after").selectOption("30");
  await expect(toast(page)).toHaveText("Saved.");
  await takePictures(page, "settings");
  await resize(app, 360, 480);
  const end = page.getByRole("region", { name: "About" });
  await end.scrollIntoViewIfNeeded();
  await page
    .getByRole("main")
    .locator("> div")
    .evaluate((body) => body.scrollTo(0, 1e6));
  await takePictures(page, "settings-narrow");
  const [last, over] = [await boxOf(end), await boxOf(toast(page))];
  expect(last.y + last.height).toBeLessThanOrEqual(over.y);
  const first = await launchApp();
  await first.page.getByRole("button", { name: "Type or paste the details" }).click();
  await first.page.getByLabel("Client ID").focus();
  await first.page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text", "neither an ID\nnor a secret");
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(toast(first.page)).not.toBeEmpty();
  await takePictures(first.page, "first-run");
});
