import type { Locator } from "playwright";
import { chooseFromMenu, connect, copyButton, row, search } from "./driver.ts";
import {
  copiedFor,
  expect,
  inMainWindow,
  isVisible,
  quickPickPage,
  quickPickTitle,
  test,
} from "./everyday.ts";
import { boxOf, keys, nextMenu, onScreen, type Point, press, settled, toFront } from "./hand.ts";

/** The scrolling box around an element, in the page’s pixels. */
const scrollerOf = (target: Locator) =>
  target.evaluate((element) => {
    let box = element.parentElement;
    while (box !== null && box.scrollHeight <= box.clientHeight) box = box.parentElement;
    const { top, bottom } = (box ?? document.body).getBoundingClientRect();
    return { top, bottom };
  });

/** Scrolls until only `shown` pixels of the element are left at that edge of its list or form. */
async function cut(target: Locator, edge: "top" | "bottom", shown: number): Promise<void> {
  await target.evaluate(
    (element, [where, left]) => {
      let box = element.parentElement;
      while (box !== null && box.scrollHeight <= box.clientHeight) box = box.parentElement;
      if (box === null) return;
      const outer = box.getBoundingClientRect();
      const inner = element.getBoundingClientRect();
      box.scrollTop +=
        where === "top" ? inner.bottom - outer.top - left : inner.top - outer.bottom + left;
    },
    [edge, shown] as const,
  );
}

/** A point on the part of the element that can be seen. */
async function shownPart(target: Locator): Promise<Point> {
  const box = await boxOf(target);
  const { top, bottom } = await scrollerOf(target);
  const from = Math.max(top, box.y);
  const to = Math.min(bottom, box.y + box.height);
  return { x: box.x + box.width / 2, y: (from + to) / 2 };
}

const many = { tenants: 30 };

for (const edge of ["top", "bottom"] as const)
  for (const shown of [4, 10, 20])
    test(`copies at the first click on a button of which ${shown} pixels show at the ${edge}`, async ({
      beginDay,
      desktop,
    }) => {
      const { page, simulator, tenant } = await beginDay(many);
      const { name, workspaceId } = tenant(14);
      await page.getByRole("button", { name: "Dismiss" }).click();
      await search(page).focus();
      await page.getByRole("list", { name: "Tenants" }).hover();
      await page.mouse.wheel(0, 14 * 56 - 280);
      await expect(copyButton(page, name)).toBeInViewport();
      await settled(copyButton(page, name));
      await cut(copyButton(page, name), edge, shown);
      await settled(copyButton(page, name));
      const before = await boxOf(copyButton(page, name));
      await press(desktop, page, await shownPart(copyButton(page, name)));
      await expect.poll(() => copiedFor(desktop, simulator)).toBe(workspaceId);
      expect((await boxOf(copyButton(page, name))).y).toBe(before.y);
    });

test("acts at the first click on a button that the settings cut", async ({
  connected,
  desktop,
}) => {
  const { page } = await connected();
  await chooseFromMenu(page, "Settings");
  const target = page.getByRole("button", { name: "Rotate secret" });
  await target.scrollIntoViewIfNeeded();
  await cut(target, "bottom", 6);
  await press(desktop, page, await shownPart(target));
  await expect(page.getByRole("dialog", { name: "Rotate secret" })).toBeVisible();
});

test("saves a field at the click on another control, which is not moved by the field’s problem", async ({
  connected,
  desktop,
}) => {
  const { page } = await connected();
  await chooseFromMenu(page, "Settings");
  await page.getByLabel("Minimum life of a copied token").fill("99");
  const target = page.getByRole("radio", { name: "Dark" });
  await target.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await boxOf(target);
  await press(desktop, page, { x: x + width / 2, y: y + height / 2 });
  await expect(target).toBeChecked();
  await expect(page.getByLabel("Minimum life of a copied token")).toHaveAttribute(
    "aria-invalid",
    "true",
  );
});

test("copies once at a double click on a row, and opens the row’s menu at a right click", async ({
  beginDay,
  desktop,
}) => {
  const { page, simulator, tenant } = await beginDay();
  const { name, workspaceId } = tenant(2);
  const { x, y } = await boxOf(row(page, name));
  const at = { x: x + 60, y: y + 14 };
  await toFront(desktop);
  await search(page).focus();
  await press(desktop, page, at);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("type"));
  expect(await focused()).toBe("search");
  const { x: left, y: top } = await onScreen(page, at);
  const twice = ["click", "--repeat", "2", "--delay", "80", "1"];
  await desktop.run("xdotool", ["sleep", "0.6", "mousemove", String(left), String(top), ...twice]);
  await expect.poll(() => copiedFor(desktop, simulator)).toBe(workspaceId);

  await press(desktop, page, at, "3");
  const menu = page.getByRole("menu", { name: `More actions for ${name}` });
  await expect(menu).toBeVisible();
  await settled(menu);
  const box = await boxOf(menu);
  expect(Math.abs(box.x - at.x)).toBeLessThanOrEqual(2);
  // Near the window’s lower edge the menu opens upwards.
  const ends = [box.y, box.y + box.height].map((end) => Math.abs(end - at.y));
  expect(Math.min(...ends)).toBeLessThanOrEqual(2);
  await toFront(desktop);
  await keys(desktop, "p", "Return");
  await expect(row(page, name).getByText(", pinned")).toBeAttached();
});

