// An operator’s actions in the window, found by their accessible names.
import type { Locator, Page } from "playwright";
import { expect } from "playwright/test";
import type { Simulator } from "../simulator/simulator.ts";

export interface Credentials {
  readonly workspace: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly baseUrl: string;
}

export const credentialsFor = (simulator: Simulator): Credentials => ({
  workspace: simulator.mspWorkspaceId,
  clientId: simulator.clientId,
  clientSecret: simulator.clientSecret,
  baseUrl: simulator.baseUrl,
});

export const search = (page: Page): Locator =>
  page.getByRole("searchbox", { name: "Search tenants" });

export async function fillCredentials(page: Page, credentials: Credentials): Promise<void> {
  await page.getByLabel("MSP workspace ID or issuer URL").fill(credentials.workspace);
  await page.getByLabel("Client ID").fill(credentials.clientId);
  await page.getByLabel("Client secret", { exact: true }).fill(credentials.clientSecret);
  const baseUrl = page.getByLabel("GreenLake base URL");
  if (!(await baseUrl.isVisible())) await page.getByText("Advanced", { exact: true }).click();
  await baseUrl.fill(credentials.baseUrl);
}

/** Goes through the first run until its check begins. */
export async function enterDetails(page: Page, credentials: Credentials): Promise<void> {
  await page.getByRole("button", { name: "Type or paste the details" }).click();
  await fillCredentials(page, credentials);
  await page.getByRole("button", { name: "Continue" }).click();
}

/** The ID of the MSP that the window shows, which commands about an MSP have to name. */
export const shownMsp = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const state = await window.tenantry.readState(null);
    return state.ok ? state.value.mspId : "";
  });

/** Connects without the first run, which has its own tests. Returns the failure’s text, or an empty text. */
export async function tryCredentials(page: Page, credentials: Credentials): Promise<string> {
  await expect(page.getByRole("heading").first()).toBeVisible();
  const input = { ...credentials, scope: "", contact: "" };
  return page.evaluate(
    async ({ entered, mspId }) => {
      const result = await window.tenantry.connect(entered, mspId);
      if (result.ok) return "";
      const { title, advice, details } = result.error;
      return [title, advice, ...details].join("\n");
    },
    { entered: input, mspId: await shownMsp(page) },
  );
}

export async function connect(page: Page, simulator: Simulator): Promise<void> {
  expect(await tryCredentials(page, credentialsFor(simulator))).toBe("");
  await expect(search(page)).toBeVisible();
}

/** Pastes these tenants into the dialog and waits until it has closed. */
export async function addTenants(
  page: Page,
  tenants: readonly { readonly workspaceId: string; readonly name: string }[],
): Promise<void> {
  await page.getByRole("button", { name: "Add tenants" }).first().click();
  const lines = tenants.map(({ workspaceId, name }) => `${workspaceId},${name}`).join("\n");
  await page.getByRole("textbox", { name: "Workspace IDs" }).fill(lines);
  await page.getByRole("button", { name: `Add ${tenants.length}`, exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** Adds the tenants without the dialog, for more lines than anyone would paste. */
export async function addManyTenants(
  page: Page,
  tenants: readonly { readonly workspaceId: string; readonly name: string }[],
): Promise<void> {
  const text = tenants.map(({ workspaceId, name }) => `${workspaceId},${name}`).join("\n");
  await page.evaluate(({ lines, mspId }) => window.tenantry.addTenants({ text: lines }, mspId), {
    lines: text,
    mspId: await shownMsp(page),
  });
}

/** During an exchange and after a copy its name goes on with what it says. */
export const copyButton = (page: Page, name: string): Locator => {
  const literal = name.replaceAll(/[^\p{L}\p{N} ]/gu, String.raw`\$&`);
  return page.getByRole("button", { name: new RegExp(`^Copy token for ${literal}(?:,|$)`) });
};

export const row = (page: Page, name: string): Locator =>
  page
    .getByRole("list", { name: "Tenants" })
    .getByRole("listitem")
    .filter({ has: copyButton(page, name) });

/** Clicks once and waits until the row says “Copied”. */
export async function copyToken(page: Page, name: string): Promise<void> {
  await copyButton(page, name).click();
  await expect(row(page, name).getByText("Copied")).toBeVisible();
}

/** Chooses an entry of the row’s menu. */
export async function chooseAction(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole("button", { name: `More actions for ${name}`, exact: true }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

export async function chooseFromMenu(page: Page, entry: string): Promise<void> {
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("menuitem", { name: entry }).click();
}

/** Closes the toast, which would cover the buttons at the window’s lower edge for some seconds. */
export async function dismissToast(page: Page): Promise<void> {
  const toast = page.getByRole("presentation").filter({ has: page.getByLabel("Last action") });
  await toast.getByRole("button", { name: "Dismiss" }).click();
}

/** Drops a file on the window, as from a file manager. */
export async function dropFile(
  page: Page,
  name: string,
  content: string,
  encoding: BufferEncoding = "utf8",
): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ fileName, bytes }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], fileName));
      return data;
    },
    { fileName: name, bytes: [...Buffer.from(content, encoding)] },
  );
  await page.dispatchEvent("body", "dragover", { dataTransfer: transfer });
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
}
