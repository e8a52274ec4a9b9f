// Starting at login as a desktop does it: GLib runs the entry, before there is a panel to show the icon.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { drive } from "../desktop/drivenApp.ts";
import { copyForInspection } from "../desktop/package.ts";
import { startSession } from "../desktop/session.ts";
import { trayItems, trayMenuOf } from "../desktop/tray.ts";
import { chooseFromMenu, connect, search } from "./driver.ts";
import { expect, test } from "./fixtures.ts";

test("starts hidden at login, and shows its icon when the panel comes, and again when the panel does", async ({
  simulate,
}) => {
  test.setTimeout(120_000);
  const session = await startSession({ panel: false });
  try {
    const executable = await copyForInspection(session);
    const app = await drive(session, executable);
    const page = await app.firstWindow();
    await connect(page, await simulate());
    await expect(search(page)).toBeVisible();
    await chooseFromMenu(page, "Settings");
    const choice = page.getByRole("checkbox", { name: "Start at login" });
    await choice.click();
    await expect(choice).toBeChecked();
    const entry = join(
      session.folder,
      "config",
      "autostart",
      "io.github.tenantry.Tenantry.desktop",
    );
    await expect.poll(() => existsSync(entry)).toBe(true);
    await app.close();

    // At login the desktop runs the entry before its panel.
    await session.run("sh", ["-c", `gio launch '${entry}' >/dev/null 2>&1`]);
    const status = async () => (await session.run(executable, ["status"])).code;
    await expect.poll(status).toBe(0);
    const shown = await session.run("xdotool", ["search", "--onlyvisible", "--name", "Tenantry"]);
    expect(shown.stdout).toBe("");
    expect(await trayItems(session)).toEqual([]);

    const icons = async () => (await trayItems(session)).length;
    for (let panels = 0; panels < 2; panels += 1) {
      await session.startPanel();
      await expect.poll(icons).toBe(1);
      const [item = ""] = await trayItems(session);
      await expect.poll(trayMenuOf(session, item).labels).toContain("Open Tenantry");
      await session.screenshot(test.info().outputPath(`panel-${panels}.png`));
      await session.run("xfce4-panel", ["--quit"]);
      await expect.poll(icons).toBe(0);
    }
  } finally {
    await session.stop();
  }
});
