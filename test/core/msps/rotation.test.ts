import { describe, expect, it, vi } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { acmeId, secret } from "../applicationSetUp.ts";
import { settled } from "../fakes/fakeClock.ts";
import { forbidden, fresh, offline, refused, rotating } from "./rotationSetUp.ts";
import { gate } from "../fakes/gate.ts";

describe("rotating the secret", () => {
  it("seals and checks the new one before it says that it is in force", async () => {
    const { rotate, secrets, requests, state, commands } = await rotating();
    expect(await rotate()).toEqual(ok("inForce"));
    expect([...secrets.values()]).toEqual([fresh]);
    expect(requests.at(-1)?.body).toContain(fresh);
    expect(await state()).toBeNull();
    expect(await commands.copyToken({ workspaceId: acmeId })).toMatchObject({ ok: true });
  });

  it("asks once where it is asked for twice", async () => {
    const { rotate, resets } = await rotating();
    expect(await Promise.all([rotate(), rotate()])).toEqual([ok("inForce"), ok("inForce")]);
    expect(resets()).toBe(1);
  });

  it.each([
    ["may not list", { list: forbidden }, "rotationForbidden", 0],
    ["may not reset", { reset: forbidden }, "rotationForbidden", 1],
    [
      "has no client with our ID",
      { list: async () => ok(Response.json({ items: [] })) },
      "noOwnClient",
      0,
    ],
    [
      "is asked for a pause",
      { reset: async () => ok(Response.json({}, { status: 429 })) },
      "rateLimited",
      1,
    ],
  ])("changes nothing where the owner %s", async (_case, answers, kind, times) => {
    const { rotate, use, secrets, resets, state } = await rotating();
    use({ check: refused, ...answers });
    expect(await rotate()).toMatchObject({ ok: false, error: { kind } });
    expect([...secrets.values()]).toEqual([secret]);
    expect(resets()).toBe(times);
    expect(await state()).toBeNull();
  });

  it("tries the old secret where nobody knows whether it was reset", async () => {
    const { rotate, use, secrets, grant } = await rotating();
    const reset = async () => fail({ kind: "timeout" } as const);
    use({ reset });
    expect(await rotate()).toMatchObject({ error: { kind: "timeout" } });
    use({ reset, check: refused });
    expect(await rotate()).toMatchObject({ error: { kind: "secretLost" } });
    use({ reset, check: offline });
    expect(await rotate()).toMatchObject({ error: { kind: "rotationUnknown" } });
    use({ reset: async () => ok(Response.json({ clientSecret: "two words" })), check: grant });
    expect(await rotate()).toMatchObject({ error: { kind: "badResponse" } });
    expect([...secrets.values()]).toEqual([secret]);
  });

  it("does not reset what was locked meanwhile", async () => {
    const { rotate, use, commands, resets } = await rotating();
    use({
      async list() {
        await commands.lock(null);
        return ok(Response.json({ items: [{ id: "c1", clientId: "client-1" }] }));
      },
    });
    expect(await rotate()).toMatchObject({ ok: false });
    expect(resets()).toBe(0);
    expect(await rotate()).toMatchObject({ error: { kind: "locked" } });
  });

  it("goes on under a lock that comes after the reset, and the end waits for it", async () => {
    const { rotate, use, commands, secrets, state, settled: end } = await rotating();
    const { open, through } = gate();
    use({ reset: through(async () => ok(Response.json({ clientSecret: fresh }))) });
    const rotated = rotate();
    await settled();
    await commands.lock(null);
    let hasEnded = false;
    const ended = end().then(() => (hasEnded = true));
    await settled();
    expect(hasEnded).toBe(false);
    open();
    expect(await rotated).toEqual(ok("inForce"));
    await ended;
    expect([...secrets.values()]).toEqual([fresh]);
    expect(await state()).toBeNull();
  });
});

