// Copying several tokens as one text: it holds exactly the tenants that were asked for, or nothing.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ok } from "../../../electron/core/base/result.ts";
import {
  acme,
  acmeId,
  beta,
  betaId,
  connectedSetUp,
  type Core,
  forbidden,
  isFor,
  tokenOf,
  twoMsps,
} from "../applicationSetUp.ts";
import { digested, settled } from "../fakes/fakeClock.ts";
import { workspaceNumber } from "../tokens/fakeEndpoint.ts";

const recordsSchema = z.array(z.object({ workspaceId: z.string(), accessToken: z.string() }));

const copied = (core: Core) => recordsSchema.parse(JSON.parse(core.world.clipboard.text));

async function copyAs(form: "json" | "env", core: Core, ...ids: readonly string[]) {
  const { mspId } = await core.snapshot();
  const tenants = ids.map((workspaceId) => ({ mspId, workspaceId }));
  return core.commands.copyTokens({ tenants, form });
}
const copy = (core: Core, ...ids: readonly string[]) => copyAs("json", core, ...ids);

describe("a copy of several tokens", () => {
  it("gets those that are missing, and puts all in one text in the order asked for", async () => {
    const core = await connectedSetUp();
    await core.commands.copyToken(acme);
    expect(await copy(core, betaId, acmeId)).toMatchObject(ok({ copied: 2, failed: 0 }));
    expect(copied(core)).toMatchObject([
      { workspaceId: betaId, accessToken: tokenOf(betaId) },
      { workspaceId: acmeId, accessToken: tokenOf(acmeId) },
    ]);
    expect(core.requests.filter(isFor(acmeId))).toHaveLength(1);
    expect((await core.snapshot()).lastCopy).toMatchObject({
      tenantName: "2 tenants",
      format: "JSON",
      workspaceId: null,
    });
  });

  it("names .env lines after the variable in the settings and the tenant", async () => {
    const core = await connectedSetUp({ tokenVariable: "HPE_TOKEN" });
    await copyAs("env", core, acmeId);
    expect(core.world.clipboard.text).toBe(`HPE_TOKEN_ACME='${tokenOf(acmeId)}'\n`);
  });

  it("is cleared from the clipboard like a single token", async () => {
    const core = await connectedSetUp({ clearClipboardS: 60 });
    await copy(core, acmeId, betaId);
    await core.clock.advance(60_000);
    await digested();
    expect(core.world.clipboard.text).toBe("");
  });

  it("says how many tenants it lacks", async () => {
    const core = await connectedSetUp();
    const { respond } = core.world;
    core.world.respond = (request) =>
      isFor(betaId)(request) ? forbidden(request) : respond(request);
    expect(await copy(core, acmeId, betaId)).toMatchObject(ok({ copied: 1, failed: 1 }));
    expect(copied(core)).toMatchObject([{ workspaceId: acmeId }]);
  });

  it("takes an earlier token off the clipboard if it gets none", async () => {
    const core = await connectedSetUp();
    await core.commands.copyToken(acme);
    core.world.respond = forbidden;
    expect(await copy(core, betaId)).toMatchObject({ error: { kind: "forbidden" } });
    await digested();
    expect(core.world.clipboard.text).toBe("");
  });

  it("copies nothing if it is cancelled", async () => {
    const core = await connectedSetUp();
    core.holdAnswers(isFor(betaId));
    const asked = copy(core, acmeId, betaId);
    await settled();
    await core.commands.cancelTokens(null);
    expect(await asked).toMatchObject({ error: { kind: "cancelled" } });
    expect(core.world.clipboard.text).toBe("");
  });

  it("copies nothing if Tenantry locks meanwhile", async () => {
    const core = await connectedSetUp();
    const open = core.holdAnswers(isFor(betaId));
    const asked = copy(core, acmeId, betaId);
    await settled();
    await core.commands.lock(null);
    open();
    expect(await asked).toMatchObject({ error: { kind: "locked" } });
    expect(core.world.clipboard.text).toBe("");
  });

  it("gives way to a later copy", async () => {
    const core = await connectedSetUp();
    const open = core.holdAnswers(isFor(betaId));
    const asked = copy(core, acmeId, betaId);
    await settled();
    await core.commands.copyToken(acme);
    open();
    expect(await asked).toMatchObject({ error: { kind: "superseded" } });
    expect(core.world.clipboard.text).toBe(tokenOf(acmeId));
  });

  it("leaves the clipboard with any of its MSPs", async () => {
    const core = await twoMsps();
    const tenants = [core.west, core.east].map((mspId) => ({ mspId, workspaceId: acmeId }));
    await core.commands.copyTokens({ tenants, form: "json" });
    expect(copied(core)).toHaveLength(2);
    expect((await core.snapshot()).lastCopy?.mspId).toBeNull();
    await core.commands.removeMsp(null, core.west);
    await digested();
    expect(core.world.clipboard.text).toBe("");
  });

  it("never holds a tenant that was not asked for, whatever else happens", async () => {
    const ids = Array.from({ length: 12 }, (_, index) => workspaceNumber(index + 1));
    const step = fc.oneof(
      fc.record({ kind: fc.constant("get" as const), ids: fc.subarray(ids) }),
      fc.record({ kind: fc.constant("copy" as const), ids: fc.subarray(ids, { minLength: 1 }) }),
      fc.record({
        kind: fc.constantFrom("remove" as const, "fail" as const),
        ids: fc.subarray(ids, { maxLength: 2 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const core = await connectedSetUp();
        const { respond } = core.world;
        await core.commands.addTenants({
          text: ids.map((id, at) => `${id} Tenant ${at}`).join("\n"),
        });
        const { mspId } = await core.snapshot();
        for (const { kind, ids: chosen } of steps) {
          const tenants = chosen.map((workspaceId) => ({ mspId, workspaceId }));
          if (kind === "get") await core.commands.getTokens({ tenants });
          if (kind === "remove")
            for (const tenant of tenants) await core.commands.removeTenant(tenant);
          if (kind === "fail")
            core.world.respond = (request) =>
              chosen.some((id) => isFor(id)(request)) ? forbidden(request) : respond(request);
          if (kind !== "copy") continue;
          const result = await core.commands.copyTokens({ tenants, form: "json" });
          if (!result.ok) continue;
          const held = copied(core).map(({ workspaceId }) => workspaceId);
          expect(held.every((id) => ids.some((each) => each === id && chosen.includes(each)))).toBe(
            true,
          );
          expect(held).toHaveLength(result.value.copied);
          for (const each of copied(core)) expect(each.accessToken).toBe(tokenOf(each.workspaceId));
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe("one change of several tenants", () => {
  it("pins and colours exactly those, and is undone as one", async () => {
    const core = await connectedSetUp();
    const changed = await core.commands.updateTenants({
      workspaceIds: [acmeId, "9".repeat(32)],
      change: { pinned: true, colour: "teal" },
    });
    if (!changed.ok) throw new Error("not changed");
    const { tenants } = await core.snapshot();
    expect(tenants.map(({ pinned, colour }) => [pinned, colour])).toEqual([
      [true, "teal"],
      [false, null],
    ]);
    await core.commands.undoTenants(changed.value);
    expect((await core.snapshot()).tenants.some(({ pinned }) => pinned)).toBe(false);
  });

  it("removes exactly those with their tokens, and brings all of them back", async () => {
    const core = await connectedSetUp();
    await core.commands.copyToken(beta);
    const removed = await core.commands.removeTenants({ workspaceIds: [acmeId, betaId] });
    if (!removed.ok) throw new Error("not removed");
    expect((await core.snapshot()).tenants).toEqual([]);
    expect((await core.snapshot()).tokens).toEqual({});
    await core.commands.undoTenants(removed.value);
    expect((await core.snapshot()).tenants).toHaveLength(2);
  });
});
