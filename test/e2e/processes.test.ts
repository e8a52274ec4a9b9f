import type { ElectronApplication } from "playwright";
import { copyToken } from "./driver.ts";
import { expect, test } from "./everyday.ts";

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
