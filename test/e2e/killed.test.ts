import { readdir } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { integer, noBias, sample } from "fast-check";
import type { Page } from "playwright";
import { addTenants, copyToken, shownMsp } from "./driver.ts";
import { expect, test } from "./everyday.ts";
import type { Launched } from "./fixtures.ts";

/** `npm run soak` asks for more. */
const kills = Number(process.env["TENANTRY_ARTEFACT_KILLS"] ?? 6);
const longestLifeMs = 600;

const contactOf = (number: number): string => `ops+${number}@msp.example`;
const noteOf = (number: number): string => `${number} `.repeat(90).trim();

/** Changes settings and tenants and copies as fast as it can, and says in the console what main has acknowledged. */
const changeForEver = (page: Page, mspId: string, workspaceId: string, from: number) =>
  page.evaluate(
    ({ id, tenant, begin }) => {
      const { tenantry } = window;
      const run = async () => {
        for (let number = begin; ; number += 1) {
          const contact = await tenantry.updateSettings({ contact: `ops+${number}@msp.example` });
          if (contact.ok) console.log(`contact ${number}`);
          const change = { note: `${number} `.repeat(90).trim(), pinned: number % 2 === 0 };
          const noted = await tenantry.updateTenant({ workspaceId: tenant, change }, id);
          if (noted.ok) console.log(`note ${number}`);
          await tenantry.copyToken({ workspaceId: tenant }, id);
        }
      };
      void run();
    },
    { id: mspId, tenant: workspaceId, begin: from },
  );

async function kill({ app }: Pick<Launched, "app">): Promise<void> {
  const child = app.process();
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}

const kept = (page: Page) =>
  page.evaluate(async () => {
    const state = await window.tenantry.readState(null);
    if (!state.ok) throw new Error(state.error.title);
    const { settings, tenants, notices, connection } = state.value;
    const { note = "", pinned = false } = tenants[0] ?? {};
    const { status } = connection;
    return { contact: settings.contact, note, pinned, count: tenants.length, notices, status };
  });

test("finds each setting and tenant as it was acknowledged, whenever it is killed", async ({
  connected,
  launchApp,
}) => {
  test.setTimeout(60_000 + kills * 15_000);
  const seed = Date.now() % 1_000_000_007;
  const { configDir, tenant, ...first } = await connected();
  await addTenants(first.page, [tenant(0)]);
  const mspId = await shownMsp(first.page);
  let launched: Launched = { ...first, configDir };
  let acknowledged = { contact: 0, note: 0 };
  for (const lifeMs of sample(noBias(integer({ min: 0, max: longestLifeMs })), {
    seed,
    numRuns: kills,
  })) {
    const { page } = launched;
    const heard = { ...acknowledged };
    page.on("console", (message) => {
      const [name, number] = message.text().split(" ");
      if (name === "contact" || name === "note") heard[name] = Number(number);
    });
    const from = Math.max(acknowledged.contact, acknowledged.note) + 1;
    await changeForEver(page, mspId, tenant(0).workspaceId, from);
    await pause(lifeMs);
    await kill(launched);
    launched = await launchApp({ configDir });
    const found = await kept(launched.page);
    const why = `seed ${seed}, killed after ${lifeMs} ms`;
    expect(found, why).toMatchObject({ count: 1, notices: [], status: "ready" });
    const next = Math.max(from, heard.contact + 1);
    const contacts = [heard.contact, next].map((number) => (number === 0 ? "" : contactOf(number)));
    expect(contacts, why).toContain(found.contact);
    const notes = [heard.note, Math.max(from, heard.note + 1)];
    expect(
      notes.map((number) => (number === 0 ? "" : noteOf(number))),
      why,
    ).toContain(found.note);
    const shown = Number.parseInt(found.note || "0", 10);
    if (shown > 0) expect(found.pinned, why).toBe(shown % 2 === 0);
    acknowledged = { contact: Number(/\d+/.exec(found.contact)?.[0] ?? 0), note: shown };
    const names = await readdir(configDir);
    expect(
      names.filter((name) => /\.broken|\.unsaved/.test(name)),
      why,
    ).toEqual([]);
  }
  expect(acknowledged.note).toBeGreaterThan(0);
  await copyToken(launched.page, tenant(0).name);
});
