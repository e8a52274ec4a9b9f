import { once } from "node:events";
import { copyToken } from "./driver.ts";
import { clipboardHolds, clipboardText, copiedFor, expect, isVisible, test } from "./everyday.ts";

test("clears the clipboard in time, unless another program has copied something since", async ({
  beginDay,
  desktop,
}) => {
  test.setTimeout(90_000);
  const { page, simulator, tenant } = await beginDay();
  await page.evaluate(() => window.tenantry.updateSettings({ clearClipboardS: 15 }));
  await copyToken(page, tenant(0).name);
  expect(await copiedFor(desktop, simulator)).toBe(tenant(0).workspaceId);
  const primary = await desktop.readClipboard("primary").catch(() => "");
  expect(primary === "").toBe(true);
  await expect(page.locator("footer")).toContainText(/clears in 0:1\d/);
  await expect.poll(() => clipboardHolds(desktop, ""), { timeout: 20_000 }).toBe(true);
  await expect(page.locator("footer")).toContainText("No longer on the clipboard");

  await copyToken(page, tenant(1).name);
  await desktop.writeClipboard("somebody's recipe");
  await expect(page.locator("footer")).toContainText("No longer on the clipboard", {
    timeout: 20_000,
  });
  expect(await clipboardHolds(desktop, "somebody's recipe")).toBe(true);
});

test("says within seconds that another program has taken the clipboard, without a change of the focus", async ({
  beginDay,
  desktop,
}) => {
  const { page, tenant } = await beginDay();
  await page.evaluate(() => window.tenantry.updateSettings({ clearClipboardS: null }));
  await copyToken(page, tenant(0).name);
  const footer = page.locator("footer");
  await expect(footer).toContainText("copied");
  await desktop.writeClipboard("somebody's recipe");
  await expect(footer).toContainText("No longer on the clipboard");
  expect(await clipboardHolds(desktop, "somebody's recipe")).toBe(true);
});

test("clears at the next start what a killed run left on the clipboard", async ({
  beginDay,
  launchApp,
  desktop,
}) => {
  const { app, page, configDir, simulator, tenant } = await beginDay();
  await copyToken(page, tenant(0).name);
  const token = await clipboardText(desktop);
  expect(simulator.issuedFor(token) === tenant(0).workspaceId).toBe(true);
  const ended = once(app.process(), "exit");
  app.process().kill("SIGKILL");
  await ended;
  // An X11 selection ends with its owner, unless a clipboard manager takes it over; this line stands for the manager.
  await desktop.writeClipboard(token);
  expect((await clipboardText(desktop)) === token).toBe(true);
  const again = await launchApp({ configDir });
  await expect.poll(() => clipboardHolds(desktop, "")).toBe(true);

  await copyToken(again.page, tenant(1).name);
  const endedAgain = once(again.app.process(), "exit");
  again.app.process().kill("SIGKILL");
  await endedAgain;
  await desktop.writeClipboard("somebody's recipe");
  await launchApp({ configDir });
  await desktop.run("sleep", ["1"]);
  expect(await clipboardHolds(desktop, "somebody's recipe")).toBe(true);
});

test("clears the clipboard on quit, even if another program holds the token by then", async ({
  beginDay,
  desktop,
}) => {
  const { app, page, menu, tenant } = await beginDay();
  await copyToken(page, tenant(0).name);
  const token = await clipboardText(desktop);
  await desktop.writeClipboard(token);
  const ended = once(app.process(), "exit");
  await menu.press("Quit");
  await ended;
  expect(await clipboardHolds(desktop, "")).toBe(true);
});

test("locks when the desktop’s screen saver shows", async ({ beginDay, desktop }) => {
  const { page, tenant } = await beginDay();
  await copyToken(page, tenant(0).name);
  const signal = ["/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "boolean:true"];
  await desktop.run("dbus-send", ["--session", "--type=signal", ...signal]);
  await expect(page.getByRole("heading", { name: "Tenantry is locked" })).toBeVisible();
  await expect.poll(() => clipboardHolds(desktop, "")).toBe(true);
});

test("drops the tokens and clears the clipboard on suspend, and stays locked on resume", async ({
  beginDay,
  desktop,
}) => {
  const { app, page, simulator, tenant } = await beginDay();
  await copyToken(page, tenant(0).name);
  expect(await copiedFor(desktop, simulator)).toBe(tenant(0).workspaceId);
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit("suspend"));
  await expect(page.getByRole("heading", { name: "Tenantry is locked" })).toBeVisible();
  await expect.poll(() => clipboardHolds(desktop, "")).toBe(true);
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit("resume"));
  await page.getByRole("button", { name: "Unlock" }).click();
  await expect(page.getByRole("list", { name: "Tenants" })).toBeVisible();
  const before = simulator.requests.length;
  await copyToken(page, tenant(0).name);
  expect(simulator.requests.length - before).toBe(2);
  expect(await isVisible(app, "Tenantry")).toBe(true);
});
