import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "playwright";
import { copyButton, row } from "./driver.ts";
import { copiedFor, expect, takePictures, test } from "./everyday.ts";
import { type } from "./focus.ts";
import { boxOf, press, settled } from "./hand.ts";

test("leads from a team file to the first token in ten actions at most, without scrolling", async ({
  launchApp,
  desktop,
  simulate,
}) => {
  const simulator = await simulate();
  const path = join(await desktop.newFolder("team"), "north.tenantry.json");
  const { mspWorkspaceId: workspaceId, baseUrl } = simulator;
  const tenants = simulator.tenants.map(({ workspaceId: id, name }) => ({ id, name }));
  const team = { tenantry: "team", version: 1, name: "Northwind MSP", baseUrl, workspaceId };
  await writeFile(path, JSON.stringify({ ...team, tenants }));
  const { app, page } = await launchApp();
  // The desktop’s own dialog, which Playwright cannot reach.
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
  const size = () => page.evaluate(() => [window.innerWidth, window.innerHeight] as const);
  await expect.poll(size).toEqual([440, 680]);
  const taken: string[] = [];
  /** Clicks what lies in the window, without scrolling to it. */
  const click = async (what: string, target: Locator) => {
    await expect(target).toBeEnabled();
    await settled(target);
    const { x, y, width, height } = await boxOf(target);
    const [innerWidth, innerHeight] = await size();
    const fits = x >= 0 && y >= 0 && x + width <= innerWidth && y + height <= innerHeight;
    if (!fits) await takePictures(page, "out-of-sight");
    expect([what, fits]).toEqual([what, true]);
    await press(desktop, page, { x: x + width / 2, y: y + height / 2 });
    taken.push(what);
  };
  const fill = async (label: string, text: string) => {
    const field = page.getByLabel(label, { exact: true });
    await click(label, field);
    await expect(field).toBeFocused();
    await type(desktop, text);
    await expect(field).toHaveValue(text);
  };
  const button = (name: string | RegExp) => page.getByRole("button", { name });

  await click("Open a team file", button(/^Open a team file/));
  taken.push("the file", "Open");
  await click("Import", button(`Import ${tenants.length} tenants`));
  await fill("Client ID", simulator.clientId);
  await fill("Client secret", simulator.clientSecret);
  await click("Continue", button("Continue"));
  await expect(page.getByRole("heading", { name: "Check the connection" })).toBeVisible();
  await click("Continue after the check", button("Continue"));
  const [{ name: first, workspaceId: wanted } = { name: "", workspaceId: "" }] = simulator.tenants;
  await click("Copy", copyButton(page, first));
  await expect(row(page, first).getByText("Copied")).toBeVisible();
  expect(await copiedFor(desktop, simulator)).toBe(wanted);
  expect(taken.length).toBeLessThanOrEqual(10);
});
