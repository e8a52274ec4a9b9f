// Many tokens at once, through the whole core: what a batch shows, and what interrupts it.
import { describe, expect, it } from "vitest";
import type { TenantOfMsp } from "../../../electron/contract/contract.ts";
import { ok } from "../../../electron/core/base/result.ts";
import {
  acmeId,
  betaId,
  type Core,
  connectedSetUp,
  forbidden,
  isFor,
  secret,
  twoMsps,
} from "../applicationSetUp.ts";
import { settled } from "../fakes/fakeClock.ts";

const unauthorised = async () => ok(Response.json({ error: "invalid_client" }, { status: 401 }));

async function bothOf({ snapshot }: Core): Promise<readonly TenantOfMsp[]> {
  const { mspId } = await snapshot();
  return [acmeId, betaId].map((workspaceId) => ({ mspId, workspaceId }));
}

const batchOf = async ({ snapshot }: Core) => (await snapshot()).batch;

describe("a batch of tokens", () => {
  it("answers at once, then shows how far it is and when the first token expires", async () => {
    const core = await connectedSetUp();
    const open = core.holdAnswers();
    const startedMs = core.clock.nowMs();
    expect(await core.commands.getTokens({ tenants: await bothOf(core) })).toEqual(ok(null));
    expect(await batchOf(core)).toMatchObject({ status: "running", total: 2, done: 0, failed: 0 });
    open();
    await settled();
    expect(await batchOf(core)).toEqual({
      status: "done",
      total: 2,
      done: 2,
      failed: 0,
      endsAtMs: null,
      waitingUntilMs: null,
      firstExpiresAtMs: startedMs + 900_000,
    });
    expect(Object.keys((await core.snapshot()).tokens)).toEqual([acmeId, betaId]);
  });

  it("shows each failure at its tenant, and asks again for those alone", async () => {
    const core = await connectedSetUp();
    const { respond } = core.world;
    core.world.respond = (request) =>
      isFor(betaId)(request) ? forbidden(request) : respond(request);
    await core.commands.getTokens({ tenants: await bothOf(core) });
    await settled();
    expect(await batchOf(core)).toMatchObject({ status: "done", total: 2, done: 1, failed: 1 });
    expect((await core.snapshot()).tokens[betaId]?.failure?.kind).toBe("forbidden");
    core.world.respond = respond;
    const before = core.requests.length;
    await core.commands.retryTokens(null);
    await settled();
    expect(core.requests.slice(before).every(isFor(betaId))).toBe(true);
    expect(await batchOf(core)).toMatchObject({ status: "done", total: 2, done: 2, failed: 0 });
    expect((await core.snapshot()).tokens[betaId]?.failure).toBeNull();
  });

  it("takes in what is asked for while it runs", async () => {
    const core = await connectedSetUp();
    const open = core.holdAnswers();
    const [acme, beta] = await bothOf(core);
    if (acme === undefined || beta === undefined) throw new Error("no tenants");
    await core.commands.getTokens({ tenants: [acme] });
    await core.commands.getTokens({ tenants: [acme, beta] });
    expect(await batchOf(core)).toMatchObject({ status: "running", total: 2 });
    open();
    await settled();
    expect(await batchOf(core)).toMatchObject({ status: "done", total: 2, done: 2 });
  });

  it("gets tokens of several MSPs, each with its own MSP token", async () => {
    const core = await twoMsps();
    const tenants = [core.west, core.east].map((mspId) => ({ mspId, workspaceId: acmeId }));
    await core.commands.getTokens({ tenants });
    await settled();
    expect(await batchOf(core)).toMatchObject({ status: "done", total: 2, done: 2 });
  });

  it("is refused while locked, and for tenants that we do not know", async () => {
    const core = await connectedSetUp();
    const tenants = await bothOf(core);
    const stranger = { mspId: tenants[0]?.mspId ?? "", workspaceId: "9".repeat(32) };
    expect(await core.commands.getTokens({ tenants: [stranger] })).toMatchObject({
      error: { kind: "unknownTenant" },
    });
    await core.commands.lock(null);
    expect(await core.commands.getTokens({ tenants })).toMatchObject({ error: { kind: "locked" } });
  });

  it("keeps a fault of the MSP once, and repeats itself when the banner asks", async () => {
    const core = await connectedSetUp();
    const { respond } = core.world;
    core.world.respond = unauthorised;
    await core.commands.lock(null);
    await core.commands.unlock(null);
    await core.commands.getTokens({ tenants: await bothOf(core) });
    await settled();
    const [msp] = (await core.snapshot()).msps;
    expect(msp?.fault).toMatchObject({ workspaceId: null, failure: { kind: "invalidClient" } });
    expect(Object.values((await core.snapshot()).tokens)).toEqual([]);
    core.world.respond = respond;
    await core.commands.retryTokens(null);
    await settled();
    expect((await core.snapshot()).msps[0]?.fault).toBeNull();
    expect(await batchOf(core)).toMatchObject({ done: 2, failed: 0 });
  });

  it("lets the fault that it met be dismissed", async () => {
    const core = await connectedSetUp();
    core.world.respond = unauthorised;
    await core.commands.lock(null);
    await core.commands.unlock(null);
    await core.commands.getTokens({ tenants: await bothOf(core) });
    await settled();
    await core.commands.dismissFailure({ workspaceId: null });
    expect((await core.snapshot()).msps[0]?.fault).toBeNull();
  });

  it("goes away when it is dismissed, but not while it runs", async () => {
    const core = await connectedSetUp();
    const open = core.holdAnswers();
    await core.commands.getTokens({ tenants: await bothOf(core) });
    await core.commands.dismissBatch(null);
    expect(await batchOf(core)).not.toBeNull();
    open();
    await settled();
    await core.commands.dismissBatch(null);
    expect(await batchOf(core)).toBeNull();
  });

  it("says on the desktop that it has ended, if the window is out of sight", async () => {
    const core = await connectedSetUp();
    await core.commands.getTokens({ tenants: await bothOf(core) });
    await settled();
    expect(core.notifications.at(-1)).toMatchObject({
      title: "2 tokens are ready",
      mspId: null,
      workspaceId: null,
    });
    expect(core.notifications.at(-1)?.body).toMatch(/^First expires at \d/);
  });
});

