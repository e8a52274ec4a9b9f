// What the settings say about Tenantry itself: its licences, its log, and diagnostics without anything secret.
import { readFile, stat } from "node:fs/promises";
import type { ElectronApplication } from "playwright";
import { findIn } from "./canary.ts";
import { chooseFromMenu, copyToken } from "./driver.ts";
import { clipboardText, expect, test } from "./everyday.ts";

/** Stands for the desktop’s own programs, and answers what they were asked to open. */
const takeOpened = (app: ElectronApplication) =>
  app.evaluate(({ shell }) => {
    const opened: string[] = [];
    shell.openPath = async (path) => {
      opened.push(path);
      return "";
    };
    Object.assign(shell, { opened });
  });
const openedBy = (app: ElectronApplication) =>
  app.evaluate(({ shell }): unknown => Reflect.get(shell, "opened"));

test("opens the licences and the log’s folder, and copies diagnostics without a secret, a name or an ID", async ({
  beginDay,
  desktop,
}) => {
  const { app, page, configDir, simulator, tenant } = await beginDay();
  await copyToken(page, tenant(0).name);
  const token = await clipboardText(desktop);
  await takeOpened(app);
  await chooseFromMenu(page, "Settings");
  await expect(page.getByText("What is kept where")).toBeVisible();
  await expect(page.getByRole("region", { name: "About" })).toContainText(configDir);
  await page.getByRole("button", { name: "Show licences" }).click();
  await page.getByRole("button", { name: "Open log folder" }).click();
  await expect.poll(() => openedBy(app)).toHaveLength(2);
  const [licences = "", logs = ""] = [await openedBy(app)].flat().map(String);
  const text = await readFile(licences, "utf8");
  for (const name of ["react", "zod", "electron", "@napi-rs/keyring"])
    expect(text).toMatch(new RegExp(`^${name} \\d`, "m"));
  expect((await stat(logs)).isDirectory()).toBe(true);
  await page.getByRole("button", { name: "Copy diagnostics" }).click();
  await expect(page.getByText("Diagnostics copied.")).toBeVisible();
  const diagnostics = await clipboardText(desktop);
  expect(diagnostics).toMatch(/^Runtime: Electron \d+\.\d+\.\d+, Chromium \d+/m);
  expect(diagnostics).toContain("Keyring: gnome_libsecret");
  expect(diagnostics).toContain("Client secrets: 1 safeStorage");
  const [, claims = ""] = token.split(".");
  const own = [
    simulator.clientSecret,
    simulator.clientId,
    simulator.mspWorkspaceId,
    claims,
    desktop.folder,
  ];
  const names = simulator.tenants.flatMap(({ name, workspaceId }) => [name, workspaceId]);
  expect(findIn([{ name: "diagnostics", content: diagnostics }], [...own, ...names])).toEqual([]);
});
