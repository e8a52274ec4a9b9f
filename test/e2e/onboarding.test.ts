import type { Page } from "playwright";
import type { Simulator } from "../simulator/simulator.ts";
import { copyToken, search } from "./driver.ts";
import { copiedFor, expect, test } from "./everyday.ts";

const envFile = (simulator: Simulator): string =>
  [
    "# the team's",
    `export MSP_WORKSPACE_ID=${simulator.mspWorkspaceId}`,
    `CLIENT_ID='${simulator.clientId}'`,
    `CLIENT_SECRET="${simulator.clientSecret}"`,
    `GREENLAKE_BASE_URL=${simulator.baseUrl}`,
    `TENANT_WORKSPACE_IDS="${simulator.tenants.map(({ workspaceId }) => workspaceId).join(" ")}"`,
  ].join("\r\n");

/** A file from the desktop's file manager, let go over the window. */
async function dropFile(page: Page, name: string, content: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text ?? ""], fileName ?? ""));
      return data;
    },
    [name, content],
  );
  await page.dispatchEvent("body", "dragover", { dataTransfer: transfer });
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
}

test("a dropped .env leads to the first token with one press each", async ({
  launchApp,
  desktop,
  simulate,
}) => {
  const simulator = await simulate();
  const { page, logs } = await launchApp();
  await dropFile(page, ".env", envFile(simulator));
  await expect(page.getByLabel("Client ID")).toHaveValue(simulator.clientId);
  await expect(page.getByText("Client secret from CLIENT_SECRET")).toBeVisible();
  await page.screenshot({ path: test.info().outputPath("recognised.png") });
  await page.getByRole("button", { name: "Test and save" }).click();
  await expect(search(page)).toBeVisible();
  const { workspaceId } = simulator.tenants[0] ?? { workspaceId: "" };
  await copyToken(page, `${workspaceId.slice(0, 8)}…${workspaceId.slice(-4)}`);
  expect(await copiedFor(desktop, simulator)).toBe(workspaceId);
  expect(logs().includes(simulator.clientSecret)).toBe(false);
});
