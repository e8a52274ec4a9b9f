// `npm run soak`: what `npm test` does for a minute or a few times, for ten minutes and hundreds of times. Needs `npm run package`.
import { join } from "node:path";
import { command } from "./command.ts";
import { root } from "./root.ts";
import { run } from "./run.ts";

const env = {
  ...process.env,
  TENANTRY_KILLS: "300",
  TENANTRY_ARTEFACT_KILLS: "50",
  TENANTRY_SOAK_S: "600",
};

const step = async (program: string, ...args: readonly string[]): Promise<boolean> => {
  const line = [join(root, "node_modules", program), ...args];
  return (await run(process.execPath, line, { cwd: root, env, show: true })).code === 0;
};

await command(async () => {
  const stores = await step("vitest/vitest.mjs", "run", "test/electron/store/killed.test.ts");
  const config = join("test", "e2e", "playwright.config.ts");
  const files = ["e2e/killed.test", "e2e/soak.test"];
  const artefact = await step("playwright/cli.js", "test", "-c", config, ...files);
  return stores && artefact ? 0 : 1;
});