test("pastes a secret by the mouse alone, and offers no copy of what is masked", async ({
  connected,
  desktop,
}) => {
  const { app, page } = await connected();
  await chooseFromMenu(page, "Settings");
  await page.getByRole("button", { name: "Replace the secret" }).click();
  await desktop.writeClipboard("secret-from-the-console");
  const secret = page.getByLabel("New client secret");
  const { x, y, width, height } = await boxOf(secret);
  const opened = nextMenu(app);
  await press(desktop, page, { x: x + width / 4, y: y + height / 2 }, "3");
  await opened;
  await desktop.screenshot(test.info().outputPath("edit-menu.png"));
  // The masked field’s menu: Paste, Select all.
  await keys(desktop, "Down", "Return");
  await expect(secret).toHaveValue("secret-from-the-console");
});

test("pastes into the quick pick by the mouse alone; its edit menu does not close it", async ({
  beginDay,
  desktop,
}) => {
  const { app, menu } = await beginDay();
  const quickPick = await quickPickPage(app);
  await menu.press("Quick pick…");
  await expect.poll(() => isVisible(app, quickPickTitle)).toBe(true);
  const field = quickPick.getByRole("combobox");
  await expect(field).toBeFocused();
  await desktop.writeClipboard("Elmhurst");
  const { x, y, width, height } = await boxOf(field);
  const opened = nextMenu(app);
  await press(desktop, quickPick, { x: x + width / 2, y: y + height / 2 }, "3");
  await opened;
  await keys(desktop, "Down", "Down", "Down", "Return");
  await expect(field).toHaveValue("Elmhurst");
  expect(await isVisible(app, quickPickTitle)).toBe(true);
});

test("answers the keys of the window: zoom, overlay, add, hide, quit", async ({
  launchApp,
  simulate,
  desktop,
}) => {
  const { app, page, configDir } = await launchApp();
  await connect(page, await simulate());
  const zoom = () => inMainWindow(app, (window) => window?.webContents.getZoomLevel());
  await keys(desktop, "ctrl+plus", "ctrl+equal", "ctrl+minus", "ctrl+plus");
  await expect.poll(zoom).toBe(2);
  await keys(desktop, "question");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await keys(desktop, "Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  expect(await isVisible(app, "Tenantry")).toBe(true);
  await keys(desktop, "ctrl+n");
  await expect(page.getByRole("dialog", { name: "Add tenants" })).toBeVisible();
  await keys(desktop, "x", "Escape");
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(search(page)).toBeFocused();
  await keys(desktop, "y", "BackSpace", "z");
  await expect(search(page)).toHaveValue("z");
  await keys(desktop, "ctrl+w");
  await expect.poll(() => isVisible(app, "Tenantry")).toBe(false);
  await inMainWindow(app, (window) => window?.show());
  await expect(search(page)).toBeFocused();
  const ended = new Promise((resolve) => app.process().once("exit", resolve));
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true);
  await keys(desktop, "ctrl+q");
  await ended;
  const again = await launchApp({ configDir });
  await expect(search(again.page)).toBeVisible();
  const kept = () => inMainWindow(again.app, (window) => window?.webContents.getZoomLevel());
  await expect.poll(kept).toBe(2);
});

test("keeps the focus when its element goes away, so that Escape acts on what is in front", async ({
  beginDay,
  desktop,
}) => {
  const { app, page, tenant } = await beginDay();
  await toFront(desktop);
  const centre = async (target: Locator): Promise<Point> => {
    const { x, y, width, height } = await boxOf(target);
    return { x: x + width / 2, y: y + height / 2 };
  };
  const click = async (target: Locator) => press(desktop, page, await centre(target));
  await click(page.getByRole("button", { name: "Add tenants" }).first());
  const ids = page.getByRole("textbox", { name: "Workspace IDs" });
  await ids.fill(`${"ab".repeat(16)},Zebra\nnonsense`);
  await click(page.getByRole("button", { name: "Add 1", exact: true }));
  await expect(ids).toHaveValue("nonsense");
  await expect(ids).toBeFocused();
  await keys(desktop, "Escape");
  await click(page.getByRole("button", { name: "Discard" }));
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Add tenants" }).first()).toBeFocused();
  expect(await isVisible(app, "Tenantry")).toBe(true);

  const { name } = tenant(0);
  await click(page.getByRole("button", { name: `More actions for ${name}`, exact: true }));
  await click(page.getByRole("menuitem", { name: "Remove" }));
  await click(page.getByRole("dialog").getByRole("button", { name: "Remove" }));
  await expect(row(page, name)).toBeHidden();
  const inList = () =>
    page.evaluate(() => document.activeElement?.closest("li")?.getAttribute("aria-current"));
  await expect.poll(inList).toBe("true");
  const clear = page.getByRole("button", { name: "Clear now" });
  await expect(async () => {
    await page.keyboard.press("Enter");
    await expect(clear).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await click(clear);
  await expect(clear).toBeHidden();
  await expect(search(page)).toBeFocused();
});
