import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { passphraseSchema } from "../../../electron/core/lock/stored.ts";
import { acme, connectedSetUp, type Core } from "../applicationSetUp.ts";
import { settled } from "../fakes/fakeClock.ts";
import { gate } from "../fakes/gate.ts";

const passphrase = "correct horse battery";
const other = "staple of the horse";

async function withPassphrase(): Promise<Core> {
  const core = await connectedSetUp();
  await core.commands.setPassphrase({ current: "", next: passphrase });
  return core;
}

const wrong = (waitS: number) => fail({ kind: "wrongPassphrase", waitS });
const isLocked = async ({ snapshot }: Core): Promise<boolean> => (await snapshot()).locked;
const guess = ({ commands }: Core, text = "wrong") => commands.unlock({ passphrase: text });

describe("a passphrase", () => {
  it("is needed to unlock, once it is set", async () => {
    const core = await withPassphrase();
    await core.commands.lock(null);
    await settled();
    expect(core.world.passphraseKey.isHeld).toBe(false);
    expect(await core.commands.unlock(null)).toEqual(fail({ kind: "locked" }));
    expect(await guess(core)).toEqual(wrong(0));
    expect(await isLocked(core)).toBe(true);
    expect(await guess(core, passphrase)).toEqual(ok(null));
    expect(core.world.passphraseKey.isHeld).toBe(true);
    expect(await core.commands.copyToken(acme)).toMatchObject({ ok: true });
  });

  it("makes Tenantry start locked", async () => {
    const core = await withPassphrase();
    expect(core.restart().snapshot()).toMatchObject({ locked: true, passphrase: { isSet: true } });
    expect((await connectedSetUp()).restart().snapshot().locked).toBe(false);
  });

  it("answers a terminal that Tenantry is locked after a start", async () => {
    const core = await withPassphrase();
    await core.commands.lock(null);
    expect((await core.copyByName("Acme")).code).toBe(5);
  });

  it("is changed and removed only with the present one", async () => {
    const core = await withPassphrase();
    const { commands, snapshot } = core;
    expect(await commands.setPassphrase({ current: "wrong", next: other })).toEqual(wrong(0));
    expect(await commands.setPassphrase({ current: passphrase, next: other })).toEqual(ok(null));
    await commands.lock(null);
    expect(await guess(core, passphrase)).toEqual(wrong(0));
    expect(await guess(core, other)).toEqual(ok(null));
    expect(await commands.setPassphrase({ current: "wrong", next: "" })).toEqual(wrong(0));
    expect(await commands.setPassphrase({ current: other, next: "" })).toEqual(ok(null));
    expect((await snapshot()).passphrase.isSet).toBe(false);
    await commands.lock(null);
    expect(await commands.unlock(null)).toEqual(ok(null));
  });

  it("has at least 8 characters", async () => {
    const { commands, snapshot } = await connectedSetUp();
    expect(await commands.setPassphrase({ current: "", next: "sieben7" })).toMatchObject({
      error: { kind: "invalidInput", field: "passphrase" },
    });
    expect((await snapshot()).passphrase.isSet).toBe(false);
  });

  it("stays off if it cannot be stored, and on if its removal cannot", async () => {
    const { commands, passphrase: store, world, snapshot } = await connectedSetUp();
    store.failWith = "The disk is full.";
    expect(await commands.setPassphrase({ current: "", next: passphrase })).toMatchObject({
      error: { kind: "storeFailed" },
    });
    expect((await snapshot()).passphrase.isSet).toBe(false);
    expect(world.passphraseKey.isHeld).toBe(false);
    store.failWith = null;
    await commands.setPassphrase({ current: "", next: passphrase });
    store.failWith = "The disk is full.";
    await commands.setPassphrase({ current: passphrase, next: "" });
    expect((await snapshot()).passphrase.isSet).toBe(true);
    expect(world.passphraseKey.isHeld).toBe(true);
  });

  it("stays off if the secrets cannot be encrypted, and on if they cannot be decrypted", async () => {
    const { commands, world, snapshot } = await connectedSetUp();
    const broken = async () => fail({ kind: "vaultUnavailable", reason: "Locked." } as const);
    Object.assign(world.passphraseKey, { encryptAll: broken });
    await commands.setPassphrase({ current: "", next: passphrase });
    expect((await snapshot()).passphrase.isSet).toBe(false);
    let encryptions = 0;
    const encryptAll = async () => {
      encryptions += 1;
      return ok(null);
    };
    Object.assign(world.passphraseKey, { encryptAll, decryptAll: broken });
    await commands.setPassphrase({ current: "", next: passphrase });
    expect(await commands.setPassphrase({ current: passphrase, next: "" })).toMatchObject({
      error: { kind: "vaultUnavailable" },
    });
    expect((await snapshot()).passphrase.isSet).toBe(true);
    expect(encryptions).toBe(2);
  });

  it("keeps its key until a running rotation has sealed the new secret", async () => {
    const core = await withPassphrase();
    const { open, through } = gate();
    core.world.respond = through(core.world.respond);
    const rotated = core.commands.rotateSecret(null);
    await settled();
    await core.commands.lock(null);
    await settled();
    expect(core.world.passphraseKey.isHeld).toBe(true);
    open();
    await rotated;
    await settled();
    expect(core.world.passphraseKey.isHeld).toBe(false);
  });
});

