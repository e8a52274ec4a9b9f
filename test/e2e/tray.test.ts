import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { menuOpensInMs, pictureMenu, type TrayEntry } from "../desktop/tray.ts";
import { hpeRefusal } from "../simulator/faults.ts";
import { sampleTenants } from "../simulator/sampleTenants.ts";
import { chooseAction, row, shownMsp } from "./driver.ts";
import {
  clipboardHolds,
  clipboardText,
  copiedFor,
  expect,
  hideMainWindow,
  inMainWindow,
  isVisible,
  test,
} from "./everyday.ts";

/** Prints the first notification on the bus, whose last argument is the only integer that is not nested. */
const firstNotification = `sed '/^   int32 /q' < <(timeout 6 dbus-monitor --session \
  "interface='org.freedesktop.Notifications',member='Notify'" 2>/dev/null)`;

test("copies a tenant’s token from the tray menu and notifies", async ({ beginDay, desktop }) => {
  const { app, menu, page, simulator, tenant } = await beginDay();
  const { name, workspaceId } = tenant(2);
  await page.evaluate(
    ({ id, mspId }) =>
      window.tenantry.updateTenant({ workspaceId: id, change: { colour: "purple" } }, mspId),
    { id: workspaceId, mspId: await shownMsp(page) },
  );
  await hideMainWindow(app);
  const told = desktop.run("bash", ["-c", firstNotification]);
  await menu.press(name);
  await expect.poll(() => copiedFor(desktop, simulator)).toBe(workspaceId);
  await expect.poll(menu.labels).toContain(`${name}   14 min`);
  expect((await menu.labels())[1]).toMatch(/^Copied at \d\d:\d\d.*: .+, clears at \d\d:\d\d:\d\d/);
  await desktop.screenshot(test.info().outputPath("notification.png"));
  const token = await clipboardText(desktop);
  const { stdout } = await told;
  expect(stdout).toContain(`Token for ${name} copied`);
  // The tenant’s colour is an image.
  expect(stdout).toContain('"image-data"');
  expect(stdout).toMatch(/14 min left, clipboard clears in (60|59) s/);
  expect(stdout.includes(token)).toBe(false);
  expect(await isVisible(app, "Tenantry")).toBe(false);
  await menu.press("Clear clipboard now");
  await expect.poll(() => clipboardHolds(desktop, "")).toBe(true);
});

test("says at the first close, and only then, that it stays in the tray and how to quit", async ({
  launchApp,
  desktop,
}) => {
  const { app, page } = await launchApp();
  const folder = await desktop.newFolder("bus");
  const monitor = `echo $$ > ${folder}/pid; exec dbus-monitor --session \
    "interface='org.freedesktop.Notifications',member='Notify'" > ${folder}/messages`;
  const monitored = desktop.run("bash", ["-c", monitor]);
  const notified = async () =>
    (await readFile(join(folder, "messages"), "utf8").catch(() => "")).match(/still running/g)
      ?.length ?? 0;
  await expect.poll(() => readFile(join(folder, "messages"), "utf8").catch(() => "")).not.toBe("");
  await hideMainWindow(app);
  await expect.poll(notified).toBe(1);
  await inMainWindow(app, (window) => window?.show());
  await page.evaluate(() => window.tenantry.hideWindow(null));
  await expect.poll(() => isVisible(app, "Tenantry")).toBe(false);
  expect(await notified()).toBe(1);
  await desktop.screenshot(test.info().outputPath("hidden.png"));
  await desktop.run("bash", ["-c", `kill "$(cat ${folder}/pid)"`]);
  await monitored;
});

test("shows tenant names unchanged in the panel’s menu", async ({ beginDay, desktop }) => {
  const { menu, page, tenant, simulator } = await beginDay();
  await chooseAction(page, tenant(1).name, "Pin");
  await menu.press(tenant(0).name);
  await expect.poll(() => copiedFor(desktop, simulator)).toBe(tenant(0).workspaceId);
  await expect
    .poll(async () => (await menu.labels()).slice(3, 5))
    .toEqual([tenant(1).name, `${tenant(0).name}   14 min`]);
  const labels = await menu.labels();
  expect(labels).toContain("Abbot & Finch_Legal");
  expect(labels).toContain("Ironwood R&D_Lab");

  expect(await pictureMenu(desktop, test.info().outputPath("menu.png"))).toHaveLength(1);
});

test("opens the window at the tenant’s row when a copy from the tray fails", async ({
  beginDay,
  desktop,
}) => {
  const { app, menu, page, simulator, tenant } = await beginDay();
  const { name, workspaceId } = tenant(3);
  simulator.behave({
    failures: [{ endpoint: "tokenExchange", workspaceId, fault: hpeRefusal(403) }],
  });
  await hideMainWindow(app);
  await menu.press(name);
  await expect.poll(() => isVisible(app, "Tenantry")).toBe(true);
  await expect(row(page, name)).toContainText(`GreenLake does not allow this for ${name}.`);
  await expect(row(page, name)).toHaveAttribute("aria-current", "true");
  await expect.poll(menu.labels).not.toContain("Clear clipboard now");
  await desktop.screenshot(test.info().outputPath("failure.png"));
});

const longest = (entries: readonly TrayEntry[]): number =>
  Math.max(entries.length, ...entries.map((entry) => longest(entry.entries)));

/** The shortest of five: other programs only ever add to a time. */
async function shortest(measure: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  while (times.length < 5) times.push(await measure());
  return Math.min(...times);
}

test("opens a menu of 10,000 tenants at once, fits it on the screen and replaces it once per copy", async ({
  beginDay,
  desktop,
}) => {
  const { menu, simulator } = await beginDay({ tenants: sampleTenants(10_000) });
  await expect.poll(async () => (await menu.labels()).length).toBeGreaterThan(10_000);
  expect(longest(await menu.entries())).toBeLessThanOrEqual(25);
  const heights = await pictureMenu(desktop, test.info().outputPath("menu.png"));
  expect(heights).toHaveLength(1);
  expect(Math.max(...heights)).toBeLessThan(770);

  const openMs = await shortest(() => menuOpensInMs(desktop));
  await menu.press("Lock");
  await expect.poll(menu.labels).toContain("Unlock");
  const smallMs = await shortest(() => menuOpensInMs(desktop));
  await menu.press("Unlock");
  await expect.poll(async () => (await menu.labels()).length).toBeGreaterThan(10_000);
  const description = `${openMs} ms; with hardly an entry ${smallMs} ms`;
  test.info().annotations.push({ type: "opens within", description });
  // On a busy machine even a short menu is slow.
  expect(openMs).toBeLessThan(Math.max(50, 2 * smallMs));

  // With the latency of a network the exchange is one change, and its end could be another.
  simulator.behave({ latencyMs: 400 });
  const last = simulator.tenants.at(-1);
  const before = await menu.revision();
  await menu.press(last?.name ?? "");
  await expect.poll(() => copiedFor(desktop, simulator)).toBe(last?.workspaceId);
  await expect.poll(menu.labels).toContain(`${last?.name}   14 min`);
  await desktop.run("sleep", ["2"]);
  expect((await menu.revision()) - before).toBe(1);
});
