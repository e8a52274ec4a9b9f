import type { Session } from "../desktop/session.ts";
import { keyringPassword } from "../desktop/services.ts";
import { addTenants, copyButton, copyToken, row } from "./driver.ts";
import { expect, test, watchPauses } from "./everyday.ts";

const callSecrets = async (desktop: Session, method: string, argument: string): Promise<string> => {
  const service = [
    "--dest",
    "org.freedesktop.secrets",
    "--object-path",
    "/org/freedesktop/secrets",
  ];
  const member = `org.freedesktop.Secret.Service.${method}`;
  const args = ["call", "--session", ...service, "--method", member, argument];
  return (await desktop.run("gdbus", args)).stdout;
};

const question = ["search", "--onlyvisible", "--name", "^Unlock (Login )?Keyring$"];

const shown = async (desktop: Session): Promise<string> =>
  (await desktop.run("xdotool", question)).stdout.trim();

/** Waits for the desktop’s own question for the keyring’s password, then types into it. */
async function answerPrompt(desktop: Session, text: string, key: string): Promise<void> {
  await expect.poll(() => shown(desktop)).not.toBe("");
  const [id = ""] = (await shown(desktop)).split("\n");
  await desktop.run("xdotool", ["windowfocus", "--sync", id]);
  await desktop.run("xdotool", ["type", text]);
  await desktop.run("xdotool", ["key", key]);
}

test("asks for the password of a locked keyring while everything else goes on, and again at the next copy if it is refused", async ({
  connected,
  launchApp,
  desktop,
}) => {
  const { app, page, configDir, tenant } = await connected();
  await addTenants(page, [tenant(0), tenant(1)]);
  await app.close();
  // Electron keeps its key under the name by which Tenantry looks for it.
  const key = await callSecrets(desktop, "SearchItems", "{'application': 'Tenantry'}");
  expect(key).toMatch(/collection\/login\/\d+/);
  const keyring = "['/org/freedesktop/secrets/collection/login']";
  expect(await callSecrets(desktop, "Lock", keyring)).toContain("login");
  const again = await launchApp({ configDir });
  const longestPauseMs = await watchPauses(again.app);
  const refused = again.page.getByText(/The keyring of this desktop is locked/).first();
  await copyButton(again.page, tenant(0).name).click();
  await answerPrompt(desktop, "", "Escape");
  await expect(refused).toBeVisible();
  // A click that follows at once counts as the same command, which does not ask twice.
  await expect(async () => {
    await again.page.getByRole("button", { name: "Try again" }).click({ timeout: 1_000 });
    await expect.poll(() => shown(desktop), { timeout: 2_000 }).not.toBe("");
  }).toPass();
  await answerPrompt(desktop, keyringPassword, "Return");
  await expect(row(again.page, tenant(0).name).getByText("Copied")).toBeVisible();
  expect(await longestPauseMs()).toBeLessThan(1_000);
  await copyToken(again.page, tenant(1).name);
});
