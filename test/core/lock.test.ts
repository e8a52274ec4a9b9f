import { describe, expect, it } from "vitest";
import { fail } from "../../electron/core/base/result.ts";
import { acme, acmeId, connectedSetUp, setUp, tokenOf } from "./applicationSetUp.ts";

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

  it.each([
    ["system", ["system"], false],
    ["system", ["operator"], true],
    ["system", ["operator", "system"], true],
    ["system", ["system", "operator"], true],
    ["operator", ["operator", "system"], false],
    ["operator", ["system"], false],
  ] as const)(
    "that the %s ends after a lock by %j leaves it locked: %s",
    async (by, lockedBy, is) => {
      const { lock, unlock, snapshot } = setUp();
      for (const one of lockedBy) await lock(one);
      unlock(by);
      expect((await snapshot()).locked).toBe(is);
    },
  );
});
