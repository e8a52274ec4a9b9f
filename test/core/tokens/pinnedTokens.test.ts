import { describe, expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { acmeId, betaId, form } from "../applicationSetUp.ts";
import { digested } from "../fakes/fakeClock.ts";
import { jwt } from "../fakes/jwt.ts";
import { acme, pinnedSetUp } from "./pinnedSetUp.ts";

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
    world.desktop.isUsed = false;
    await commands.updateSettings({ keepPinnedReady: true });
    await pass(600_000);
    expect(exchanges()).toBe(0);
    world.desktop.isUsed = true;
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
    const grant = world.respond;
    world.respond = async (request) =>
      request.url.includes(acmeId) ? ok(Response.json({}, { status: 403 })) : grant(request);
    await commands.updateSettings({ keepPinnedReady: true });
    await digested();
    const seen: number[] = [];
    for (let minute = 0; minute < 8; minute += 1) {
      seen.push(exchanges());
      await pass(60_000);
    }
    expect(seen).toEqual([1, 2, 2, 3, 3, 3, 3, 4]);
    // After 15 minutes, then every 15: the pauses grow no longer.
    for (let minute = 8; minute < 46; minute += 1) await pass(60_000);
    expect(exchanges()).toBe(7);
  });

  it("begins anew with other credentials, to which nothing was refused", async () => {
    const { commands, exchanges, pass, world } = await pinnedSetUp();
    const grant = world.respond;
    world.respond = async () => ok(Response.json({}, { status: 403 }));
    await commands.updateSettings({ keepPinnedReady: true });
    for (let minute = 0; minute < 8; minute += 1) await pass(60_000);
    world.respond = grant;
    const before = exchanges();
    await commands.connect(form);
    await digested();
    expect(exchanges()).toBe(before + 1);
  });

  it("renews a token half-way that is born with less than a copy needs", async () => {
    const { commands, exchanges, pass, world } = await pinnedSetUp();
    const grant = world.respond;
    world.respond = async (request) => {
      const granted = await grant(request);
      if (!granted.ok) return granted;
      return ok(Response.json({ ...(await granted.value.json()), expires_in: 300 }));
    };
    await commands.connect(form);
    await commands.updateSettings({ keepPinnedReady: true });
    await digested();
    await pass(149_000);
    expect(exchanges()).toBe(1);
    await pass(1_000);
    expect(exchanges()).toBe(2);
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
