import { setTimeout as pause } from "node:timers/promises";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import type { ElectronApplication } from "playwright";
import { artefact, executableName } from "../desktop/package.ts";
import { trayItems } from "../desktop/tray.ts";
import { expect, hideMainWindow, inMainWindow, isVisible, newTrayMenu, test } from "./everyday.ts";

/** The fuse wire’s characters for off and on. */
const off = "0".codePointAt(0);
const on = "1".codePointAt(0);

test("sets the production fuses in the artefact", async () => {
  const wire = await getCurrentFuseWire(join(artefact, executableName));
  const state = (fuse: FuseV1Options) => wire[fuse];
  expect([
    state(FuseV1Options.RunAsNode),
    state(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    state(FuseV1Options.EnableNodeCliInspectArguments),
    state(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    state(FuseV1Options.GrantFileProtocolExtraPrivileges),
    state(FuseV1Options.EnableCookieEncryption),
  ]).toEqual(Array.from({ length: 6 }, () => off));
  expect([
    state(FuseV1Options.OnlyLoadAppFromAsar),
    state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
  ]).toEqual([on, on]);
});

test("runs the window in Chromium’s sandbox, without Node", async ({ launchApp, desktop }) => {
  const { app, page } = await launchApp();
  const pid = await inMainWindow(app, (window) => window?.webContents.getOSProcessId());
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  expect(status).toContain(`Uid:\t${desktop.operator.uid}\t`);
  if (desktop.operator.switches.length === 0) expect(status).toMatch(/Seccomp:\s+2/);
  expect(
    await page.evaluate(() => [
      typeof Reflect.get(window, "require"),
      typeof Reflect.get(window, "process"),
    ]),
  ).toEqual(["undefined", "undefined"]);
});

test("keeps the window’s page from navigating, fetching, framing, opening windows and notifying", async ({
  connected,
}) => {
  const { app, page, simulator } = await connected();
  const before = simulator.requests.length;
  const tried = await page.evaluate(async (address) => {
    const frame = document.createElement("iframe");
    frame.src = address;
    document.body.append(frame);
    const fetched = await fetch(address).then(
      () => "fetched",
      () => "refused",
    );
    const permission = await Notification.requestPermission();
    const opened = window.open(address);
    setTimeout(() => location.assign(address));
    return { fetched, permission, opened };
  }, simulator.baseUrl);
  expect(tried).toEqual({ fetched: "refused", permission: "denied", opened: null });
  const inside = (script: string) =>
    app.evaluate(
      ({ BrowserWindow }, code) =>
        BrowserWindow.getAllWindows()
          .find((window) => window.getTitle() === "Tenantry")
          ?.webContents.executeJavaScript(code),
      script,
    );
  expect(await inside("new Promise((done) => setTimeout(() => done(location.href), 500))")).toBe(
    "app://tenantry/index.html",
  );
  expect(await inside("document.querySelectorAll('input[type=search]').length")).toBe(1);
  // The quick pick’s window may be ready by now.
  for (const window of app.windows()) expect(window.url()).toMatch(/^app:\/\/tenantry\//);
  expect(simulator.requests).toHaveLength(before);
});

test("sends the content security policy as a header", async ({ launchApp }) => {
  const { page } = await launchApp();
  const response = await page.reload();
  expect(await response?.headerValue("content-security-policy")).toContain("default-src 'none'");
});

test("hides the closed window in the tray, whose menu shows it again and quits", async ({
  launchApp,
  desktop,
}) => {
  const before = await trayItems(desktop);
  const { app, page } = await launchApp();
  await expect(page.getByRole("heading", { name: "How do you want to start?" })).toBeVisible();
  const menu = await newTrayMenu(desktop, before);
  await hideMainWindow(app);
  await menu.press("Open Tenantry");
  await expect.poll(() => isVisible(app, "Tenantry")).toBe(true);
  const closed = app.waitForEvent("close");
  await menu.press("Quit");
  await closed;
});

test("brings the first window forward on a second start", async ({ launchApp, tenantry }) => {
  const { app, page, configDir } = await launchApp();
  await expect(page.getByRole("heading", { name: "How do you want to start?" })).toBeVisible();
  await hideMainWindow(app);
  expect(await tenantry(configDir)).toMatchObject({ code: 0 });
  await expect.poll(() => isVisible(app, "Tenantry")).toBe(true);
});

test("reopens the window where it was", async ({ launchApp }) => {
  const { app, page, configDir } = await launchApp();
  await expect(page.getByRole("heading", { name: "How do you want to start?" })).toBeVisible();
  const wanted = { x: 200, y: 120, width: 520, height: 600 };
  await app.evaluate(
    ({ BrowserWindow }, bounds) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.getTitle() === "Tenantry")
        ?.setBounds(bounds),
    wanted,
  );
  const bounds = (running: ElectronApplication) =>
    inMainWindow(running, (window) => window?.getNormalBounds());
  await expect.poll(() => bounds(app)).toMatchObject({ width: 520, height: 600 });
  const left = await bounds(app);
  await app.close();

  const again = await launchApp({ configDir });
  await expect(
    again.page.getByRole("heading", { name: "How do you want to start?" }),
  ).toBeVisible();
  await expect.poll(() => bounds(again.app)).toMatchObject({ width: 520, height: 600 });
  const now = await bounds(again.app);
  expect(Math.abs((now?.x ?? 0) - (left?.x ?? 0))).toBeLessThan(40);
  expect(Math.abs((now?.y ?? 0) - (left?.y ?? 0))).toBeLessThan(40);
});

test("restores the page after the renderer crashes", async ({ connected }) => {
  const { app } = await connected();
  const processId = () => inMainWindow(app, (window) => window?.webContents.getOSProcessId());
  const crashed = await processId();
  await inMainWindow(app, (window) => window?.webContents.forcefullyCrashRenderer());
  await expect
    .poll(async () => ((await processId()) ?? 0) > 0 && (await processId()) !== crashed)
    .toBe(true);
  /** A page that is just being loaded again may never answer. */
  const labels = () =>
    Promise.race([
      inMainWindow(app, (window) =>
        window?.webContents.executeJavaScript(
          "document.querySelector('input[type=search]')?.getAttribute('aria-label') ?? ''",
        ),
      ),
      pause(1_000, "no answer"),
    ]);
  await expect.poll(labels).toBe("Search tenants");
});
