import { hpeRefusal } from "../simulator/faults.ts";
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

test("says on the command line that Tenantry is not running", async ({ desktop, tenantry }) => {
  const profile = await desktop.newFolder("profile");
  const { code, stderr } = await tenantry(profile, "--copy", "Acme");
  expect([code, stderr.includes("Tenantry is not running. Start it first.")]).toEqual([6, true]);
});
