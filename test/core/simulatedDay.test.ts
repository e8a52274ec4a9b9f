// A simulated day of copies, expiries, renewals, discoveries, locks and sleeps leaves nothing behind that grows.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it, onTestFinished } from "vitest";
import { acme, acmeId, beta, betaId, isFor } from "./applicationSetUp.ts";
import { digested } from "./fakes/fakeClock.ts";
import { item, listing } from "./tenants/listingSetUp.ts";

const minuteMs = 60_000;
const hours = 24;
/** After so many hours, everything that is made once has been made. */
const warmUpHours = 4;
/** Some 700 copies: if each left an answer behind, that would be more. */
const mostGrowthBytes = 128 * 1024;

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** V8 would keep compiled code on the heap, more of it the longer the day lasts: some 500 KiB, which are not our own. */
function withoutCompiling(): void {
  setFlagsFromString("--no-opt");
  setFlagsFromString("--no-sparkplug");
  onTestFinished(() => {
    setFlagsFromString("--opt");
    setFlagsFromString("--sparkplug");
  });
}

async function heapBytes(): Promise<number> {
  // What only a finished promise holds is free in the next turn.
  for (let turn = 0; turn < 3; turn += 1) {
    await digested();
    collect();
  }
  return process.memoryUsage().heapUsed;
}

async function startDay() {
  const core = await listing([item(acmeId, "Acme"), item(betaId, "Beta")]);
  await core.commands.updateSettings({ keepPinnedReady: true, expiryWarnings: true });
  await core.commands.updateTenant({ ...beta, change: { pinned: true } });
  core.start();
  await core.pass(0);
  return core;
}
type Day = Awaited<ReturnType<typeof startDay>>;

async function copy({ commands, clock, snapshot, pass }: Day, tenant: typeof acme): Promise<void> {
  const copied = await commands.copyToken(tenant);
  if (!copied.ok) throw new Error(copied.error.kind);
  expect(copied.value.expiresAtMs - clock.nowMs()).toBeGreaterThanOrEqual(180_000);
  await pass(0);
  const { tokens } = await snapshot();
  expect(Object.values(tokens).filter(({ exchanging }) => exchanging)).toEqual([]);
}

/** Answers how many timers run at its end. */
async function hour(day: Day, number: number): Promise<number> {
  const { commands, clock, pass, lock, refresh } = day;
  for (let minutes = 0; minutes < 60; minutes += 4) {
    await copy(day, acme);
    await pass(2 * minuteMs);
    await copy(day, beta);
    await pass(2 * minuteMs);
  }
  await commands.discoverTenants(null);
  await commands.forgetToken(acme);
  await commands.getTokens({ tenants: [] });
  // A copy that the operator no longer waits for.
  const open = day.holdAnswers(isFor(acmeId));
  const given = commands.copyToken(acme);
  await pass(0);
  await commands.forgetToken(acme);
  open();
  await given;
  // Asleep, for longer than a token lives.
  await lock();
  clock.jumpWall(number % 2 === 0 ? 20 * minuteMs : minuteMs);
  refresh();
  await commands.unlock(null);
  await commands.clearClipboard(null);
  await commands.clearHistory(null);
  await pass(0);
  for (const kept of [day.requests, day.patches, day.notifications]) kept.length = 0;
  return clock.sleeping.length;
}

it("ends with the timers and the memory with which it began, and copies no token that is about to expire", async () => {
  withoutCompiling();
  const day = await startDay();
  let timers = 0;
  for (let number = 0; number < warmUpHours; number += 1) timers = await hour(day, number);
  const bytes = await heapBytes();
  for (let number = warmUpHours; number < hours; number += 1)
    expect(await hour(day, number)).toBeLessThanOrEqual(timers);
  expect((await heapBytes()) - bytes).toBeLessThan(mostGrowthBytes);
}, 60_000);