describe("a batch that is interrupted", () => {
  it("stops when it is cancelled, and can get the rest", async () => {
    const core = await connectedSetUp();
    const open = core.holdAnswers(isFor(betaId));
    await core.commands.getTokens({ tenants: await bothOf(core) });
    await settled();
    await core.commands.cancelTokens(null);
    await settled();
    expect(await batchOf(core)).toMatchObject({
      status: "cancelled",
      total: 2,
      done: 1,
      failed: 0,
    });
    expect((await core.snapshot()).tokens[betaId]).toBeUndefined();
    open();
    await core.commands.retryTokens(null);
    await settled();
    expect(await batchOf(core)).toMatchObject({ status: "done", done: 2 });
  });

  it("is forgotten with its tokens when Tenantry locks", async () => {
    const core = await connectedSetUp();
    const open = core.holdAnswers();
    await core.commands.getTokens({ tenants: await bothOf(core) });
    await settled();
    const sent = core.requests.length;
    await core.commands.lock(null);
    open();
    await settled();
    await core.commands.unlock(null);
    expect(await batchOf(core)).toBeNull();
    expect((await core.snapshot()).tokens).toEqual({});
    expect(core.requests).toHaveLength(sent);
  });

  it("goes on without a tenant that is removed", async () => {
    const core = await connectedSetUp({ concurrency: 1 });
    const open = core.holdAnswers(isFor(acmeId));
    await core.commands.getTokens({ tenants: await bothOf(core) });
    await settled();
    await core.commands.removeTenant({ workspaceId: betaId });
    open();
    await settled();
    expect(await batchOf(core)).toMatchObject({ status: "done", total: 1, done: 1 });
    expect(core.requests.some(isFor(betaId))).toBe(false);
  });

  it("ends with its MSP when that is removed", async () => {
    const core = await connectedSetUp();
    core.holdAnswers(isFor(betaId));
    const tenants = await bothOf(core);
    await core.commands.getTokens({ tenants });
    await settled();
    await core.commands.removeMsp(null);
    await settled();
    expect(await batchOf(core)).toMatchObject({ status: "done", total: 1 });
    expect(core.world.vault.secrets.size).toBe(0);
    expect(JSON.stringify(core.patches)).not.toContain(secret);
  });
});
