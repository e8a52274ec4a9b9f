import type { ElectronApplication, Page } from "playwright";
import type { Bridge } from "../../electron/contract/contract.ts";
import { search, shownMsp } from "./driver.ts";
import { expect, test } from "./everyday.ts";

const tenantCount = 100_000;
const fileCount = 20_000;
/** Ms of a processor. A list that is gone through at once, sorted, written or sent takes several times as long. */
const longestMs = 100;

/** What the main thread does at a time when it has nothing to do. */
const restingMs = 10;

const idOf = (index: number): string => (0x10000000 + index * 31).toString(16).padStart(32, "a");

const pastedText = Array.from(
  { length: tenantCount },
  (_, index) => `${idOf(index)},Customer ${(index * 7919) % tenantCount}`,
).join("\n");

const teamText = JSON.stringify({
  tenantry: "team",
  version: 1,
  tenants: Array.from({ length: fileCount }, (_, index) => ({
    id: idOf(index * 2),
    name: `Renamed ${index}`,
    alias: `a${index}`,
    note: "A note as long as notes are, which is not very long, but longer than a name.",
  })),
});

/** Measures from now on the longest time that the main thread worked without a rest, in ms of a processor. */
async function watchWork(app: ElectronApplication): Promise<() => Promise<number>> {
  const seen = await app.evaluateHandle(() => {
    const { readFileSync } = process.getBuiltinModule("node:fs");
    const spentMs = () => parseInt(readFileSync("/proc/thread-self/schedstat", "utf8"), 10) / 1e6;
    const work = { longestMs: 0 };
    let lastMs = spentMs();
    setInterval(() => {
      const nowMs = spentMs();
      work.longestMs = Math.max(work.longestMs, nowMs - lastMs);
      lastMs = nowMs;
    }, 1);
    return work;
  });
  return () =>
    seen.evaluate((work) => {
      const { longestMs: longest } = work;
      work.longestMs = 0;
      return longest;
    });
}

type Command = Exclude<keyof Bridge, "onState">;

/** Gives a command as a window does. Throws if it fails. */
async function give(page: Page, command: Command, input: unknown): Promise<unknown> {
  const answer = await page.evaluate(
    async ([name, given, mspId]) => {
      const call: unknown = Reflect.get(window.tenantry, String(name));
      if (typeof call !== "function") return { error: "no such command" };
      const answered: unknown = await call(given, ...(mspId === null ? [] : [mspId]));
      return answered;
    },
    [command, input, /Team|Settings|Credentials/.test(command) ? null : await shownMsp(page)],
  );
  expect(answer).toMatchObject({ ok: true });
  return answer;
}

/** How many tenants the window knows, and the ID of the team file that it shows. */
const stateOf = (page: Page) =>
  page.evaluate(async () => {
    const state = await window.tenantry.readState(null);
    return state.ok
      ? { count: state.value.tenants.length, teamId: state.value.teamFile?.id ?? "" }
      : { count: 0, teamId: "" };
  });

test("holds the main process up for moments only, however many tenants there are", async ({
  connected,
}) => {
  test.setTimeout(240_000);
  const { app, page } = await connected();
  const longest = await watchWork(app);
  const change = { pinned: true };
  const steps: readonly (readonly [string, () => Promise<unknown>])[] = [
    ["previewing a paste", () => give(page, "previewTenants", { text: pastedText })],
    ["adding it", () => give(page, "addTenants", { text: pastedText })],
    ["pinning a tenant", () => give(page, "updateTenant", { workspaceId: idOf(7), change })],
    ["changing a setting", () => give(page, "updateSettings", { minimumLifeS: 90 })],
    ["opening a team file", () => give(page, "readTeam", { text: teamText, name: "team.json" })],
    [
      "applying it",
      async () => {
        const { teamId: id } = await stateOf(page);
        const sides = { added: "theirs", changed: "theirs", removed: "mine", tenants: {} };
        await give(page, "applyTeam", { id, ...sides });
      },
    ],
    ["reading the state", () => stateOf(page)],
  ];
  const measured: string[] = [];
  for (const [name, run] of steps) {
    await longest();
    await run();
    // The window has its answer; what windows and tray hear of it follows until the main process rests.
    let ms = 0;
    for (let last = Infinity; last > restingMs; ms = Math.max(ms, last)) {
      await page.evaluate(() => new Promise((done) => setTimeout(done, 1_000)));
      last = await longest();
    }
    measured.push(`${name}: ${ms.toFixed(0)} ms`);
    expect.soft(ms, name).toBeLessThan(longestMs);
  }
  console.log(measured.join(", "));
  expect((await stateOf(page)).count).toBe(tenantCount);
  await expect(search(page)).toBeVisible();
});

test("reads long credentials while everything else goes on", async ({ launchApp }) => {
  const { app, page } = await launchApp();
  await expect(page.getByRole("heading").first()).toBeVisible();
  const longest = await watchWork(app);
  const recognise = (text: string) => give(page, "recogniseCredentials", { text });
  const client = "client_id: 5f0e6a1c-7a3b-4a67-9d7e-2c1b0a998877\n";
  // The first paste loads the parsers.
  await recognise(client);
  await longest();
  const text = `${client}other: ${"curl -u a:".repeat(12_000)}`;
  expect(await recognise(text)).toMatchObject({ value: { values: { clientId: "a" } } });
  expect(await longest()).toBeLessThan(longestMs);
});
