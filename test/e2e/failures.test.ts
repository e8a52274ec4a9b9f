import {
  addTenants,
  connect,
  copyButton,
  copyToken,
  credentialsFor,
  row,
  search,
  enterDetails,
  tryCredentials,
} from "./driver.ts";
import { hpeRefusal, redirect } from "../simulator/faults.ts";
import { expect, takePictures, test } from "./fixtures.ts";

test("a wrong secret is a cross in the check, saves nothing and loses nothing", async ({
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

test("a workspace ID that is none is named beside its field, before anything is sent", async ({
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

test("one tenant's failure stands in its row while the others go on", async ({
  launchApp,
  simulate,
}) => {
  const simulator = await simulate();
  const [bad, good] = simulator.tenants;
  if (bad === undefined || good === undefined) throw new Error("two tenants are needed");
  const { page } = await launchApp();
  await connect(page, simulator);
  await addTenants(page, simulator.tenants);
  simulator.behave({
    failures: [
      {
        endpoint: "tokenExchange",
        workspaceId: bad.workspaceId,
        times: 1,
        fault: hpeRefusal(403),
      },
    ],
  });
  await copyButton(page, bad.name).click();
  await expect(row(page, bad.name)).toContainText(`GreenLake does not allow this for ${bad.name}.`);
  await copyToken(page, good.name);
  await takePictures(page, "row-failure");
  await copyToken(page, bad.name);
  await expect(row(page, bad.name)).not.toContainText("does not allow");
});

test.describe("on a network that fails", () => {
  test("nobody listening and an unknown host each have their own words", async ({
    launchApp,
    simulate,
  }) => {
    const simulator = await simulate();
    await simulator.stop();
    // The same answer from name resolution with and without a network.
    const args = ["--host-resolver-rules=MAP greenlake.invalid ~NOTFOUND"];
    const { page } = await launchApp({ args });
    const credentials = credentialsFor(simulator);
    expect(await tryCredentials(page, credentials)).toContain("The server refused the connection.");
    const elsewhere = { ...credentials, baseUrl: "https://greenlake.invalid" };
    expect(await tryCredentials(page, elsewhere)).toContain("The address was not found.");
    await expect(search(page)).toBeHidden();
  });

  test("a redirect is not followed", async ({ launchApp, simulate }) => {
    const simulator = await simulate({
      failures: [
        {
          endpoint: "clientCredentials",
          fault: redirect("/elsewhere", 307),
        },
      ],
    });
    const { page } = await launchApp();
    const said = await tryCredentials(page, credentialsFor(simulator));
    expect(said).toMatch(/a redirect, which is never followed/);
    expect(simulator.requests).toHaveLength(1);
  });
});
