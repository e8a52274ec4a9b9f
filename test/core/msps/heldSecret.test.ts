import { describe, expect, it, vi } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { acme, acmeId, isFor, secret } from "../applicationSetUp.ts";
import { settled } from "../fakes/fakeClock.ts";
import { gate } from "../fakes/gate.ts";
import { fresh, offline, rotating } from "./rotationSetUp.ts";

describe("a new secret", () => {
  it("is sealed although its check fails, and is in force once a second check succeeds", async () => {
    const { rotate, use, secrets, state, commands, grant, snapshot } = await rotating();
    use({ check: offline });
    expect(await rotate()).toEqual(ok("unsure"));
    expect([...secrets.values()]).toEqual([fresh]);
    expect(await state()).toMatchObject({ isKept: true, failure: { kind: "offline" } });
    const gone = fail({ kind: "secretGone" });
    expect([await commands.showNewSecret(null), await commands.copyNewSecret(null)]).toEqual([
      gone,
      gone,
    ]);
    expect(JSON.stringify(await snapshot())).not.toContain(fresh);
    use({ check: grant });
    expect(await commands.keepNewSecret(null)).toEqual(ok("inForce"));
    expect(await state()).toBeNull();
    expect((await snapshot()).notices).toMatchObject([
      { text: "The new secret of MSP workspace ffffffff…ffff is in force." },
    ]);
  });

  it("that only memory holds is in use, but the operator still has to save it", async () => {
    const { rotate, world, state, commands, snapshot } = await rotating();
    const { vault } = world;
    const seal = vault.seal.bind(vault);
    const inMemory = { backend: "memory", reason: "No keyring was found." } as const;
    vault.describe = () => inMemory;
    vault.seal = async (profileId, text) => {
      const sealed = await seal(profileId, text);
      return sealed.ok ? ok(inMemory) : sealed;
    };
    expect(await rotate()).toEqual(ok("unsure"));
    expect(await state()).toMatchObject({ isKept: false, failure: { kind: "keptForThisRun" } });
    expect(await commands.keepNewSecret(null)).toEqual(ok("unsure"));
    expect(await commands.copyToken(acme)).toMatchObject({ ok: true });
    expect((await snapshot()).notices).toEqual([]);
    await commands.showNewSecret(null);
    expect(world.desktop.shownSecrets).toEqual([fresh]);
  });

  it("can be sealed later if the vault refuses it", async () => {
    const { rotate, world, secrets, state, commands } = await rotating();
    const error = { kind: "vaultUnavailable", reason: "It is locked." } as const;
    vi.spyOn(world.vault, "seal").mockResolvedValueOnce(fail(error));
    expect(await rotate()).toEqual(ok("unsure"));
    expect(await state()).toMatchObject({ isKept: false, failure: { kind: "vaultUnavailable" } });
    expect(await commands.keepNewSecret(null)).toEqual(ok("inForce"));
    expect([...secrets.values()]).toEqual([fresh]);
  });

  it("is held even if sealing throws", async () => {
    const { rotate, world, state, commands } = await rotating();
    vi.spyOn(world.vault, "seal").mockRejectedValueOnce(new Error("a bug"));
    await expect(rotate()).rejects.toThrow("a bug");
    expect(await state()).toMatchObject({ isKept: false, failure: { kind: "unexpected" } });
    await commands.showNewSecret(null);
    expect(world.desktop.shownSecrets).toEqual([fresh]);
  });

  it("is held if the profile cannot be written, and no second rotation replaces it", async () => {
    const { rotate, workspaces, secrets, resets, commands, world } = await rotating();
    workspaces.failWith = "The disk is full.";
    expect(await rotate()).toEqual(ok("unsure"));
    expect([...secrets.values()]).toEqual([secret]);
    expect(await rotate()).toEqual(ok("unsure"));
    expect(resets()).toBe(1);
    await commands.showNewSecret(null);
    expect(world.desktop.shownSecrets).toEqual([fresh]);
  });
});

describe("a held secret", () => {
  async function held() {
    const core = await rotating();
    await core.commands.copyToken(acme);
    const error = { kind: "vaultUnavailable", reason: "It is locked." } as const;
    vi.spyOn(core.world.vault, "seal").mockResolvedValueOnce(fail(error));
    expect(await core.rotate()).toEqual(ok("unsure"));
    return core;
  }

  it("is shown in a native dialog alone, and can be copied until it is forgotten", async () => {
    const { commands, state, world, snapshot } = await held();
    expect(await commands.copyNewSecret(null)).toEqual(ok(true));
    expect(world.clipboard.text === fresh).toBe(true);
    expect((await snapshot()).clipboard?.clearsAtMs).toBeGreaterThan(0);
    expect((await snapshot()).lastCopy).toBeNull();
    expect(await commands.showNewSecret(null)).toEqual(ok(null));
    expect(world.desktop.shownSecrets).toEqual([fresh]);
    const gone = fail({ kind: "secretGone" });
    await commands.forgetNewSecret(null);
    expect(await state()).toBeNull();
    expect(await commands.copyNewSecret(null)).toEqual(gone);
    expect(await commands.showNewSecret(null)).toEqual(gone);
    expect(await commands.keepNewSecret(null)).toEqual(gone);
  });

  it("is not copied if the operator declines or locks meanwhile", async () => {
    const { commands, world } = await held();
    world.desktop.mayCopySecret = false;
    expect(await commands.copyNewSecret(null)).toEqual(ok(false));
    const { open, through } = gate();
    world.desktop.secretDialog.mayCopy = through(async () => true);
    const copying = commands.copyNewSecret(null);
    await commands.lock(null);
    open();
    expect(await copying).toEqual(fail({ kind: "locked" }));
    expect(world.clipboard.text).not.toBe(fresh);
  });

  it("stays on the clipboard when an earlier copy of a token ends later", async () => {
    const { commands, holdAnswers, world, snapshot } = await held();
    await commands.forgetToken(acme);
    const answer = holdAnswers(isFor(acmeId));
    const slow = commands.copyToken(acme);
    await settled();
    expect(await commands.copyNewSecret(null)).toEqual(ok(true));
    answer();
    expect(await slow).toEqual(fail({ kind: "superseded" }));
    expect(world.clipboard.text === fresh).toBe(true);
    expect((await snapshot()).lastCopy).toBeNull();
  });

  it("can be neither copied, shown nor kept while locked, and is still held afterwards", async () => {
    const { commands, state, world } = await held();
    await commands.lock(null);
    for (const name of ["copyNewSecret", "showNewSecret", "keepNewSecret"] as const)
      expect(await commands[name](null)).toEqual(fail({ kind: "locked" }));
    await commands.unlock(null);
    expect(await state()).not.toBeNull();
    await commands.showNewSecret(null);
    expect(world.desktop.shownSecrets).toEqual([fresh]);
  });
});
