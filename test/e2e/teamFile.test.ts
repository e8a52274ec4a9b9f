import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ElectronApplication, Page } from "playwright";
import type { TenantChange } from "../../electron/contract/contract.ts";
import type { Simulator } from "../simulator/simulator.ts";
import { chooseFromMenu, copyToken, dropFile, search, shownMsp } from "./driver.ts";
import { copiedFor, expect, takePictures, test } from "./everyday.ts";

const dialog = (page: Page) => page.getByRole("dialog", { name: "Team file" });

type Listed = Readonly<Record<string, unknown>>;

function teamText(simulator: Simulator, tenants: readonly Listed[], head: Listed = {}): string {
  const { mspWorkspaceId: workspaceId, baseUrl } = simulator;
  const team = { tenantry: "team", version: 1, name: "Northwind MSP", baseUrl, workspaceId };
  return JSON.stringify({ ...team, ...head, tenants });
}

const listed = (simulator: Simulator): readonly Listed[] =>
  simulator.tenants.map(({ workspaceId: id, name }) => ({ id, name }));

/** Answers the desktop’s save dialog, which Playwright cannot reach. */
const saveAs = (app: ElectronApplication, path: string): Promise<void> =>
  app.evaluate(({ dialog: native }, filePath) => {
    native.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);

test("leads from a dropped team file to the first token, and applies the chosen changes of a later one", async ({
  launchApp,
  desktop,
  simulate,
}) => {
  const simulator = await simulate();
  const { page } = await launchApp();
  const [first = {}, second = {}, third = {}, ...rest] = listed(simulator);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await dropFile(page, "north.tenantry.json", teamText(simulator, [first, second, third]));
  await expect(dialog(page)).toContainText("Northwind MSP is new here and brings 3 tenants.");
  await takePictures(page, "new");
  await page.getByRole("button", { name: "Import 3 tenants" }).click();
  await page.getByLabel("Client ID").fill(simulator.clientId);
  await page.getByLabel("Client secret", { exact: true }).fill(simulator.clientSecret);
  await takePictures(page, "client");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Check the connection" })).toBeVisible();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(search(page)).toBeVisible();
  await copyToken(page, String(first["name"]));
  expect(await copiedFor(desktop, simulator)).toBe(first["id"]);

  const note = "Write to the service desk before anything is switched off";
  const changed = [
    { ...first, note, colour: "teal", pinned: true },
    { ...second, name: "Other" },
  ];
  await dropFile(page, "north.tenantry.json", teamText(simulator, [...changed, ...rest]));
  await expect(dialog(page)).toContainText(`${rest.length} new, 2 changed, 1 no longer`);
  await page
    .getByRole("group", { name: String(second["name"]) })
    .getByRole("radio", { name: "Mine" })
    .check();
  await takePictures(page, "update");
  await page.getByRole("checkbox", { name: `Remove ${String(third["name"])}` }).check();
  await page.getByRole("button", { name: "Update" }).click();
  await expect(dialog(page)).toBeHidden();
  const state = await page.evaluate(() => window.tenantry.readState(null));
  if (!state.ok) throw new Error("no state");
  const { tenants, connection } = state.value;
  expect(connection.status).toBe("ready");
  expect(new Map(tenants.map(({ workspaceId, name }) => [workspaceId, name]))).toEqual(
    new Map([first, second, ...rest].map(({ id, name }) => [id, name])),
  );
  expect(tenants.find(({ workspaceId }) => workspaceId === first["id"])).toMatchObject({
    note,
    colour: "teal",
    pinned: true,
  });
  await copyToken(page, String(second["name"]));
});

test("opens a team file from the command line, at the first start and at a later one", async ({
  launchApp,
  desktop,
  executable,
  simulate,
}) => {
  const simulator = await simulate();
  const folder = await desktop.newFolder("team files");
  const name = "my team.tenantry.json";
  const path = join(folder, name);
  await writeFile(path, teamText(simulator, listed(simulator)));
  const { page, configDir } = await launchApp({ args: [path] });
  await expect(dialog(page)).toContainText(`File${name}`);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog(page)).toBeHidden();

  const inFolder = 'cd "$1" && shift && exec "$@"';
  const tenantry = (file: string) => {
    const switches = [...desktop.operator.switches, `--user-data-dir=${configDir}`];
    return desktop.run("sh", ["-c", inFolder, "sh", folder, executable, ...switches, file]);
  };
  for (const file of [name, pathToFileURL(path).href]) {
    expect(await tenantry(file)).toMatchObject({ code: 0 });
    await expect(dialog(page)).toContainText("Northwind MSP is new here");
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(dialog(page)).toBeHidden();
  }

  const canary = "c4n4ry0123456789abcdef0123456789";
  await writeFile(path, teamText(simulator, [], { clientSecret: canary }));
  const refused = await tenantry(name);
  expect([
    refused.code,
    refused.stderr.includes("clientSecret in this file looks like a secret"),
  ]).toEqual([1, true]);
  expect(`${refused.stdout}${refused.stderr}`.includes(canary)).toBe(false);
  await expect(dialog(page)).toContainText("Remove it from the file.");
  await takePictures(page, "refused");
  await page.getByRole("button", { name: "Close" }).click();
  await expect(dialog(page)).toBeHidden();
  expect(await tenantry("gone.tenantry.json")).toMatchObject({ code: 1 });
  await expect(dialog(page)).toContainText("gone.tenantry.json does not exist.");
});

test("imports elsewhere exactly what was exported", async ({ beginDay, launchApp, desktop }) => {
  const { app, page, simulator, tenant } = await beginDay();
  const path = join(await desktop.newFolder("export"), "team.tenantry.json");
  await saveAs(app, path);
  const change = { note: "Bär & Söhne 🐻", alias: "bs", colour: "purple", pinned: true } as const;
  const { workspaceId } = tenant(0);
  const mspId = await shownMsp(page);
  const update = (said: TenantChange) =>
    page.evaluate(({ input, msp }) => window.tenantry.updateTenant(input, msp), {
      input: { workspaceId, change: said },
      msp: mspId,
    });
  await update(change);
  await chooseFromMenu(page, "Export a team file…");
  await expect.poll(() => readFile(path, "utf8").catch(() => "")).not.toBe("");
  const exported = await readFile(path, "utf8");
  const { clientSecret, clientId } = simulator;
  expect([clientSecret, clientId].filter((secret) => exported.includes(secret))).toEqual([]);
  expect(exported).toMatch(/^\{\n {2}"tenantry": "team",\n {2}"version": 1,\n/);

  const other = await launchApp();
  await expect(other.page.getByRole("heading", { level: 1 })).toBeVisible();
  await dropFile(other.page, "team.tenantry.json", exported);
  await other.page.getByRole("button", { name: /^Import \d+ tenants$/ }).click();
  await expect(dialog(other.page)).toBeHidden();
  const tenantsIn = async (shown: Page) => {
    const state = await shown.evaluate(() => window.tenantry.readState(null));
    return state.ok ? state.value.tenants : [];
  };
  expect(await tenantsIn(other.page)).toEqual(await tenantsIn(page));
  // Its text opens like the file, and does not land in the search field, which has the focus.
  await desktop.writeClipboard(exported);
  await page.getByRole("searchbox", { name: "Search tenants" }).press("Control+v");
  await expect(dialog(page)).toContainText("is up to date");
  await expect(dialog(page)).toContainText("the clipboard");
  await expect(page.getByRole("searchbox")).toHaveValue("");
  await page.getByRole("button", { name: "Close" }).click();
});
