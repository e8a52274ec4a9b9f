import type { Locator, Page } from "playwright";
import type { Session } from "../desktop/session.ts";
import { addTenants, row, search } from "./driver.ts";
import { copiedFor, expect, isVisible, quickPickPage, quickPickTitle, test } from "./everyday.ts";
import { expectVisibleFocus, tabTo, type } from "./focus.ts";
import { keys, toFront } from "./hand.ts";

const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: true });

/** Presses Enter as a person does who sees nothing happen: what has just come takes no Enter that was meant for something else. */
async function enter(desktop: Session, happens: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await keys(desktop, "Return");
    await happens();
  }).toPass();
}

const timeout = 2_000;
const comes = (brought: Locator) => () => expect(brought).toBeVisible({ timeout });

test("the first run works by keyboard, with a visible focus all the way", async ({
  launchApp,
  desktop,
  simulate,
}) => {
  const simulator = await simulate();
  const { page } = await launchApp();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await toFront(desktop);
  await expectVisibleFocus(page);
  const goTo = (name: string | RegExp) => tabTo(desktop, page, button(page, name));
  const fill = async (label: string, text: string) => {
    const field = page.getByLabel(label, { exact: true });
    await tabTo(desktop, page, field);
    await keys(desktop, "ctrl+a");
    await type(desktop, text);
    await expect(field).toHaveValue(text);
  };
  await goTo(/^Type or paste the details/);
  await keys(desktop, "Return");
  await expect(page.getByLabel("Client ID")).toBeVisible();
  await expectVisibleFocus(page);
  await fill("MSP workspace ID or issuer URL", simulator.mspWorkspaceId);
  await fill("Client ID", simulator.clientId);
  await fill("Client secret", simulator.clientSecret);
  await tabTo(desktop, page, page.locator("summary").filter({ hasText: "Advanced" }));
  await keys(desktop, "space");
  await fill("GreenLake base URL", simulator.baseUrl);
  await goTo("Continue");
  await keys(desktop, "Return");
  await expect(page.getByRole("heading", { name: "Check the connection" })).toBeVisible();
  await expect(button(page, "Continue")).toBeEnabled();
  await expectVisibleFocus(page);
  await goTo("Continue");
  await enter(desktop, comes(button(page, "Paste IDs")));
  await goTo("Paste IDs");
  await keys(desktop, "Return");
  const ids = page.getByRole("textbox", { name: "Workspace IDs" });
  await tabTo(desktop, page, ids);
  const lines = simulator.tenants
    .slice(0, 2)
    .map(({ workspaceId, name }) => `${workspaceId},${name}`)
    .join("\n");
  await desktop.writeClipboard(lines);
  await keys(desktop, "ctrl+v");
  await expect(ids).toHaveValue(lines);
  await goTo("Add 2");
  await keys(desktop, "Return");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expectVisibleFocus(page);
  await goTo("Later");
  await keys(desktop, "Return");
  await expect(search(page)).toBeVisible();
  await expectVisibleFocus(page);
});

/** Chooses an entry of the header’s menu with the arrow keys. */
async function choose(desktop: Session, page: Page, entry: string): Promise<void> {
  await tabTo(desktop, page, button(page, "Menu"));
  await keys(desktop, "Return");
  const item = page.getByRole("menuitem", { name: entry });
  await expect(item).toBeVisible();
  await expectVisibleFocus(page);
  while (!(await item.evaluate((element) => element === document.activeElement))) {
    const left = await page.evaluateHandle(() => document.activeElement);
    await keys(desktop, "Down");
    await page.waitForFunction((before) => document.activeElement !== before, left);
    await expectVisibleFocus(page);
  }
  await keys(desktop, "Return");
}

test("a day’s work goes by keyboard, with a visible focus all the way", async ({
  connected,
  desktop,
}) => {
  const { app, page, simulator, tenant } = await connected();
  await addTenants(page, [tenant(0), tenant(1)]);
  await toFront(desktop);
  await search(page).focus();
  const [first, second, , , third] = simulator.tenants.map(({ workspaceId, name }) => ({
    id: workspaceId,
    name,
  }));
  if (first === undefined || second === undefined || third === undefined) throw new Error("few");
  const dialog = page.getByRole("dialog");

  await type(desktop, second.name.slice(0, 4));
  await expect(page.getByRole("list", { name: "Tenants" }).getByRole("listitem")).toHaveCount(1);
  await enter(desktop, () =>
    expect.poll(() => copiedFor(desktop, simulator), { timeout }).toBe(second.id),
  );
  await expectVisibleFocus(page);
  await keys(desktop, "shift+Return");
  const formats = page.getByRole("menu", { name: `Copy the token for ${second.name} as` });
  await expect(formats).toBeVisible();
  await expectVisibleFocus(page);
  await keys(desktop, "Down");
  const header = formats.getByRole("menuitem", { name: "Authorization header" });
  await expect(header).toBeFocused();
  await expectVisibleFocus(page);
  await keys(desktop, "Return");
  await expect(formats).toBeHidden();
  await expect(row(page, second.name)).toContainText("Authorization header");
  await expectVisibleFocus(page);
  await keys(desktop, "F2");
  await expect(dialog).toBeVisible();
  await expectVisibleFocus(page);
  const alias = dialog.getByLabel("Alias");
  await tabTo(desktop, page, alias);
  await type(desktop, "second");
  await tabTo(desktop, page, dialog.getByRole("button", { name: "Save" }));
  await keys(desktop, "Return");
  await expect(dialog).toBeHidden();
  await expect(row(page, second.name)).toContainText("second");
  await expectVisibleFocus(page);
  await keys(desktop, "Escape");
  await expect(search(page)).toHaveValue("");

  await keys(desktop, "ctrl+comma");
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  await expectVisibleFocus(page);
  await keys(desktop, "Escape");
  await expect(search(page)).toBeVisible();
  await expectVisibleFocus(page);
  await choose(desktop, page, "History");
  await expect(page.getByRole("searchbox", { name: "Search the history" })).toBeFocused();
  await expectVisibleFocus(page);
  await keys(desktop, "Escape");
  await expect(search(page)).toBeVisible();
  await expectVisibleFocus(page);

  await choose(desktop, page, "Lock");
  await expect(page.getByRole("heading", { name: "Tenantry is locked" })).toBeVisible();
  await expectVisibleFocus(page);
  await enter(desktop, comes(search(page)));
  await expectVisibleFocus(page);

  const { mspWorkspaceId: workspaceId, baseUrl } = simulator;
  const team = { tenantry: "team", version: 1, name: "Northwind MSP", baseUrl, workspaceId };
  const tenants = [first, { ...second, alias: "second" }, third];
  await desktop.writeClipboard(JSON.stringify({ ...team, tenants }));
  await keys(desktop, "ctrl+v");
  await expect(dialog).toContainText("1 new");
  await expectVisibleFocus(page);
  await tabTo(desktop, page, dialog.getByRole("button", { name: /^(?:Update|Import)/ }));
  await keys(desktop, "Return");
  await expect(dialog).toBeHidden();
  await expect(row(page, third.name)).toBeVisible();
  await expectVisibleFocus(page);

  await quickPickPage(app);
  await keys(desktop, "ctrl+shift+space");
  const pick = await quickPickPage(app);
  await expect.poll(() => isVisible(app, quickPickTitle)).toBe(true);
  // Its field is the only place the focus can be; the caret shows it. What it copies has its own test.
  await expect(pick.getByRole("combobox")).toBeFocused();
});
