// Copying the MSP’s own token: what is copied, and how it differs from a tenant’s.
import { describe, expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import {
  acme,
  acmeId,
  connectedSetUp,
  isFor,
  mspId,
  tokenOf,
  twoMsps,
} from "../applicationSetUp.ts";
import { digested } from "../fakes/fakeClock.ts";

const minute = 60_000;

describe("the MSP’s own token", () => {
  it("is copied without an exchange, and named so that it is no tenant’s", async () => {
    const core = await connectedSetUp();
    const copied = await core.commands.copyMspToken({});
    expect(copied).toMatchObject({
      ok: true,
      value: { tenantName: "the whole MSP", format: null },
    });
    expect(core.world.clipboard.text).toBe(tokenOf(mspId));
    expect(core.requests.some(isFor(acmeId))).toBe(false);
    const { lastCopy, usage } = await core.snapshot();
    expect(lastCopy?.tenantName).toBe("the whole MSP");
    expect(usage).toEqual({});
  });

  it("takes the MSP’s workspace and name into a format", async () => {
    const core = await connectedSetUp();
    await core.commands.copyMspToken({ format: "curl" });
    expect(core.world.clipboard.text).toContain(`/workspaces/${mspId}`);
    expect(core.world.clipboard.text).toContain(tokenOf(mspId));
  });

  it("shows how long it lives, in each MSP", async () => {
    const core = await twoMsps();
    const { mspTokens } = await core.snapshot();
    expect(Object.keys(mspTokens).toSorted()).toEqual([core.east, core.west].toSorted());
    expect(mspTokens[core.west]?.times?.expiresAtMs).toBe(core.clock.nowMs() + 15 * minute);
  });

  it("is renewed if it has less life left than a copy must have", async () => {
    const core = await connectedSetUp({ minimumLifeS: 180 });
    const asked = () => core.requests.filter(isFor(`${mspId}/token`)).length;
    const before = asked();
    await core.clock.advance(11 * minute);
    await core.commands.copyMspToken({});
    expect(asked()).toBe(before);
    await core.clock.advance(2 * minute);
    await core.commands.copyMspToken({});
    expect(asked()).toBe(before + 1);
  });

  it("is refused while locked, and cleared and dropped by the lock", async () => {
    const core = await connectedSetUp();
    await core.commands.copyMspToken({});
    await core.commands.lock(null);
    await digested();
    expect(core.world.clipboard.text).toBe("");
    expect(
      Object.values((await core.snapshot()).mspTokens).every(({ times }) => times === null),
    ).toBe(true);
    expect(await core.commands.copyMspToken({})).toMatchObject({ error: { kind: "locked" } });
  });

  it("takes an earlier tenant’s token off the clipboard if the exchange fails", async () => {
    const core = await connectedSetUp();
    await core.commands.copyToken(acme);
    await core.clock.advance(15 * minute);
    await core.commands.copyToken(acme);
    await core.clock.advance(14.5 * minute);
    core.world.respond = async () => ok(Response.json({}, { status: 403 }));
    expect(await core.commands.copyMspToken({})).toMatchObject({ ok: false });
    await digested();
    expect(core.world.clipboard.text).toBe("");
  });

  it("is copied from the tray, which hears of a failure", async () => {
    const core = await connectedSetUp();
    const shown = await core.snapshot();
    expect(await core.copyUnseen({ mspId: shown.mspId, workspaceId: null })).toBe(false);
    expect(core.world.clipboard.text).toBe(tokenOf(mspId));
    expect(core.notifications.at(-1)?.title).toBe("Token for the whole MSP copied");
    expect(await core.copyUnseen({ mspId: "gone", workspaceId: null })).toBe(true);
  });
});
