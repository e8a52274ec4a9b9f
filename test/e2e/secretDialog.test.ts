// The native dialogs about a new secret that could not be kept, on a real desktop without a keyring.
import type { Page } from "playwright";
import type { Session } from "../desktop/session.ts";
import { chooseFromMenu, connect } from "./driver.ts";
import { clipboardText, expect, onBareDesktop, test } from "./everyday.ts";

const xdotool = async (session: Session, ...args: readonly string[]): Promise<string> =>
  (await session.run("xdotool", args)).stdout.trim();

const windowsOf = async (session: Session): Promise<readonly string[]> =>
  (await xdotool(session, "search", "--onlyvisible", "--class", "tenantry")).split("\n");

/** The window that opens during `action`. */
async function opened(session: Session, action: () => Promise<void>): Promise<string> {
  const before = await windowsOf(session);
  await action();
  let found: string | undefined;
  await expect
    .poll(async () => (found = (await windowsOf(session)).find((id) => !before.includes(id))))
    .toBeDefined();
  await xdotool(session, "windowactivate", found ?? "");
  return found ?? "";
}

const isOpen = async (session: Session, id: string): Promise<boolean> =>
  (await windowsOf(session)).includes(id);

const press = (page: Page, name: RegExp): Promise<void> =>
  page.getByRole("dialog").getByRole("button", { name }).click();

test("shows a new secret outside of every page, copies it only if the operator agrees, and closes with a lock", async ({
  simulate,
}, info) => {
  const simulator = await simulate();
  await onBareDesktop(async (session, start) => {
    test.setTimeout(240_000);
    const { app, page } = await start();
    await connect(page, simulator);
    await chooseFromMenu(page, "Settings");
    await page.getByRole("button", { name: "Rotate secret…" }).click();
    await press(page, /^Rotate secret$/);
    await expect(page.getByRole("dialog").getByText(/keep it for this run only/)).toBeVisible();
    const { clientSecret } = simulator;

    const asking = await opened(session, () => press(page, /^Copy/));
    await session.screenshot(info.outputPath("may-copy.png"));
    await xdotool(session, "key", "Return");
    await expect.poll(() => isOpen(session, asking)).toBe(false);
    expect((await clipboardText(session)) === clientSecret).toBe(false);
    const again = await opened(session, () => press(page, /^Copy/));
    await xdotool(session, "key", "Tab", "Return");
    await expect.poll(() => isOpen(session, again)).toBe(false);
    await expect.poll(async () => (await clipboardText(session)) === clientSecret).toBe(true);

    const showing = await opened(session, () => press(page, /^Show/));
    await session.screenshot(info.outputPath("shown.png"));
    const held = `${await page.content()}${await page.evaluate(async () => JSON.stringify(await window.tenantry.readState(null)))}`;
    expect(held.includes(clientSecret)).toBe(false);
    await xdotool(session, "key", "Return");
    await expect.poll(() => isOpen(session, showing)).toBe(false);

    const locked = await opened(session, () => press(page, /^Show/));
    await page.evaluate(() => window.tenantry.lock(null));
    await expect.poll(() => isOpen(session, locked)).toBe(false);
    // It would ask before it quits, because it alone has the secret.
    app.process().kill("SIGKILL");
  });
});
