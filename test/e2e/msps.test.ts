import type { Page } from "playwright";
import { pictureMenu } from "../desktop/tray.ts";
import type { Simulator } from "../simulator/simulator.ts";
import {
  chooseFromMenu,
  copyToken,
  credentialsFor,
  dismissToast,
  enterDetails,
  row,
  search,
  shownMsp,
} from "./driver.ts";
import { boxOf } from "./hand.ts";
import { clipboardHolds, copiedFor, expect, takePictures, test } from "./everyday.ts";

const switchTo = async (page: Page, from: RegExp, to: string): Promise<void> => {
  await page.getByRole("button", { name: from }).click();
  await page.getByRole("menuitemradio", { name: new RegExp(`${to}$`) }).click();
};

async function nameIt(page: Page, name: string, colour: string): Promise<void> {
  await chooseFromMenu(page, "Settings");
  await page.getByLabel("MSP name").fill(name);
  await page.getByLabel("MSP name").press("Enter");
  await page.getByRole("radio", { name: colour }).check({ force: true });
  await dismissToast(page);
  await page.getByRole("button", { name: "Back" }).click();
}

/** Adds an MSP with all its tenants, starting from another MSP’s list. */
async function addMsp(page: Page, from: string, simulator: Simulator): Promise<void> {
  await page.getByRole("button", { name: `MSP: ${from}` }).click();
  await page.getByRole("menuitem", { name: "Add an MSP…" }).click();
  await enterDetails(page, credentialsFor(simulator));
  await page.getByRole("button", { name: "Continue", disabled: false }).click();
  await page.getByRole("button", { name: /^Add all/, disabled: false }).click();
  await expect(search(page)).toBeVisible();
}

test("keeps two MSPs with the same tenant apart, in the window and in the tray", async ({
  beginDay,
  desktop,
  simulate,
}) => {
  const { menu, page, simulator: west, tenant } = await beginDay();
  const east = await simulate({ tenants: west.tenants.slice(0, 3) });
  const { name, workspaceId } = tenant(0);
  await nameIt(page, "West", "Blue");
  await switchTo(page, /^MSP: West/, "West");
  await addMsp(page, "West", east);
  await nameIt(page, "East", "Orange");

  await copyToken(page, name);
  expect(await copiedFor(desktop, east)).toBe(workspaceId);
  // The MSP’s name and its token’s countdown each have their own place.
  const mspToken = page.getByRole("region", { name: "MSP token" });
  const tag = await boxOf(mspToken.getByTitle("East"));
  const countdown = await boxOf(mspToken.getByRole("timer"));
  expect(tag.x + tag.width).toBeLessThan(countdown.x);
  await page.getByRole("button", { name: "MSP: East" }).click();
  await takePictures(page, "switcher");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+1");
  await expect(page.getByRole("button", { name: "MSP: West" })).toBeVisible();
  // East’s token does not count for West.
  await expect(row(page, name)).not.toContainText(/\d:\d\d/);
  await copyToken(page, name);
  expect(await copiedFor(desktop, west)).toBe(workspaceId);

  const grouped = await menu.labels();
  expect(grouped.indexOf("West")).toBeGreaterThan(-1);
  expect(grouped.indexOf("East")).toBeGreaterThan(grouped.indexOf("West"));

  // Removing West deletes its secret and tokens at once and leaves East alone.
  await chooseFromMenu(page, "Settings");
  await page.getByRole("button", { name: "Remove this MSP" }).click();
  await takePictures(page, "remove");
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("button", { name: "MSP: East" })).toBeVisible();
  await expect.poll(menu.labels).not.toContain("West");
  await expect.poll(() => clipboardHolds(desktop, "")).toBe(true);
  await copyToken(page, name);
  expect(await copiedFor(desktop, east)).toBe(workspaceId);
});

test("fits eight MSPs on the screen: quick tenants with their MSP’s name, the rest in one submenu", async ({
  beginDay,
  desktop,
}) => {
  const { menu, page, simulator, tenant } = await beginDay();
  const names = ["West", "East", "North", "South", "Harbour", "Uptown", "Lakeside", "Old Town"];
  const lines = simulator.tenants.map(({ workspaceId, name }) => `${workspaceId},${name}`);
  const day = {
    input: { ...credentialsFor(simulator), scope: "", contact: "" },
    names,
    text: lines.join("\n"),
    pinned: names.map((_, index) => tenant(index).workspaceId),
  };
  await page.evaluate(async ({ input, names: called, text, pinned }) => {
    const { tenantry } = window;
    for (const [index, workspaceId] of pinned.entries()) {
      if (index > 0) await tenantry.addMsp(null);
      const state = await tenantry.readState(null);
      const mspId = state.ok ? state.value.mspId : "";
      if (index > 0) {
        await tenantry.connect(input, mspId);
        await tenantry.addTenants({ text }, mspId);
      }
      await tenantry.updateMsp({ change: { name: called[index] ?? "" } }, mspId);
      await tenantry.updateTenant({ workspaceId, change: { pinned: true } }, mspId);
    }
  }, day);
  const quick = names.map((name, index) => `${name}: ${tenant(index).name}`);
  await expect
    .poll(async () => (await menu.labels()).slice(0, 10))
    .toEqual([...quick, "All tenants", "East"]);
  await menu.press("Uptown: ");
  await expect.poll(() => copiedFor(desktop, simulator)).toBe(tenant(5).workspaceId);
  await expect.poll(menu.labels).toContain(`${quick[5]}   14 min`);

  const picture = test.info().outputPath("menu.png");
  // From the end up to “All tenants”, into it, and into the second MSP’s submenu.
  const toSecond = [...Array<string>(7).fill("Up"), "Right", "Down", "Right"];
  const heights = await pictureMenu(desktop, picture, toSecond);
  expect(heights).toHaveLength(3);
  // The screen is 800 pixels high, panel included.
  expect(Math.max(...heights)).toBeLessThan(770);
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
