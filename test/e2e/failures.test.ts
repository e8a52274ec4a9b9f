import {
  addTenants,
  connect,
  copyButton,
  copyToken,
  credentialsFor,
  row,
  search,
  submitCredentials,
} from "./driver.ts";
import { hpeRefusal, redirect } from "../simulator/faults.ts";
import { expect, test } from "./fixtures.ts";

test("a wrong secret is said beside its form, saves nothing and loses nothing", async ({
  launchApp,
  simulate,
}) => {
  const simulator = await simulate();
  const { app, page, configDir } = await launchApp();
  await submitCredentials(page, { ...credentialsFor(simulator), clientSecret: "not-the-secret" });
  await expect(page.getByText("The client ID or secret was not accepted.")).toBeVisible();
  await expect(page.getByLabel("MSP workspace ID or issuer URL")).toHaveValue(
    simulator.mspWorkspaceId,
  );
  await expect(page.getByLabel("Client ID")).toHaveValue(simulator.clientId);
  await expect(page.getByLabel("Client secret", { exact: true })).toHaveValue("not-the-secret");
  await page.screenshot({ path: test.info().outputPath("wrong-secret.png") });
  await app.close();

  const again = await launchApp({ configDir });
  await expect(again.page.getByRole("button", { name: "Test and save" })).toBeVisible();
  await connect(again.page, simulator);
});

test("a workspace ID that is none is named beside its field, before anything is sent", async ({
  launchApp,
  simulate,
}) => {
  const simulator = await simulate();
  const { page } = await launchApp();
  await submitCredentials(page, { ...credentialsFor(simulator), workspace: "not-an-id" });
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
  await page.screenshot({ path: test.info().outputPath("row-failure.png") });
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
    await submitCredentials(page, credentialsFor(simulator));
    await expect(page.getByText("The server refused the connection.")).toBeVisible();
    await submitCredentials(page, {
      ...credentialsFor(simulator),
      baseUrl: "https://greenlake.invalid",
    });
    await expect(page.getByText("The address was not found.")).toBeVisible();
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
    await submitCredentials(page, credentialsFor(simulator));
    await expect(page.getByText(/a redirect, which is never followed/)).toBeVisible();
    expect(simulator.requests).toHaveLength(1);
  });
});
