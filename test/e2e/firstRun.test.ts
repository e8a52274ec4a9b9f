import { copyToken, credentialsFor, enterDetails, search } from "./driver.ts";
import { copiedFor, expect, takePictures, test } from "./everyday.ts";

test("leads through four steps from an empty profile to the first token", async ({
  launchApp,
  desktop,
  simulate,
}) => {
  const simulator = await simulate();
  const { page } = await launchApp();
  await expect(page.getByRole("heading", { name: "How do you want to start?" })).toBeFocused();
  await takePictures(page, "1-start");
  await page.getByRole("button", { name: "Type or paste the details" }).click();
  await takePictures(page, "2-client");
  await page.getByRole("button", { name: "Back" }).click();
  await enterDetails(page, credentialsFor(simulator));
  const onward = page.getByRole("button", { name: "Continue", disabled: false });
  await expect(onward).toBeFocused();
  await takePictures(page, "3-check");
  await onward.click();
  await expect(page.getByRole("heading", { name: "Choose your tenants" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Add all/ })).toBeEnabled();
  await takePictures(page, "4-tenants");
  // The second check uses the sealed secret.
  await page.getByRole("button", { name: "Back" }).click();
  await expect(onward).toBeFocused();
  await onward.click();
  await page.getByRole("button", { name: /^Add all/ }).click();
  await expect(search(page)).toBeVisible();
  const [tenant] = simulator.tenants;
  await copyToken(page, tenant?.name ?? "");
  expect(await copiedFor(desktop, simulator)).toBe(tenant?.workspaceId);
});

test("lets the keyboard alone go through the first run", async ({ launchApp, simulate }) => {
  const simulator = await simulate();
  const { page } = await launchApp();
  await expect(page.getByRole("heading", { name: "How do you want to start?" })).toBeFocused();
  const { workspace, clientId, clientSecret, baseUrl } = credentialsFor(simulator);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Open a team file" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("MSP workspace ID or issuer URL")).toBeFocused();
  await page.keyboard.type(workspace);
  await page.keyboard.press("Tab");
  await page.keyboard.type(clientId);
  await page.keyboard.press("Tab");
  await page.keyboard.type(clientSecret);
  // Skip the button that shows the secret and open Advanced.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type(baseUrl);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Continue", disabled: false })).toBeFocused();
  // A second Enter within 150 ms of the first counts as the rest of a burst.
  await expect(async () => {
    await page.keyboard.press("Enter");
    const next = page.getByRole("heading", { name: "Choose your tenants" });
    await expect(next).toBeFocused({ timeout: 2_000 });
  }).toPass();
});

test("takes credentials from the environment without showing the secret to the window", async ({
  launchApp,
  simulate,
}) => {
  const simulator = await simulate();
  const env = {
    MSP_WORKSPACE_ID: simulator.mspWorkspaceId,
    MSP_CLIENT_ID: simulator.clientId,
    MSP_CLIENT_SECRET: simulator.clientSecret,
    GREENLAKE_BASE_URL: simulator.baseUrl,
  };
  const { page, logs } = await launchApp({ env });
  const choice = page.getByRole("button", { name: "Use environment variables" });
  await expect(choice).toContainText("MSP_CLIENT_ID");
  await takePictures(page, "environment");
  await choice.click();
  await expect(page.getByLabel("Client secret", { exact: true })).toHaveValue("");
  await takePictures(page, "environment-client");
  await page.getByRole("button", { name: "Continue" }).click();
  const onward = page.getByRole("button", { name: "Continue", disabled: false });
  await expect(onward).toBeFocused();
  const shown = await page.evaluate(() => document.documentElement.outerHTML);
  await onward.click();
  await expect(page.getByRole("heading", { name: "Choose your tenants" })).toBeVisible();
  expect([shown, logs()].some((text) => text.includes(simulator.clientSecret))).toBe(false);
  await page.getByRole("button", { name: "Later" }).click();
  await expect(search(page)).toBeVisible();
});
