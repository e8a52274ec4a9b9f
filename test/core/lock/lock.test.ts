import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import type { SnapshotPatch } from "../../../electron/contract/contract.ts";
import { blankedSections } from "../../../electron/core/snapshot.ts";
import {
  acme,
  acmeId,
  connectedSetUp,
  form,
  setUp,
  tokenOf,
  twoMsps,
} from "../applicationSetUp.ts";
import { settled } from "../fakes/fakeClock.ts";

describe("locking", () => {
  it("drops every token, clears the clipboard and refuses copies", async () => {
    const { commands, snapshot, world, requests } = await connectedSetUp();
    await commands.copyToken(acme);
    let textAtWash = "no wash";
    world.washed = () => (textAtWash = world.clipboard.text);
    await commands.lock(null);
    const { locked, tokens, lastCopy } = await snapshot();
    expect([locked, tokens, lastCopy]).toEqual([true, {}, null]);
    expect(world.clipboard.text).toBe("");
    expect(textAtWash).toBe("");
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

  it("leaves no name in windows and tray, and brings everything back", async () => {
    const { commands, snapshot, patches, overview, notify } = await twoMsps();
    const { clientSecret: _, ...entered } = { ...form, tenants: "Acme", step: "client" } as const;
    await commands.saveDraft({ draft: entered });
    notify("The file of East was damaged.");
    await commands.copyToken(acme);
    await settled();
    const before = await snapshot();
    const names = /Acme|Beta|West|East|client-|a{32}|b{32}|e{32}|f{32}/;
    expect(JSON.stringify(before)).toMatch(names);
    patches.length = 0;
    await commands.lock(null);
    await settled();
    expect(JSON.stringify([await snapshot(), overview(), patches])).not.toMatch(names);
    patches.length = 0;
    await commands.unlock(null);
    await settled();
    const after = await snapshot();
    expect(after).toEqual({
      ...before,
      tokens: {},
      otherTokens: after.otherTokens,
      mspTokens: after.mspTokens,
      lastCopy: null,
      clipboard: null,
    });
    const patch: SnapshotPatch = Object.assign({}, ...patches);
    expect({ ...(await snapshot()), ...patch }).toEqual(after);
    expect(Object.keys(patch)).toEqual(expect.arrayContaining([...blankedSections]));
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

describe("Touch ID", () => {
  it("takes the place of the click if the operator wants it, at the start too", async () => {
    const { commands, snapshot, world, restart } = await connectedSetUp({ touchId: true });
    world.desktop.hasTouchId = true;
    await commands.lock(null);
    expect(await commands.unlock(null)).toEqual(fail({ kind: "locked" }));
    world.desktop.confirmsWithFinger = true;
    expect(await commands.unlock(null)).toEqual(ok(null));
    expect((await snapshot()).locked).toBe(false);
    expect(restart().isLocked()).toBe(true);
  });

  it("never takes the place of a passphrase, which it does not have", async () => {
    const { commands, world } = await connectedSetUp({ touchId: true });
    Object.assign(world.desktop, { hasTouchId: true, confirmsWithFinger: true });
    await commands.setPassphrase({ current: "", next: "correct horse" });
    await commands.lock(null);
    expect(await commands.unlock(null)).toEqual(fail({ kind: "locked" }));
    expect(await commands.unlock({ passphrase: "correct horse" })).toEqual(ok(null));
  });

  it("leaves the click where the computer cannot ask for it", async () => {
    const { commands } = await connectedSetUp({ touchId: true });
    await commands.lock(null);
    expect(await commands.unlock(null)).toEqual(ok(null));
  });
});
