import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { addTenants, chooseAction, copyToken, row, search } from "./driver.ts";
import { hpeRefusal } from "../simulator/faults.ts";
import { expect, test } from "./everyday.ts";

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

test("keeps credentials, tenants and names across a restart, and copies at once", async ({
  connected,
  launchApp,
  desktop,
}) => {
  const { app, page, configDir, simulator, tenant } = await connected();
  await addTenants(page, simulator.tenants);
  await chooseAction(page, tenant(0).name, "Edit");
  await page.getByLabel("Name").fill("Renamed & kept_here");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(row(page, "Renamed & kept_here")).toBeVisible();
  await app.close();

  const again = await launchApp({ configDir });
  await copyToken(again.page, "Renamed & kept_here");
  expect(simulator.issuedFor(await desktop.readClipboard()) === tenant(0).workspaceId).toBe(true);
});

test("leaves no secret or token in the profile folder, the page or the log", async ({
  connected,
  desktop,
}) => {
  const { app, page, logs, configDir, simulator } = await connected();
  await addTenants(page, simulator.tenants);
  const tokens: string[] = [];
  for (const { name } of simulator.tenants.slice(0, 3)) {
    await copyToken(page, name);
    tokens.push(await desktop.readClipboard());
  }
  simulator.behave({ failures: [{ endpoint: "tokenExchange", fault: hpeRefusal(500) }] });
  const last = simulator.tenants.at(-1)?.name ?? "";
  await page.getByRole("button", { name: `Copy token for ${last}`, exact: true }).click();
  await expect(row(page, last)).toContainText("GreenLake could not answer");
  const dom = await page.content();
  const held = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  );
  await app.close();

  const canaries = [simulator.clientSecret, ...tokens, ...tokens.map((token) => token.slice(-40))];
  const found = (text: string) => canaries.filter((canary) => text.includes(canary)).length;
  expect([found(dom), found(held), found(logs())]).toEqual([0, 0, 0]);
  const files = await filesBelow(configDir);
  expect(files.map((file) => file.replace(configDir, ""))).toContain("/vault.json");
  for (const file of files) {
    const content = await readFile(file);
    expect([file, found(content.toString("latin1")), found(content.toString("utf16le"))]).toEqual([
      file,
      0,
      0,
    ]);
  }
  for (const name of ["settings.json", "workspaces.json", "vault.json"].map((file) =>
    join(configDir, file),
  ))
    expect((await stat(name)).mode & 0o777).toBe(0o600);
  const vault = await readFile(join(configDir, "vault.json"), "utf8");
  const ciphertexts = [...vault.matchAll(/"([A-Za-z0-9+/]{40,}=*)"/g)].map(
    ([, text]) => text ?? "",
  );
  expect(ciphertexts.map((text) => Buffer.from(text, "base64").toString("latin1", 0, 3))).toEqual([
    "v11",
  ]);
});

test("sets a damaged settings file aside, says so and works on", async ({
  connected,
  launchApp,
}) => {
  const { app, configDir } = await connected();
  await app.close();
  await writeFile(join(configDir, "settings.json"), '{"version": 1, "theme": ');

  const again = await launchApp({ configDir });
  await expect(again.page.getByText(/settings\.json/)).toBeVisible();
  await expect(search(again.page)).toBeVisible();
  const aside = (await readdir(configDir)).filter((name) =>
    /^settings\..*\.broken\.json$/.test(name),
  );
  expect(aside).toHaveLength(1);
});
