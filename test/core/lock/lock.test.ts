import { describe, expect, it } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { acme, acmeId, connectedSetUp, setUp, tokenOf } from "../applicationSetUp.ts";

describe("locking", () => {
  it("drops every token, clears the clipboard and refuses copies", async () => {
    const { commands, snapshot, world, requests } = await connectedSetUp();
    await commands.copyToken(acme);
    await commands.lock(null);
    const { locked, tokens, lastCopy } = await snapshot();
    expect([locked, tokens, lastCopy]).toEqual([true, {}, null]);
    expect(world.clipboard.text).toBe("");
    const before = requests.length;
    expect(await commands.copyToken(acme)).toEqual(fail({ kind: "locked" }));
    expect(requests).toHaveLength(before);
  });

  it("lets the operator unlock, and then copy with new tokens", async () => {
    const { commands, snapshot, requests, world } = await connectedSetUp();
    await commands.copyToken(acme);
    await commands.lock(null);
    await commands.unlock(null);
    const before = requests.length;
    await commands.copyToken(acme);
    expect([requests.length - before, world.clipboard.text]).toEqual([2, tokenOf(acmeId)]);
    expect((await snapshot()).locked).toBe(false);
  });

  it("stays, whatever else locks, until the operator unlocks", async () => {
    const { lock, commands, snapshot } = setUp();
    await commands.lock(null);
    await lock();
    expect((await snapshot()).locked).toBe(true);
    await commands.unlock(null);
    expect((await snapshot()).locked).toBe(false);
  });
});