describe("a new secret that failed", () => {
  it("its check is kept all the same, and is in force once a second check succeeds", async () => {
    const { rotate, use, secrets, state, commands, grant, snapshot } = await rotating();
    use({ check: offline });
    expect(await rotate()).toEqual(ok("unsure"));
    expect([...secrets.values()]).toEqual([fresh]);
    expect(await state()).toMatchObject({ isKept: true, failure: { kind: "offline" } });
    expect(JSON.stringify(await snapshot())).not.toContain(fresh);
    use({ check: grant });
    expect(await commands.keepNewSecret(null)).toEqual(ok("inForce"));
    expect(await state()).toBeNull();
    expect((await snapshot()).notices).toMatchObject([
      { text: "The new secret of MSP workspace ffffffff…ffff is in force." },
    ]);
  });

  it("to be kept longer than this run is no success: it is to be saved by hand", async () => {
    const { rotate, world, state, commands, snapshot } = await rotating();
    const { vault } = world;
    const seal = vault.seal.bind(vault);
    vault.seal = async (profileId, text) => {
      const sealed = await seal(profileId, text);
      return sealed.ok ? ok({ backend: "memory", reason: "No keyring was found." }) : sealed;
    };
    expect(await rotate()).toEqual(ok("unsure"));
    expect(await state()).toMatchObject({ isKept: false, failure: { kind: "keptForThisRun" } });
    expect(await commands.keepNewSecret(null)).toEqual(ok("unsure"));
    expect(await commands.copyToken({ workspaceId: acmeId })).toMatchObject({ ok: true });
    expect((await snapshot()).notices).toEqual([]);
    expect(await commands.showNewSecret(null)).toEqual(ok(fresh));
  });

  it("to be sealed can be kept later, and the old one's place waits for it", async () => {
    const { rotate, world, secrets, state, commands } = await rotating();
    const error = { kind: "vaultUnavailable", reason: "It is locked." } as const;
    vi.spyOn(world.vault, "seal").mockResolvedValueOnce(fail(error));
    expect(await rotate()).toEqual(ok("unsure"));
    expect(await state()).toMatchObject({ isKept: false, failure: { kind: "vaultUnavailable" } });
    expect(await commands.keepNewSecret(null)).toEqual(ok("inForce"));
    expect([...secrets.values()]).toEqual([fresh]);
  });

  it("to be sealed by a bug is not lost either", async () => {
    const { rotate, world, state, commands } = await rotating();
    vi.spyOn(world.vault, "seal").mockRejectedValueOnce(new Error("a bug"));
    await expect(rotate()).rejects.toThrow("a bug");
    expect(await state()).toMatchObject({ isKept: false, failure: { kind: "unexpected" } });
    expect(await commands.showNewSecret(null)).toEqual(ok(fresh));
  });

  it("to be written is held, and no other rotation takes its place", async () => {
    const { rotate, workspaces, secrets, resets, commands } = await rotating();
    workspaces.failWith = "The disk is full.";
    expect(await rotate()).toEqual(ok("unsure"));
    expect([...secrets.values()]).toEqual([secret]);
    expect(await rotate()).toEqual(ok("unsure"));
    expect(resets()).toBe(1);
    expect(await commands.showNewSecret(null)).toEqual(ok(fresh));
  });

  it("its check is shown once, copied until it is forgotten, and then gone", async () => {
    const { rotate, use, commands, state, world, snapshot } = await rotating();
    await commands.copyToken({ workspaceId: acmeId });
    use({ check: refused });
    await rotate();
    expect(await commands.copyNewSecret(null)).toMatchObject({ ok: true });
    expect(world.clipboard.text === fresh).toBe(true);
    expect((await snapshot()).clipboard?.clearsAtMs).toBeGreaterThan(0);
    expect((await snapshot()).lastCopy).toBeNull();
    expect(await commands.showNewSecret(null)).toEqual(ok(fresh));
    expect(await state()).toMatchObject({ wasShown: true });
    const gone = { ok: false, error: { kind: "secretGone" } };
    expect(await commands.showNewSecret(null)).toEqual(gone);
    await commands.forgetNewSecret(null);
    expect(await state()).toBeNull();
    expect(await commands.copyNewSecret(null)).toEqual(gone);
    expect(await commands.keepNewSecret(null)).toEqual(gone);
  });

  it("is not given away under a lock, and is there after it", async () => {
    const { rotate, use, commands, state } = await rotating();
    use({ check: offline });
    await rotate();
    await commands.lock(null);
    for (const name of ["copyNewSecret", "showNewSecret", "keepNewSecret"] as const)
      expect(await commands[name](null)).toMatchObject({ error: { kind: "locked" } });
    await commands.unlock(null);
    expect(await state()).not.toBeNull();
    expect(await commands.showNewSecret(null)).toEqual(ok(fresh));
  });
});
