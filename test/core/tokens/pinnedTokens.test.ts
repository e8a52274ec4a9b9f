// Tokens of pinned tenants, renewed in time if the operator wants them kept ready.
import { describe, expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { acmeId, betaId, form, mspId } from "../applicationSetUp.ts";
import { digested } from "../fakes/fakeClock.ts";
import { acme, pinnedSetUp } from "./pinnedSetUp.ts";

const keptReady = () => pinnedSetUp({ keepPinnedReady: true });
const forbidden = () => ok(Response.json({}, { status: 403 }));

describe("keeping pinned tenants ready", () => {
  it("is off until it is turned on, and then a copy needs no request", async () => {
    const { commands, exchanges, pass, requests, world } = await pinnedSetUp();
    await pass(60_000);
    expect(exchanges()).toBe(0);
    await commands.updateSettings({ keepPinnedReady: true });
    await digested();
    expect(exchanges()).toBe(1);
    const before = requests.length;
    await commands.copyToken(acme);
    expect(requests).toHaveLength(before);
    expect(world.clipboard.text).not.toBe("");
  });

  it("renews a token before it is too short-lived to copy", async () => {
    const { commands, exchanges, pass, requests } = await keptReady();
    // 900 s of life, less the 180 that a copied token must have, less 30 ahead.
    await pass(689_000);
    expect(exchanges()).toBe(1);
    await pass(1_000);
    expect(exchanges()).toBe(2);
    const before = requests.length;
    await commands.copyToken(acme);
    expect(requests).toHaveLength(before);
  });

  it("requests nothing for a tenant that is not pinned", async () => {
    const { requests, pass } = await keptReady();
    await pass(3_000_000);
    expect(requests.some(({ url }) => url.includes(betaId))).toBe(false);
  });

  it("pauses while the operator is away", async () => {
    const { commands, exchanges, pass, world } = await pinnedSetUp();
    world.desktop.isUsed = false;
    await commands.updateSettings({ keepPinnedReady: true });
    await pass(600_000);
    expect(exchanges()).toBe(0);
    world.desktop.isUsed = true;
    await pass(60_000);
    expect(exchanges()).toBe(1);
  });

  it("runs no timer while locked, and starts again on unlock", async () => {
    const { commands, exchanges, pass, clock } = await keptReady();
    await commands.lock(null);
    await digested();
    expect(clock.sleeping).toEqual([]);
    await pass(1_000_000);
    expect(exchanges()).toBe(1);
    await commands.unlock(null);
    await digested();
    expect(exchanges()).toBe(2);
  });

  it("waits longer after each refusal, up to 15 minutes", async () => {
    const { commands, exchangesEvery, world } = await pinnedSetUp();
    const grant = world.respond;
    world.respond = async (request) =>
      request.url.includes(acmeId) ? forbidden() : grant(request);
    await commands.updateSettings({ keepPinnedReady: true });
    await digested();
    const seen = await exchangesEvery(60_000, 46);
    expect(seen.slice(0, 8)).toEqual([1, 2, 2, 3, 3, 3, 3, 4]);
    expect(seen.at(-1)).toBe(7);
  });

  it("starts over with new credentials, which no refusal concerns", async () => {
    const { commands, exchanges, exchangesEvery, world } = await pinnedSetUp();
    const grant = world.respond;
    world.respond = async () => forbidden();
    await commands.updateSettings({ keepPinnedReady: true });
    await exchangesEvery(60_000, 8);
    world.respond = grant;
    const before = exchanges();
    await commands.connect(form);
    await digested();
    expect(exchanges()).toBe(before + 1);
  });

  it("renews a token half-way if it was issued with less life than a copy needs", async () => {
    const { commands, exchanges, pass, grantFor } = await pinnedSetUp();
    grantFor(300);
    await commands.connect(form);
    await commands.updateSettings({ keepPinnedReady: true });
    await digested();
    await pass(149_000);
    expect(exchanges()).toBe(1);
    await pass(1_000);
    expect(exchanges()).toBe(2);
  });

  it("exchanges at most once a minute, even if tokens live five seconds", async () => {
    const { commands, exchangesEvery, grantFor } = await pinnedSetUp();
    grantFor(5);
    await commands.updateSettings({ keepPinnedReady: true, expiryWarnings: true });
    await digested();
    const seen = await exchangesEvery(10_000, 12);
    expect(seen).toEqual([1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3]);
  });

  it("waits a minute before it replaces a token that the operator forgot", async () => {
    const { commands, exchanges, pass } = await keptReady();
    await commands.forgetToken(acme);
    await pass(59_000);
    expect(exchanges()).toBe(1);
    await pass(1_000);
    expect(exchanges()).toBe(2);
  });

  it("does not count an exchange that the operator cancelled as a refusal", async () => {
    const { commands, exchanges, pass, world } = await pinnedSetUp();
    await commands.copyToken({ workspaceId: betaId });
    world.respond = () => new Promise(() => {});
    await commands.updateSettings({ keepPinnedReady: true });
    await digested();
    for (let minutes = 1; minutes < 5; minutes += 1) {
      expect(exchanges()).toBe(minutes);
      await commands.forgetToken(acme);
      await digested();
      await pass(60_000);
    }
  });

  it("keeps at most ten tokens ready", async () => {
    const { commands, requests } = await pinnedSetUp();
    const ids = Array.from({ length: 12 }, (_, index) => index.toString(16).padStart(32, "0"));
    await commands.addTenants({ text: ids.join("\n") });
    for (const workspaceId of ids)
      await commands.updateTenant({ workspaceId, change: { pinned: true } });
    await commands.updateSettings({ keepPinnedReady: true });
    for (let turns = 0; turns < 30; turns += 1) await digested();
    const tenants = requests.filter(({ url }) => !url.includes(mspId));
    expect(new Set(tenants.map(({ url }) => url)).size).toBe(10);
  });
});
