import type { Page } from "playwright";
import { copyToken, credentialsFor, dropFile, enterDetails, row, search } from "./driver.ts";
import { clipboardHolds, copiedFor, expect, takePictures, test } from "./everyday.ts";

const switchTo = async (page: Page, from: RegExp, to: string): Promise<void> => {
  await page.getByRole("button", { name: from }).click();
  await page.getByRole("menuitemradio", { name: new RegExp(`${to}$`) }).click();
};

async function nameIt(page: Page, name: string, colour: string): Promise<void> {
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await page.getByLabel("MSP name").fill(name);
  await page.getByLabel("MSP name").press("Enter");
  await page.getByRole("radio", { name: colour }).check({ force: true });
  await page.getByRole("button", { name: "Back" }).click();
}

test("two MSPs with the same tenant stay two things, in the window and in the tray", async ({
  beginDay,
  desktop,
  simulate,
}) => {
  const { menu, page, simulator: west, tenant } = await beginDay();
  const east = await simulate({ tenants: west.tenants.slice(0, 3) });
  const { name, workspaceId } = tenant(0);
  await nameIt(page, "West", "Blue");
  await switchTo(page, /^MSP: West/, "West");
  await page.getByRole("button", { name: "MSP: West" }).click();
  await page.getByRole("menuitem", { name: "Add an MSP…" }).click();
  await enterDetails(page, credentialsFor(east));
  await page.getByRole("button", { name: "Continue", disabled: false }).click();
  await page.getByRole("button", { name: "Add all 3" }).click();
  await expect(search(page)).toBeVisible();
  await nameIt(page, "East", "Orange");

  await copyToken(page, name);
  expect(await copiedFor(desktop, east)).toBe(workspaceId);
  await page.getByRole("button", { name: "MSP: East" }).click();
  await takePictures(page, "switcher");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+1");
  await expect(page.getByRole("button", { name: "MSP: West" })).toBeVisible();
  // What East has got is not West's.
  await expect(row(page, name)).not.toContainText(/\d:\d\d/);
  await copyToken(page, name);
  expect(await copiedFor(desktop, west)).toBe(workspaceId);

  const grouped = await menu.labels();
  expect(grouped.indexOf("West")).toBeGreaterThan(-1);
  expect(grouped.indexOf("East")).toBeGreaterThan(grouped.indexOf("West"));

  // The sealed secret and the tokens go at once; the other one stays.
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Remove this MSP" }).click();
  await takePictures(page, "remove");
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("button", { name: "MSP: East" })).toBeVisible();
  await expect.poll(menu.labels).not.toContain("West");
  await expect.poll(() => clipboardHolds(desktop, "")).toBe(true);
  await copyToken(page, name);
  expect(await copiedFor(desktop, east)).toBe(workspaceId);
});

test("from a team file to the first token: two fields typed, under ten actions, within two minutes", async ({
  launchApp,
  desktop,
  simulate,
}) => {
  const simulator = await simulate();
  const { mspWorkspaceId: workspaceId, baseUrl } = simulator;
  const tenants = simulator.tenants.map(({ workspaceId: id, name }) => ({ id, name }));
  const team = { tenantry: "team", version: 1, name: "North", baseUrl, workspaceId, tenants };
  const startedMs = Date.now();
  const { page } = await launchApp();
  let actions = 0;
  const act = async (action: Promise<void>) => {
    actions += 1;
    await action;
  };
  await expect(page.getByRole("heading", { name: "How do you want to start?" })).toBeVisible();
  await act(dropFile(page, "north.tenantry.json", JSON.stringify(team)));
  await act(page.getByRole("button", { name: `Import ${tenants.length} tenants` }).click());
  await act(page.getByLabel("Client ID").fill(simulator.clientId));
  await act(page.getByLabel("Client secret", { exact: true }).fill(simulator.clientSecret));
  await act(page.getByRole("button", { name: "Continue" }).click());
  await act(page.getByRole("button", { name: "Continue", disabled: false }).click());
  const [first] = simulator.tenants;
  await act(copyToken(page, first?.name ?? ""));
  expect(await copiedFor(desktop, simulator)).toBe(first?.workspaceId);
  expect(actions).toBeLessThan(10);
  expect(Date.now() - startedMs).toBeLessThan(120_000);
});
