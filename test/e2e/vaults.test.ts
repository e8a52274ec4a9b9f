import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { startSession } from "../desktop/session.ts";
import { copyForInspection } from "../desktop/package.ts";
import { drive } from "../desktop/drivenApp.ts";
import { loopbackCertificate } from "../simulator/loopbackCertificate.ts";
import {
  addTenants,
  connect,
  copyToken,
  credentialsFor,
  search,
  tryCredentials,
} from "./driver.ts";
import { copiedFor } from "./everyday.ts";
import { expect, takePictures, test } from "./fixtures.ts";

const openSettings = async (page: Parameters<typeof connect>[0]) => {
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
};

test("stores the secret in the keyring itself on a desktop unknown to safeStorage", async ({
  launchApp,
  simulate,
}) => {
  const simulator = await simulate();
  const env = { XDG_CURRENT_DESKTOP: "sway" };
  const { app, page, configDir } = await launchApp({ env });
  await connect(page, simulator);
  await openSettings(page);
  await expect(page.getByText("In the operating system’s keychain")).toBeVisible();
  await app.close();
  const vault = await readFile(join(configDir, "vault.json"), "utf8");
  expect(vault).toContain('"keychain"');
  expect(vault).not.toMatch(/[A-Za-z0-9+/]{40,}/);

  const again = await launchApp({ configDir, env });
  await addTenants(again.page, simulator.tenants.slice(0, 1));
  await copyToken(again.page, simulator.tenants[0]?.name ?? "");
});

test.describe("without a keyring and without a tray", () => {
  test("keeps the secret for this run, says so, minimises on Escape, quits on close and asks again next time", async ({
    simulate,
  }) => {
    // This test starts a desktop session and the application twice.
    test.setTimeout(120_000);
    const simulator = await simulate();
    const session = await startSession({ keyring: false, panel: false });
    try {
      const executable = await copyForInspection(session);
      const profile = await session.newFolder("profile");
      const start = () => drive(session, executable, { args: [`--user-data-dir=${profile}`] });
      const app = await start();
      const page = await app.firstWindow();
      await connect(page, simulator);
      await expect(page.getByText(/^Secret kept for this run only: No keyring/)).toBeVisible();
      await addTenants(page, simulator.tenants.slice(0, 1));
      await copyToken(page, simulator.tenants[0]?.name ?? "");
      await takePictures(page, "this-run-only");
      await search(page).press("Escape");
      const isMinimized = () =>
        app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized());
      await expect.poll(isMinimized).toBe(true);
      expect(await copiedFor(session, simulator)).toBe(simulator.tenants[0]?.workspaceId);
      const exited = once(app.process(), "exit");
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      await exited;

      const again = await start();
      const next = await again.firstWindow();
      await expect(
        next.getByRole("heading", { name: "Enter the client secret again" }),
      ).toBeVisible();
      await expect(next.getByLabel("Client ID")).toHaveValue(simulator.clientId);
      await expect(next.getByLabel("Client secret", { exact: true })).toHaveValue("");
      await takePictures(next, "secret-again");
      await again.close();
    } finally {
      await session.stop();
    }
  });
});

test("refuses an untrusted certificate and offers no way around it", async ({
  launchApp,
  simulate,
}) => {
  const simulator = await simulate({ https: loopbackCertificate });
  const { page } = await launchApp();
  const said = await tryCredentials(page, credentialsFor(simulator));
  expect(said).toContain("The server's certificate is not trusted.");
  expect(said).toContain("Code: ERR_CERT_AUTHORITY_INVALID");
  expect(simulator.requests).toHaveLength(0);
  await expect(search(page)).toBeHidden();
});
