// The main job on a Wayland desktop: what Tenantry says about the clipboard is what another program finds there.
import type { ElectronApplication } from "playwright";
import { drive } from "../desktop/drivenApp.ts";
import { copyForInspection } from "../desktop/package.ts";
import { startSession } from "../desktop/session.ts";
import { addTenants, chooseFromMenu, connect, copyButton, row } from "./driver.ts";
import { clipboardHolds, copiedFor, expect, isVisible, quickPickTitle, test } from "./everyday.ts";

const isFocused = (app: ElectronApplication): Promise<boolean> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() !== null);

const recipe = "somebody's recipe";

for (const [name, ozone] of [
  ["natively on Wayland", "wayland"],
  ["through XWayland", "x11"],
] as const)
  test(`copies ${name}, and claims no copy that another program cannot paste`, async ({
    simulate,
  }) => {
    test.setTimeout(120_000);
    const session = await startSession({ wayland: true, panel: false });
    try {
      const executable = await copyForInspection(session);
      const profile = `--user-data-dir=${await session.newFolder("profile")}`;
      const switches = [profile, "--disable-gpu", `--ozone-platform=${ozone}`];
      const app = await drive(session, executable, { args: switches });
      const page = await app.firstWindow();
      await expect.poll(() => isVisible(app, "Tenantry")).toBe(true);
      const simulator = await simulate({ tenants: 2 });
      await connect(page, simulator);
      const [first, second] = simulator.tenants;
      if (first === undefined || second === undefined) throw new Error("no tenants");
      await addTenants(page, [first, second]);

      // Through XWayland the shortcut is registered, but reaches us from X11 programs only; the settings say so.
      await chooseFromMenu(page, "Settings");
      await expect(page.getByText("only while an older (X11) program has the focus")).toBeVisible({
        visible: ozone === "x11",
      });
      await page.getByRole("button", { name: "Back" }).click();

      // A real key: compositors let no program write that has not had one.
      await copyButton(page, first.name).focus();
      await session.run("wtype", ["-s", "400", "-k", "Return", "-s", "400"]);
      await expect(row(page, first.name).getByText("Copied")).toBeVisible();
      expect(await copiedFor(session, simulator)).toBe(first.workspaceId);

      // Another Wayland program takes the focus.
      const other = `--user-data-dir=${await session.newFolder("other")}`;
      const args = [other, "--disable-gpu", "--ozone-platform=wayland"];
      const inFront = await drive(session, executable, { args });
      await expect.poll(() => isFocused(inFront)).toBe(true);
      expect(await isFocused(app)).toBe(false);
      // Clearing needs no focus: the text goes with its owner.
      await page.evaluate(() => window.tenantry.clearClipboard(null));
      await expect.poll(() => clipboardHolds(session, "")).toBe(true);

      await session.writeClipboard(recipe);
      const all = [...session.operator.switches, profile, "--copy", second.name];
      const { code, stderr } = await session.run(executable, all);
      if (ozone === "x11") {
        // A window of one pixel has taken the focus for a moment.
        expect(code).toBe(0);
        expect(await copiedFor(session, simulator)).toBe(second.workspaceId);
      } else {
        expect(code).toBe(7);
        expect(stderr).toContain("focus Tenantry’s window and copy again.");
        expect(await clipboardHolds(session, recipe)).toBe(true);
      }
      expect(await isFocused(app)).toBe(false);
      await inFront.close();
      await app.close();
    } finally {
      await session.stop();
    }
  });

test("opens the quick pick natively on Wayland as its first window", async () => {
  test.setTimeout(120_000);
  const session = await startSession({ wayland: true, panel: false });
  try {
    const executable = await copyForInspection(session);
    const profile = `--user-data-dir=${await session.newFolder("profile")}`;
    const args = [profile, "--disable-gpu", "--ozone-platform=wayland", "--quick-pick"];
    const app = await drive(session, executable, { args });
    await expect.poll(() => isVisible(app, quickPickTitle)).toBe(true);
    expect(await isVisible(app, "Tenantry")).toBe(false);
    await app.close();
  } finally {
    await session.stop();
  }
});
