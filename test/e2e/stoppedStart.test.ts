import { expect, test } from "./everyday.ts";

test("says within seconds that the running Tenantry does not answer", async ({
  launchApp,
  tenantry,
}) => {
  const { app, configDir } = await launchApp();
  const id = app.process().pid ?? 0;
  process.kill(id, "SIGSTOP");
  try {
    const startedMs = Date.now();
    const { code, stderr } = await tenantry(configDir);
    expect([code, stderr.includes("does not answer")]).toEqual([1, true]);
    expect(Date.now() - startedMs).toBeLessThan(25_000);
  } finally {
    process.kill(id, "SIGCONT");
  }
});
