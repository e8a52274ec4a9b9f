import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hang, hpeRefusal } from "../simulator/faults.ts";
import { addTenants } from "./driver.ts";
import {
  clipboardText,
  copiedFor,
  expect,
  hideMainWindow,
  isVisible,
  quickPickTitle,
  test,
} from "./everyday.ts";

test("copies a token by name from the command line, or says why it cannot", async ({
  beginDay,
  desktop,
  tenantry,
}) => {
  const { app, page, configDir, simulator, tenant, menu } = await beginDay();
  await hideMainWindow(app);
  const say = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await tenantry(configDir, ...args);
    const said = `${stdout}${stderr}`
      .split("\n")
      .filter((line) => /tenant|Token|Green|“/i.test(line));
    return { code, said: said.join("\n") };
  };

  const copied = await say("--copy", tenant(0).name.toLowerCase());
  expect(copied).toMatchObject({ code: 0 });
  expect(copied.said).toMatch(/^Token for Northgate Clinics copied, 89\d s left\.$/);
  expect(await copiedFor(desktop, simulator)).toBe(tenant(0).workspaceId);
  const token = await clipboardText(desktop);
  expect(copied.said.includes(token)).toBe(false);

  expect(await say("--copy", "nobody")).toMatchObject({
    code: 3,
    said: "No tenant is called “nobody”.",
  });
  const part = await say("--copy=Northgate");
  expect(part.code).toBe(3);
  expect(part.said).toContain("Did you mean Northgate Clinics");
  expect(await say("--copy")).toMatchObject({ code: 2 });
  const { workspaceId, name } = tenant(1);
  simulator.behave({
    failures: [{ endpoint: "tokenExchange", workspaceId, fault: hpeRefusal(403) }],
  });
  const refused = await say("--copy", workspaceId);
  expect(refused.code).toBe(1);
  expect(refused.said).toContain(`GreenLake does not allow this for ${name}.`);
  expect(await isVisible(app, "Tenantry")).toBe(false);

  expect(await say("--quick-pick")).toMatchObject({ code: 0 });
  await expect.poll(() => isVisible(app, quickPickTitle)).toBe(true);
  await menu.press("Lock");
  await expect(page.getByRole("heading", { name: "Tenantry is locked" })).toBeVisible();
  expect(await say("--copy", tenant(0).name)).toMatchObject({ code: 5 });
});

test("takes names and paths with spaces and any letters from the command line", async ({
  connected,
  desktop,
  tenantry,
}) => {
  const { page, configDir, simulator, tenant } = await connected();
  const names = ["Škoda Auto", "Contoso – UK", "みなと 物流"];
  await addTenants(
    page,
    names.map((name, index) => ({ workspaceId: tenant(index).workspaceId, name })),
  );
  for (const [index, name] of names.entries()) {
    const { code, stdout } = await tenantry(configDir, "--copy", name);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`Token for ${name} copied`)]);
    expect(await copiedFor(desktop, simulator)).toBe(tenant(index).workspaceId);
  }

  const { code, stderr } = await tenantry(configDir, "--copy", "x".repeat(1_001));
  expect([code, stderr.includes("too long")]).toEqual([2, true]);

  const path = join(await desktop.newFolder("týmy – Škoda"), "Škoda Auto – tým.tenantry.json");
  const { mspWorkspaceId: workspaceId, baseUrl } = simulator;
  const team = { tenantry: "team", version: 1, name: "Škoda", baseUrl, workspaceId, tenants: [] };
  await writeFile(path, JSON.stringify(team));
  expect((await tenantry(configDir, path)).code).toBe(0);
  await expect(page.getByRole("dialog", { name: "Team file" })).toBeVisible();
});

test("ends the wait with an error when the running Tenantry dies", async ({
  connected,
  tenantry,
}) => {
  const { app, page, configDir, simulator, tenant } = await connected();
  const { workspaceId, name } = tenant(0);
  await addTenants(page, [{ workspaceId, name }]);
  simulator.behave({
    failures: [{ endpoint: "tokenExchange", workspaceId, fault: hang() }],
  });
  const before = simulator.requests.length;
  const copying = tenantry(configDir, "--copy", name);
  await expect.poll(() => simulator.requests.length).toBeGreaterThan(before);
  app.process().kill("SIGKILL");
  const { code, stderr } = await copying;
  expect([code, stderr.includes("Tenantry ended before it answered.")]).toEqual([1, true]);
});
