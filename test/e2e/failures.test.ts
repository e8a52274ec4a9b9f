import {
  addTenants,
  copyButton,
  copyToken,
  credentialsFor,
  row,
  search,
  enterDetails,
  tryCredentials,
} from "./driver.ts";
import { hpeRefusal, redirect } from "../simulator/faults.ts";
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

test("explains a malformed workspace ID beside its field and sends nothing", async ({
  launchApp,
  simulate,
}) => {
  const simulator = await simulate();
  const { page } = await launchApp();
  await enterDetails(page, { ...credentialsFor(simulator), workspace: "not-an-id" });
  const field = page.getByLabel("MSP workspace ID or issuer URL");
  await expect(field).toHaveAccessibleDescription(/32 hexadecimal digits/);
  await expect(field).toBeFocused();
  expect(simulator.requests).toHaveLength(0);
});

test("shows one tenant’s failure in its row while other tenants still work", async ({
  connected,
}) => {
  const { page, simulator, tenant } = await connected();
  const [bad, good] = [tenant(0), tenant(1)];
  await addTenants(page, simulator.tenants);
  const { workspaceId } = bad;
  const failure = { workspaceId, times: 1, fault: hpeRefusal(403) };
  simulator.behave({ failures: [{ endpoint: "tokenExchange", ...failure }] });
  await copyButton(page, bad.name).click();
  await expect(row(page, bad.name)).toContainText(`GreenLake does not allow this for ${bad.name}.`);
  await copyToken(page, good.name);
  await takePictures(page, "row-failure");
  await copyToken(page, bad.name);
  await expect(row(page, bad.name)).not.toContainText("does not allow");
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
