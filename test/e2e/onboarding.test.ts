import type { Simulator } from "../simulator/simulator.ts";
import { chooseFromMenu, copyToken, dropFile, row, search } from "./driver.ts";
import { copiedFor, expect, takePictures, test } from "./everyday.ts";

const envFile = (simulator: Simulator): string =>
  [
    "# the team's",
    `export MSP_WORKSPACE_ID=${simulator.mspWorkspaceId}`,
    `CLIENT_ID='${simulator.clientId}'`,
    `CLIENT_SECRET="${simulator.clientSecret}"`,
    `GREENLAKE_BASE_URL=${simulator.baseUrl}`,
    `TENANT_WORKSPACE_IDS="${simulator.tenants.map(({ workspaceId }) => workspaceId).join(" ")}"`,
  ].join("\r\n");

test("leads from a dropped .env to the first token with one press a step", async ({
  launchApp,
  desktop,
  simulate,
}) => {
  const simulator = await simulate();
  const { page, logs } = await launchApp();
  await page.getByRole("button", { name: "Type or paste the details" }).click();
  await dropFile(page, ".env", envFile(simulator));
  await expect(page.getByLabel("Client ID")).toHaveValue(simulator.clientId);
  await expect(page.getByText("Client secret from CLIENT_SECRET")).toBeVisible();
  await takePictures(page, "recognised");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Continue", disabled: false }).click();
  await expect(search(page)).toBeVisible();
  const { workspaceId } = simulator.tenants[0] ?? { workspaceId: "" };
  await copyToken(page, `${workspaceId.slice(0, 8)}…${workspaceId.slice(-4)}`);
  expect(await copiedFor(desktop, simulator)).toBe(workspaceId);
  expect(logs().includes(simulator.clientSecret)).toBe(false);
});

test("takes one of several clients from a file of Windows’, and tenants from a dropped table", async ({
  launchApp,
  desktop,
  simulate,
}) => {
  const simulator = await simulate();
  const { page, logs } = await launchApp();
  await page.getByRole("button", { name: "Type or paste the details" }).click();
  const workspaces = [
    { name: "Lab", workspace_id: "1".repeat(32), client_id: "lab", client_secret: "5ecret-lab" },
    {
      name: "Production",
      workspace_id: simulator.mspWorkspaceId,
      client_id: simulator.clientId,
      client_secret: simulator.clientSecret,
      glp_base_url: simulator.baseUrl,
    },
  ];
  await dropFile(page, "workspaces.json", JSON.stringify({ workspaces }), "utf16le");
  await expect(page.getByLabel("Client ID")).toHaveValue("");
  await takePictures(page, "several-clients");
  await page.getByRole("button", { name: "Production" }).click();
  await expect(page.getByLabel("Client ID")).toHaveValue(simulator.clientId);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Continue", disabled: false }).click();
  await page.getByRole("button", { name: "Paste IDs" }).click();
  const [first, second] = simulator.tenants;
  const rows = [first, second].map(
    (tenant) => `${tenant?.name ?? ""};DE;${tenant?.workspaceId ?? ""}`,
  );
  await dropFile(
    page,
    "tenants.csv",
    ["Customer;Country;Workspace ID", ...rows, "Total;2;"].join("\r\n"),
  );
  await expect(page.getByText("the name from “Customer”")).toBeVisible();
  await takePictures(page, "table");
  await page.getByRole("button", { name: "Add 2" }).click();
  // The line that could not be read stays in the field.
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("button", { name: "Later" }).click();
  await copyToken(page, first?.name ?? "");
  expect(await copiedFor(desktop, simulator)).toBe(first?.workspaceId);
  expect(logs().includes(simulator.clientSecret)).toBe(false);
});

test("finds a thousand tenants on four pages, adds them and keeps them up to date", async ({
  connected,
  desktop,
}) => {
  const { page, simulator } = await connected({ tenants: 1_000 });
  await page.getByRole("button", { name: "Find tenants at GreenLake" }).click();
  await expect(page.getByRole("button", { name: "Add all 1,000" })).toBeVisible();
  await takePictures(page, "found");
  const pages = simulator.requests.filter(({ path }) =>
    path.startsWith("/workspaces/v1/msp-tenants"),
  );
  expect(pages).toHaveLength(4);
  await page.getByRole("button", { name: "Add all 1,000" }).click();
  await expect(page.locator("footer")).toContainText("1,000 tenants");
  await search(page).fill("Sample tenant 0777");
  await copyToken(page, "Sample tenant 0777");
  const wanted = simulator.tenants.find(({ name }) => name === "Sample tenant 0777");
  expect(await copiedFor(desktop, simulator)).toBe(wanted?.workspaceId);

  simulator.behave({ tenants: simulator.tenants.filter((tenant) => tenant !== wanted) });
  await chooseFromMenu(page, "Find tenants at GreenLake");
  await expect(page.getByText("You already have every tenant.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(row(page, "Sample tenant 0777")).toContainText("No longer listed");
  await takePictures(page, "vanished");
});
