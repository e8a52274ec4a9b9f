import { readdir, readFile } from "node:fs/promises";
import type { ElectronApplication } from "playwright";
import { copyToken } from "./driver.ts";
import { expect, inMainWindow, test } from "./everyday.ts";

/** Kills Chromium’s child process of this name. */
async function kill(app: ElectronApplication, named: RegExp): Promise<void> {
  const processes = await app.evaluate((electron) =>
    electron.app
      .getAppMetrics()
      .map(({ pid, type, name = "" }) => ({ pid, what: `${type} ${name}` })),
  );
  const found = processes.find(({ what }) => named.test(what));
  if (found === undefined) throw new Error(`There is no ${named}.`);
  process.kill(found.pid, "SIGKILL");
  const isGone = () =>
    app.evaluate(
      (electron, pid) => electron.app.getAppMetrics().every((other) => other.pid !== pid),
      found.pid,
    );
  await expect.poll(isGone).toBe(true);
}

test("copies after the network service has been killed, every time", async ({ beginDay }) => {
  const { app, page, tenant } = await beginDay();
  for (const index of [0, 1, 2]) {
    await kill(app, /network/i);
    await copyToken(page, tenant(index).name);
  }
});

test("goes on after the GPU process has been killed", async ({ beginDay }) => {
  const { app, page, tenant } = await beginDay();
  await kill(app, /GPU/);
  await copyToken(page, tenant(0).name);
});

/** The main window’s renderer; Playwright loses its page with the first one. */
const rendererOf = (app: ElectronApplication) =>
  inMainWindow(app, (window) => window?.webContents.getOSProcessId() ?? 0);

async function expectNewRenderer(app: ElectronApplication, lost: number): Promise<void> {
  await expect
    .poll(async () => ![0, lost].includes(await rendererOf(app)), { timeout: 40_000 })
    .toBe(true);
  const label = () =>
    inMainWindow(app, (window) =>
      window?.webContents.executeJavaScript(
        "document.querySelector('input[type=search]')?.getAttribute('aria-label') ?? ''",
      ),
    );
  await expect.poll(label).toBe("Search tenants");
}

test("brings the window back each time its process is killed, five times in a row", async ({
  connected,
}) => {
  const { app } = await connected();
  for (let deaths = 0; deaths < 5; deaths += 1) {
    const lost = await rendererOf(app);
    process.kill(lost, "SIGKILL");
    await expectNewRenderer(app, lost);
  }
});

/** The processes of an application on this profile, by their command lines. */
async function processesOn(profile: string, type: string | null): Promise<readonly number[]> {
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    ids.map((id) => readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "")),
  );
  const isOurs = (line: string) =>
    line.includes(profile) && (type === null ? !line.includes("--type=") : line.includes(type));
  return ids.filter((_id, index) => isOurs(lines[index] ?? "")).map(Number);
}

// Without Playwright: Chromium waits for ever for a page that is being debugged.
test("brings a window back that hangs", async ({ desktop, executable }) => {
  test.setTimeout(120_000);
  const profile = await desktop.newFolder("profile");
  const args = [...desktop.operator.switches, `--user-data-dir=${profile}`];
  const ended = desktop.run(executable, args);
  const renderers = () => processesOn(profile, "--type=renderer");
  await expect.poll(async () => (await renderers()).length).toBe(2);
  const lost = Math.min(...(await renderers()));
  process.kill(lost, "SIGSTOP");
  await desktop.run("xdotool", [
    "search",
    "--onlyvisible",
    "--name",
    "^Tenantry$",
    "windowfocus",
    "--sync",
    "key",
    "a",
  ]);
  const others = async () => (await renderers()).filter((id) => id !== lost).length;
  await expect.poll(others, { timeout: 60_000 }).toBe(2);
  for (const id of await processesOn(profile, null)) process.kill(id, "SIGTERM");
  await ended;
});
