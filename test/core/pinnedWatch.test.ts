import { describe, expect, it } from "vitest";
import { ok } from "../../electron/core/result.ts";
import { acmeId, betaId, setUp } from "./applicationSetUp.ts";
import { digested } from "./fakeClock.ts";
import { jwt } from "./jwt.ts";

const acme = { workspaceId: acmeId };
async function pinnedSetUp() {
  const all = setUp();
  await all.connected();
  await all.commands.updateTenant({ ...acme, change: { pinned: true } });
  const exchanges = () => all.requests.filter(({ url }) => url.includes(acmeId)).length;
  const pass = async (ms: number) => {
    await all.clock.advance(ms);
    await digested();
  };
  return { ...all, exchanges, pass };
}

describe("a warning before expiry", () => {
  it("comes once, two minutes before a pinned tenant's token expires", async () => {
    const { commands, pass, notifications } = await pinnedSetUp();
    await commands.updateSettings({ expiryWarnings: true, notifications: false });
    await commands.copyToken(acme);
    await digested();
    await pass(779_000);
    expect(notifications).toEqual([]);
    await pass(1_000);
    await pass(60_000);
    expect(notifications).toMatchObject([{ title: "Token for Acme expires in 2 minutes" }]);
  });

  it("is not given for a tenant that is not pinned, nor where it is turned off", async () => {
    const { commands, pass, notifications } = await pinnedSetUp();
    await commands.updateSettings({ expiryWarnings: true, notifications: false });
    await commands.copyToken({ workspaceId: betaId });
    await pass(890_000);
    await commands.updateSettings({ expiryWarnings: false });
    await commands.copyToken(acme);
    await pass(890_000);
    expect(notifications).toEqual([]);
  });

  it("of a token that is born with two minutes or less is not given", async () => {
    const { commands, pass, notifications, world } = await pinnedSetUp();
    const grant = world.respond;
    world.respond = async (request) => {
      const granted = await grant(request);
      if (!granted.ok) return granted;
      return ok(Response.json({ ...(await granted.value.json()), expires_in: 120 }));
    };
    await commands.updateSettings({ expiryWarnings: true, notifications: false });
    await commands.forgetToken(acme);
    await commands.copyToken(acme);
    await digested();
    await pass(60_000);
    expect(notifications).toEqual([]);
  });

  it("after a sleep says what is left then", async () => {
    const { commands, pass, notifications, clock, refresh } = await pinnedSetUp();
    await commands.updateSettings({ expiryWarnings: true, notifications: false });
    await commands.copyToken(acme);
    await digested();
    clock.jumpWall(855_000);
    refresh();
    await pass(0);
    expect(notifications).toMatchObject([{ title: "Token for Acme expires in 45 seconds" }]);
  });

  it("of a token that was forgotten or locked away is not given", async () => {
    const { commands, pass, notifications } = await pinnedSetUp();
    await commands.updateSettings({ expiryWarnings: true, notifications: false });
    await commands.copyToken(acme);
    await commands.lock(null);
    await pass(890_000);
    expect(notifications).toEqual([]);
  });
});

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
    expect(world.clipboard).not.toBe("");
  });

  it("renews in time, so that a copy never waits", async () => {
    const { commands, exchanges, pass, requests } = await pinnedSetUp();
    await commands.updateSettings({ keepPinnedReady: true });
    await digested();
    // 900 s of life, less the 180 that a copied token must have, less 30 ahead.
    await pass(689_000);
    expect(exchanges()).toBe(1);
    await pass(1_000);
    expect(exchanges()).toBe(2);
    const before = requests.length;
    await commands.copyToken(acme);
    expect(requests).toHaveLength(before);
  });

  it("touches no tenant that is not pinned", async () => {
    const { commands, requests, pass } = await pinnedSetUp();
    await commands.updateSettings({ keepPinnedReady: true });
    await pass(3_000_000);
    expect(requests.some(({ url }) => url.includes(betaId))).toBe(false);
  });

  it("rests while nobody is at the machine, and goes on when somebody is", async () => {
    const { commands, exchanges, pass, world } = await pinnedSetUp();
    world.isInUse = false;
    await commands.updateSettings({ keepPinnedReady: true });
    await pass(600_000);
    expect(exchanges()).toBe(0);
    world.isInUse = true;
    await pass(60_000);
    expect(exchanges()).toBe(1);
  });

  it("has no timer while locked, and starts again with the unlocking", async () => {
    const { commands, exchanges, pass, clock } = await pinnedSetUp();
    await commands.updateSettings({ keepPinnedReady: true });
    await digested();
    await commands.lock(null);
    await digested();
    expect(clock.sleeping).toEqual([]);
    await pass(1_000_000);
    expect(exchanges()).toBe(1);
    await commands.unlock(null);
    await digested();
    expect(exchanges()).toBe(2);
  });

  it("asks ever more seldom where GreenLake refuses", async () => {
    const { commands, exchanges, pass, world } = await pinnedSetUp();
    world.respond = async () => ok(Response.json({}, { status: 403 }));
    await commands.updateSettings({ keepPinnedReady: true });
    await digested();
    const seen: number[] = [];
    for (let minute = 0; minute < 8; minute += 1) {
      seen.push(exchanges());
      await pass(60_000);
    }
    expect(seen).toEqual([1, 2, 2, 3, 3, 3, 3, 4]);
  });

  it("asks at most once a minute, however short the tokens live", async () => {
    const { commands, exchanges, pass, world } = await pinnedSetUp();
    world.respond = async ({ url }) => {
      const id = /oauth2\/([0-9a-f]+)\/token$/.exec(url)?.[1] ?? "";
      const access_token = jwt({ hpe_workspace_id: id });
      return ok(Response.json({ access_token, token_type: "Bearer", expires_in: 2 }));
    };
    await commands.updateSettings({ keepPinnedReady: true, expiryWarnings: true });
    await digested();
    const seen: number[] = [];
    for (let tenSeconds = 0; tenSeconds < 13; tenSeconds += 1) {
      seen.push(exchanges());
      await pass(10_000);
    }
    expect(seen).toEqual([1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3]);
  });

  it("leaves a token that was forgotten alone for a minute", async () => {
    const { commands, exchanges, pass } = await pinnedSetUp();
    await commands.updateSettings({ keepPinnedReady: true });
    await digested();
    await commands.forgetToken(acme);
    await pass(59_000);
    expect(exchanges()).toBe(1);
    await pass(1_000);
    expect(exchanges()).toBe(2);
  });

  it("takes what the operator cancelled for no refusal", async () => {
    const { commands, exchanges, pass, world } = await pinnedSetUp();
    const grant = world.respond;
    world.respond = () => new Promise(() => undefined);
    await commands.updateSettings({ keepPinnedReady: true });
    await digested();
    await commands.forgetToken(acme);
    await pass(60_000);
    await commands.forgetToken(acme);
    world.respond = grant;
    const before = exchanges();
    await pass(60_000);
    expect(exchanges()).toBe(before + 1);
  });

  it("keeps ten at most", async () => {
    const { commands, requests } = await pinnedSetUp();
    const ids = Array.from({ length: 12 }, (_, index) => index.toString(16).padStart(32, "0"));
    await commands.addTenants({ text: ids.join("\n") });
    for (const workspaceId of ids)
      await commands.updateTenant({ workspaceId, change: { pinned: true } });
    await commands.updateSettings({ keepPinnedReady: true });
    for (let turns = 0; turns < 30; turns += 1) await digested();
    const asked = new Set(requests.map(({ url }) => url));
    asked.delete(`https://greenlake.example/authorization/v2/oauth2/${"f".repeat(32)}/token`);
    expect(asked.size).toBe(10);
  });
});
