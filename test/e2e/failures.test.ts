import {
  copyButton,
  credentialsFor,
  dismissToast,
  enterDetails,
  row,
  search,
  tryCredentials,
} from "./driver.ts";
import { oauthRefusal, redirect } from "../simulator/faults.ts";
import { expect, takePictures, test } from "./everyday.ts";
import { boxOf, press } from "./hand.ts";

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

test("brings the reason for a failed copy into view, and its details, on the last row that shows", async ({
  beginDay,
  desktop,
}) => {
  const { page, simulator } = await beginDay({ tenants: 30 });
  await dismissToast(page);
  const footer = page.locator("footer");
  const { y: end } = await boxOf(footer);
  const buttons = page.getByRole("button", { name: /^Copy token for/ });
  const boxes = await buttons.evaluateAll((all) =>
    all.map((each) => ({
      name: each.ariaLabel?.replace("Copy token for ", "") ?? "",
      bottom: each.closest("li")?.getBoundingClientRect().bottom ?? 0,
    })),
  );
  const name = boxes.findLast(({ bottom }) => bottom <= end)?.name ?? "";
  const fault = oauthRefusal(403, "access_denied", "Not for this workspace");
  simulator.behave({ failures: [{ endpoint: "tokenExchange", fault }] });
  const { x, y, width, height } = await boxOf(copyButton(page, name));
  await press(desktop, page, { x: x + width / 2, y: y + height / 2 });
  await expect(footer).toContainText(`Not copied: ${name}`);
  const dismiss = page.getByRole("button", { name: `Dismiss the failure for ${name}` });
  await expect(dismiss).toBeInViewport({ ratio: 1 });
  await page.getByRole("button", { name: `Details for ${name}` }).click();
  await expect(row(page, name).getByRole("button", { name: /^Copy details/ })).toBeInViewport({
    ratio: 1,
  });
  await takePictures(page, "details-in-view");
  // The list stays where the operator scrolls it, whatever else happens.
  const list = page.getByRole("list", { name: "Tenants" });
  await list.evaluate((element) => element.parentElement?.scrollTo(0, 0));
  simulator.behave({ failures: [] });
  await page.getByRole("button", { name: "Copy the MSP token", exact: true }).click();
  await expect(footer).toContainText("copied");
  expect(await list.evaluate((element) => element.parentElement?.scrollTop)).toBe(0);
});
