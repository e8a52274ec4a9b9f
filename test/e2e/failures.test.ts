import { credentialsFor, search, enterDetails, tryCredentials } from "./driver.ts";
import { redirect } from "../simulator/faults.ts";
import { expect, takePictures, test } from "./everyday.ts";

test("marks a wrong secret in the check, saves nothing and keeps what was typed", async ({
  launchApp,
  simulate,
}) => {
  const simulator = await simulate();
  const { app, page, configDir } = await launchApp();
  await enterDetails(page, { ...credentialsFor(simulator), clientSecret: "not-the-secret" });
  await expect(page.getByText(/did not accept the client ID or secret/)).toBeVisible();
  await takePictures(page, "wrong-secret");
  await expect(page.getByRole("button", { name: "Continue" })).toBeDisabled();
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByLabel("MSP workspace ID or issuer URL")).toHaveValue(
    simulator.mspWorkspaceId,
  );
  await expect(page.getByLabel("Client ID")).toHaveValue(simulator.clientId);
  await expect(page.getByLabel("Client secret", { exact: true })).toHaveValue("not-the-secret");
  await app.close();

  const again = await launchApp({ configDir });
  await expect(again.page.getByLabel("Client ID")).toHaveValue(simulator.clientId);
  await expect(again.page.getByLabel("Client secret", { exact: true })).toHaveValue("");
});

test.describe("on a failing network", () => {
  test("tells a refused connection from an unknown host", async ({ launchApp, simulate }) => {
    const simulator = await simulate();
    await simulator.stop();
    // Makes name resolution answer the same with and without a network.
    const args = ["--host-resolver-rules=MAP greenlake.invalid ~NOTFOUND"];
    const { page } = await launchApp({ args });
    const credentials = credentialsFor(simulator);
    expect(await tryCredentials(page, credentials)).toContain("The server refused the connection.");
    const elsewhere = { ...credentials, baseUrl: "https://greenlake.invalid" };
    expect(await tryCredentials(page, elsewhere)).toContain("The address was not found.");
    await expect(search(page)).toBeHidden();
  });

  test("follows no redirect", async ({ launchApp, simulate }) => {
    const fault = redirect("/elsewhere", 307);
    const simulator = await simulate({ failures: [{ endpoint: "clientCredentials", fault }] });
    const { page } = await launchApp();
    const said = await tryCredentials(page, credentialsFor(simulator));
    expect(said).toMatch(/a redirect, which is never followed/);
    expect(simulator.requests).toHaveLength(1);
  });
});
