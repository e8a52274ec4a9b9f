import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { form, secret } from "../applicationSetUp.ts";
import { settled } from "../fakes/fakeClock.ts";
import { fresh, offline, rotating } from "./rotationSetUp.ts";
import { gate } from "../fakes/gate.ts";

describe("rotating the secrets of two MSPs", () => {
  const eastForm = { ...form, workspace: "e".repeat(32), clientId: "client-east" };
  const busy = fail({ kind: "rotationBusy" });

  async function two() {
    const core = await rotating();
    const { mspId: west } = await core.snapshot();
    await core.commands.addMsp(null);
    await core.commands.connect(eastForm);
    const { mspId: east } = await core.snapshot();
    return { ...core, west, east };
  }

  it("never answers one with what became of the other", async () => {
    const { commands, use, west, east, secrets, resets } = await two();
    const { open, through } = gate();
    use({ reset: through(async () => ok(Response.json({ clientSecret: fresh }))) });
    const rotated = commands.rotateSecret(null, west);
    await settled();
    expect(await commands.rotateSecret(null, east)).toEqual(busy);
    open();
    expect(await rotated).toEqual(ok("inForce"));
    expect(resets()).toBe(1);
    expect([...secrets.values()].toSorted()).toEqual([secret, fresh].toSorted());
  });

  it("does not begin while the other's new secret has no place", async () => {
    const { commands, use, west, east, state, resets } = await two();
    use({ check: offline });
    expect(await commands.rotateSecret(null, west)).toEqual(ok("unsure"));
    expect(await commands.rotateSecret(null, east)).toEqual(busy);
    expect(resets()).toBe(1);
    expect(await state()).toMatchObject({ clientId: "client-1" });
  });

  it("shows whose secret it is where that MSP has been removed meanwhile", async () => {
    const { commands, use, west, secrets, state } = await two();
    await commands.updateMsp({ change: { name: "West" } }, west);
    use({
      async reset() {
        await commands.removeMsp(null, west);
        return ok(Response.json({ clientSecret: fresh }));
      },
    });
    expect(await commands.rotateSecret(null, west)).toEqual(ok("unsure"));
    expect(await state()).toMatchObject({ mspName: "West", isKept: false });
    expect([...secrets.values()]).toEqual([secret]);
    expect(await commands.showNewSecret(null)).toEqual(ok(fresh));
  });
});
