// A command from a terminal, beside the same executable printing its version; and HPE’s guide as scripts.
import { drive } from "../desktop/drivenApp.ts";
import { shownMsp } from "../e2e/driver.ts";
import type { Desk } from "./desk.ts";
import { type Figure, median } from "./figures.ts";

const rounds = 20;

export async function measureTerminal(desk: Desk): Promise<readonly Figure[]> {
  const { session, own, simulator } = desk;
  const { operator } = session;
  const profile = `--user-data-dir=${await desk.profileOf(50)}`;
  const app = await drive(session, own.executable, { args: [profile] });
  const page = await app.firstWindow();
  await page.getByRole("list", { name: "Tenants" }).waitFor();
  const [tenant] = simulator.tenants;
  const workspaceId = tenant?.workspaceId ?? "";
  await page.evaluate(() => window.tenantry.updateSettings({ commandLineTokens: "always" }));
  await page.evaluate(
    (job) => window.tenantry.copyToken({ workspaceId: job.workspaceId }, job.mspId),
    { workspaceId, mspId: await shownMsp(page) },
  );
  const timeMs = async (...args: readonly string[]): Promise<number> => {
    const startMs = performance.now();
    const { code, stderr } = await session.run(own.executable, [
      ...operator.switches,
      profile,
      ...args,
    ]);
    if (code !== 0) throw new Error(`tenantry ${args[0] ?? ""} ended with ${code}: ${stderr}`);
    return performance.now() - startMs;
  };
  const version: number[] = [];
  const token: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    version.push(await timeMs("--version"));
    token.push(await timeMs("token", workspaceId));
  }
  await app.close();
  return [
    {
      what: "tenantry token of a held token",
      value: median(token),
      unit: "ms",
      reference: { what: "tenantry --version", value: median(version) },
      budget: { ratio: 1.3 },
    },
  ];
}
