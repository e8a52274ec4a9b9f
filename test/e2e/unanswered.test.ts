// A question that nobody answers. It takes the whole minute, and so has a file, and a worker, of its own.
import { expect, isVisible, test } from "./everyday.ts";
import { questionTitle } from "./terminalDay.ts";

test("denies a token after a minute without an answer, and asks for none", async ({
  beginDay,
  tenantry,
}) => {
  test.setTimeout(120_000);
  const { app, configDir, simulator, tenant } = await beginDay();
  const { name, workspaceId } = tenant(0);
  const asked = tenantry(configDir, "token", name);
  await expect.poll(() => isVisible(app, questionTitle)).toBe(true);
  const { code, stdout, stderr } = await asked;
  expect([code, stdout]).toEqual([8, ""]);
  expect(stderr).toContain("within a minute");
  expect(simulator.requests.filter(({ path }) => path.includes(workspaceId))).toEqual([]);
  await expect.poll(() => isVisible(app, questionTitle)).toBe(false);
});
