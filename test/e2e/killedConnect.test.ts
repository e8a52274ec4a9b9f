// Kills the artefact at many moments of a connect, a rotation and a change of the passphrase: the next start finds all of it in order.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright";
import { z } from "zod";
import { addTenants, copyToken, credentialsFor, shownMsp, tryCredentials } from "./driver.ts";
import { expect, test } from "./everyday.ts";
import type { Launched } from "./fixtures.ts";

/** Returns as soon as main has the command. */
async function send(page: Page, command: string, input: unknown): Promise<void> {
  await page.evaluate(
    ([name, given, mspId]) => {
      const call: unknown = Reflect.get(window.tenantry, String(name));
      if (typeof call === "function") void call(given, ...(mspId === null ? [] : [mspId]));
    },
    [command, input, command === "setPassphrase" ? null : await shownMsp(page)],
  );
}

async function killAfter({ app }: Pick<Launched, "app">, ms: number): Promise<void> {
  const child = app.process();
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await pause(ms);
  child.kill("SIGKILL");
  await ended;
}

const names = z.record(z.string(), z.unknown());
const vaultFile = z.object({ records: names, ciphertexts: names, encrypted: names.default({}) });
const workspacesFile = z.object({
  msps: z.array(z.object({ profile: z.object({ id: z.string() }).nullable() })),
});

/** The accounts with a sealed secret that no profile names. */
async function orphansIn(configDir: string): Promise<readonly string[]> {
  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(join(configDir, name), "utf8"));
  const vault = vaultFile.parse(await read("vault.json"));
  const { msps } = workspacesFile.parse(await read("workspaces.json"));
  const profiles = new Set(msps.map(({ profile }) => `Tenantry/${profile?.id ?? ""}`));
  const sealed = [
    ...Object.keys(vault.records).map((id) => `Tenantry/${id}`),
    ...Object.keys(vault.ciphertexts),
    ...Object.keys(vault.encrypted),
  ];
  return [...new Set(sealed)].filter((account) => !profiles.has(account));
}

const isLocked = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const state = await window.tenantry.readState(null);
    return state.ok && state.value.locked;
  });

for (const command of ["connect", "rotateSecret"] as const)
  test(`leaves no sealed secret without a profile, whenever it is killed during ${command}`, async ({
    connected,
    launchApp,
  }) => {
    test.setTimeout(240_000);
    const { simulator, configDir, ...first } = await connected({}, {});
    expect(await orphansIn(configDir)).toEqual([]);
    let launched: Launched = { ...first, configDir };
    const left: string[] = [];
    for (const ms of [0, 4, 8, 12, 18, 25, 35, 50, 80]) {
      const { page } = launched;
      // A rotation that was killed may have lost the secret that GreenLake gave to nobody else.
      expect(await tryCredentials(page, credentialsFor(simulator))).toBe("");
      const input = { ...credentialsFor(simulator), scope: "", contact: "" };
      await send(page, command, command === "connect" ? input : null);
      await killAfter(launched, ms);
      left.push(...(await orphansIn(configDir)));
      launched = await launchApp({ configDir });
      await expect(launched.page.getByRole("heading").first()).toBeVisible();
      await expect.poll(() => orphansIn(configDir)).toEqual([]);
    }
    console.log(`Kills that left something for the next start: ${left.length}.`);
    expect(await tryCredentials(launched.page, credentialsFor(simulator))).toBe("");
    await addTenants(launched.page, simulator.tenants.slice(0, 1));
    await copyToken(launched.page, simulator.tenants[0]?.name ?? "");
  });

test("opens with the old or the new passphrase, whenever it is killed while one is set or changed", async ({
  connected,
  launchApp,
}) => {
  test.setTimeout(240_000);
  const { configDir, tenant, ...first } = await connected();
  await addTenants(first.page, [tenant(0)]);
  let launched: Launched = { ...first, configDir };
  let current = "";
  for (const [round, ms] of [0, 300, 600, 900, 1_200, 1_600].entries()) {
    const next = `passphrase number ${round}`;
    await send(launched.page, "setPassphrase", { current, next });
    await killAfter(launched, ms);
    launched = await launchApp({ configDir });
    const { page } = launched;
    await expect(page.getByRole("heading").first()).toBeVisible();
    const opens = (passphrase: string) =>
      page.evaluate(
        async (text: string) => (await window.tenantry.unlock({ passphrase: text })).ok,
        passphrase,
      );
    if (!(await isLocked(page))) expect(current).toBe("");
    else if (await opens(next)) current = next;
    else expect([current !== "", await opens(current)]).toEqual([true, true]);
    await copyToken(page, tenant(0).name);
  }
});
