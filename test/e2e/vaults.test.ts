import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { addTenants, chooseFromMenu, connect, copyToken, search } from "./driver.ts";
import { copiedFor, expect, inMainWindow, onBareDesktop, takePictures, test } from "./everyday.ts";

const passphrase = "correct horse battery";

test("stores the secret in the keyring itself on a desktop unknown to safeStorage", async ({
  connected,
  launchApp,
}) => {
  const env = { XDG_CURRENT_DESKTOP: "sway" };
  const { app, page, configDir, tenant } = await connected({}, { env });
  await chooseFromMenu(page, "Settings");
  await expect(page.getByText("In the operating system’s keychain")).toHaveCount(2);
  await app.close();
  const vault = await readFile(join(configDir, "vault.json"), "utf8");
  expect(vault).toContain('"keychain"');
  expect(vault).not.toMatch(/[A-Za-z0-9+/]{40,}/);

  const again = await launchApp({ configDir, env });
  await addTenants(again.page, [tenant(0)]);
  await copyToken(again.page, tenant(0).name);
});

test.describe("without a keyring and without a tray", () => {
  test("keeps the secret for this run, says so, minimises on Escape, quits on close and asks again next time", async ({
    simulate,
  }) => {
    const simulator = await simulate();
    await onBareDesktop(async (session, start) => {
      const { app, page } = await start();
      await connect(page, simulator);
      await expect(page.getByText(/^Secret kept for this run only: No keyring/)).toBeVisible();
      const [first] = simulator.tenants;
      await addTenants(page, simulator.tenants.slice(0, 1));
      await copyToken(page, first?.name ?? "");
      await takePictures(page, "this-run-only");
      await search(page).press("Escape");
      const isMinimized = () => inMainWindow(app, (window) => window?.isMinimized());
      await expect.poll(isMinimized).toBe(true);
      expect(await copiedFor(session, simulator)).toBe(first?.workspaceId);
      const exited = once(app.process(), "exit");
      await inMainWindow(app, (window) => window?.close());
      await exited;

      const { app: again, page: next } = await start();
      await expect(
        next.getByRole("heading", { name: "Enter the client secret again" }),
      ).toBeVisible();
      await expect(next.getByLabel("Client ID")).toHaveValue(simulator.clientId);
      await expect(next.getByLabel("Client secret", { exact: true })).toHaveValue("");
      await takePictures(next, "secret-again");
      await again.close();
    });
  });

  test("keeps the secret with a passphrase, which the words for a missing keyring offer", async ({
    simulate,
  }) => {
    const simulator = await simulate();
    const [first] = simulator.tenants;
    await onBareDesktop(async (session, start) => {
      const { app, page } = await start();
      await connect(page, simulator);
      await addTenants(page, simulator.tenants.slice(0, 1));
      await page.getByRole("button", { name: "Keep it with a passphrase…" }).click();
      const dialog = page.getByRole("dialog", { name: "Keep the client secret" });
      await dialog.getByLabel("New passphrase", { exact: true }).fill(passphrase);
      await dialog.getByLabel("Repeat the new passphrase").fill(passphrase);
      await takePictures(page, "keep-secret");
      await dialog.getByRole("button", { name: "Set passphrase" }).click();
      await expect(page.getByText("The passphrase is set.")).toBeVisible();
      await expect(page.getByText(/^Secret kept for this run only/)).toBeHidden();
      await app.close();

      const { app: again, page: next } = await start();
      await next.getByLabel("Passphrase", { exact: true }).fill(passphrase);
      await next.keyboard.press("Enter");
      await copyToken(next, first?.name ?? "");
      expect(await copiedFor(session, simulator)).toBe(first?.workspaceId);
      await chooseFromMenu(next, "Settings");
      await expect(next.getByText("Encrypted with your passphrase")).toBeVisible();
      await again.close();
    });
  });
});