describe("guessing a passphrase", () => {
  /** Three wrong tries are free. */
  async function guessed(): Promise<Core> {
    const core = await withPassphrase();
    await core.commands.lock(null);
    expect([await guess(core), await guess(core), await guess(core)]).toEqual([
      wrong(0),
      wrong(0),
      wrong(5),
    ]);
    return core;
  }

  it("has to wait after three wrong tries, longer each time, at most 10 minutes", async () => {
    const core = await guessed();
    const before = core.world.passphraseKey.tries;
    expect(await guess(core, passphrase)).toEqual(wrong(5));
    expect(core.world.passphraseKey.tries).toBe(before);
    for (const waitS of [10, 20, 40, 80, 160, 320, 600, 600]) {
      await core.clock.advance(waitS * 1000);
      expect(await guess(core)).toEqual(wrong(waitS));
    }
  });

  it("starts afresh after the right one", async () => {
    const core = await guessed();
    await core.clock.advance(5_000);
    expect(await guess(core, passphrase)).toEqual(ok(null));
    await core.commands.lock(null);
    expect(await guess(core)).toEqual(wrong(0));
  });

  it("waits as long after a restart, and no longer if the clock was set back", async () => {
    const core = await guessed();
    const again = core.restart();
    expect(await again.commands.unlock({ passphrase })).toEqual(wrong(5));
    core.clock.jumpWall(-3_600_000);
    expect(again.snapshot().passphrase.waitUntilMs).toBe(core.clock.nowMs() + 5_000);
  });

  it("is counted before the try, and on a full disk, too", async () => {
    const core = await withPassphrase();
    await core.commands.lock(null);
    core.passphrase.failWith = "The disk is full.";
    for (let tries = 0; tries < 3; tries += 1) await guess(core);
    expect(await guess(core, passphrase)).toEqual(wrong(5));
    core.passphrase.failWith = null;
    const { open, through } = gate();
    Object.assign(core.world.passphraseKey, { open: through(() => Promise.resolve(true)) });
    await core.clock.advance(5_000);
    const opening = guess(core);
    await settled();
    expect(core.passphrase.read().failures).toBe(4);
    open();
    await opening;
  });
});

it.each([3, 0, 100_000, 2 ** 21])("counts as damaged on disk with a cost of %i", (n) => {
  const wrapped = { n, r: 8, p: 1, salt: "AAAA", key: "AAAA" };
  const stored = { version: 1, wrapped, failures: 0, lastTryMs: 0 };
  expect(passphraseSchema.safeParse(stored).success).toBe(false);
  const usual = { ...stored, wrapped: { ...wrapped, n: 2 ** 17 } };
  expect(passphraseSchema.safeParse(usual).success).toBe(true);
});
