import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import {
  acme,
  acmeId,
  eastSecret,
  form,
  forbidden,
  mspId,
  secret,
  tokenOf,
} from "../applicationSetUp.ts";
import { settled } from "../fakes/fakeClock.ts";
import { gate } from "../fakes/gate.ts";
import { fresh, offline, refused, rotating, rotatingTwo } from "./rotationSetUp.ts";

const resetTo = (clientSecret: string) => async () => ok(Response.json({ clientSecret }));

describe("rotating the secret", () => {
  it("seals and checks the new secret before it reports success", async () => {
    const { rotate, secrets, requests, state, commands } = await rotating();
    expect(await rotate()).toEqual(ok("inForce"));
    expect([...secrets.values()]).toEqual([fresh]);
    expect(requests.at(-1)?.body).toContain(fresh);
    expect(await state()).toBeNull();
    expect(await commands.copyToken(acme)).toMatchObject({ ok: true });
  });

  it("keeps both secrets and every token out of the log", async () => {
    const { rotate, commands, noted } = await rotating();
    await commands.copyToken(acme);
    await rotate();
    expect([...noted]).toEqual(
      expect.arrayContaining([secret, fresh, tokenOf(mspId), tokenOf(acmeId)]),
    );
  });

  it("resets it once if it is requested twice", async () => {
    const { rotate, resets } = await rotating();
    expect(await Promise.all([rotate(), rotate()])).toEqual([ok("inForce"), ok("inForce")]);
    expect(resets()).toBe(1);
  });

  const noClients = async () => ok(Response.json({ items: [] }));
  const tooMany = async () => ok(Response.json({}, { status: 429 }));
  it.each([
    ["may not list API clients", { list: forbidden }, "rotationForbidden", 0],
    ["may not reset them", { reset: forbidden }, "rotationForbidden", 1],
    ["cannot find itself among them", { list: noClients }, "noOwnClient", 0],
    ["has to wait", { reset: tooMany }, "rateLimited", 1],
  ])("changes nothing if the API client %s", async (_case, answers, kind, times) => {
    const { rotate, use, secrets, resets, state } = await rotating();
    use({ check: refused, ...answers });
    expect(await rotate()).toMatchObject({ ok: false, error: { kind } });
    expect([...secrets.values()]).toEqual([secret]);
    expect(resets()).toBe(times);
    expect(await state()).toBeNull();
  });

  const timeout = async () => fail({ kind: "timeout" } as const);
  it.each([
    ["timeout", "still works", timeout, null],
    ["secretLost", "no longer works", timeout, refused],
    ["rotationUnknown", "cannot be tested", timeout, offline],
    ["badResponse", "still works after an unusable answer", resetTo("two words"), null],
  ])("answers %s if no new secret arrived and the old one %s", async (kind, _old, reset, check) => {
    const { rotate, use, secrets } = await rotating();
    use(check === null ? { reset } : { reset, check });
    expect(await rotate()).toMatchObject({ error: { kind } });
    expect([...secrets.values()]).toEqual([secret]);
  });

  it("resets nothing once it is locked", async () => {
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

  it("survives a lock after the reset, and quitting waits for it", async () => {
    const { rotate, use, commands, secrets, state, settled: end } = await rotating();
    const { open, through } = gate();
    use({ reset: through(resetTo(fresh)) });
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

  it("keeps the new secret if Tenantry locks, or a test is cancelled, while it is sealed", async () => {
    const { rotate, commands, secrets, world } = await rotating();
    const { open, through } = gate();
    const vault = { ...world.vault };
    const seal = through((owner: Parameters<typeof vault.seal>[0], fresher: string) =>
      vault.seal(owner, fresher),
    );
    Object.assign(world.vault, { seal });
    const rotated = rotate();
    await settled();
    await commands.cancelConnect(null);
    await commands.lock(null);
    open();
    expect(await rotated).toEqual(ok("inForce"));
    expect([...secrets.values()]).toEqual([fresh]);
  });

  it("ends before credentials that were entered meanwhile replace the new secret", async () => {
    const { rotate, use, commands, secrets, state, snapshot } = await rotating();
    const { open, through } = gate();
    use({ reset: through(resetTo(fresh)) });
    const rotated = rotate();
    await settled();
    const entered = { ...form, clientId: "client-2", clientSecret: "entered-canary" };
    const connecting = commands.connect(entered);
    await settled();
    expect([...secrets.values()]).toEqual([secret]);
    open();
    expect(await rotated).toEqual(ok("inForce"));
    expect(await connecting).toEqual(ok(null));
    expect([...secrets.values()]).toEqual(["entered-canary"]);
    expect((await snapshot()).connection).toMatchObject({ profile: { clientId: "client-2" } });
    expect(await state()).toBeNull();
  });

  it.each(["removeCredentials", "removeMsp", "cancelConnect"] as const)(
    "keeps its new secret from everyone if %s is called meanwhile",
    async (command) => {
      const { rotate, use, commands, state, world, resets } = await rotating();
      const { open, through } = gate();
      use({ reset: through(resetTo(fresh)) });
      const rotated = rotate();
      await settled();
      const called = commands[command](null);
      await settled();
      open();
      expect([resets(), await rotated, (await called).ok]).toEqual([1, ok("inForce"), true]);
      expect(await state()).toBeNull();
      expect(await commands.showNewSecret(null)).toEqual(fail({ kind: "secretGone" }));
      expect(world.desktop.shownSecrets).toEqual([]);
    },
  );
});

describe("rotating the secrets of two MSPs", () => {
  const busy = fail({ kind: "rotationBusy" });

  it("refuses the second rotation while the first one runs", async () => {
    const { commands, use, west, east, secrets, resets } = await rotatingTwo();
    const { open, through } = gate();
    use({ reset: through(resetTo(fresh)) });
    const rotated = commands.rotateSecret(null, west);
    await settled();
    expect(await commands.rotateSecret(null, east)).toEqual(busy);
    open();
    expect(await rotated).toEqual(ok("inForce"));
    expect(resets()).toBe(1);
    expect([...secrets.values()].toSorted()).toEqual([eastSecret, fresh].toSorted());
  });

  it("refuses the second rotation while the first new secret is not in force", async () => {
    const { commands, use, west, east, state, resets } = await rotatingTwo();
    use({ check: offline });
    expect(await commands.rotateSecret(null, west)).toEqual(ok("unsure"));
    expect(await commands.rotateSecret(null, east)).toEqual(busy);
    expect(resets()).toBe(1);
    expect(await state()).toMatchObject({ clientId: "client-1" });
  });

  it("removes an MSP only after its rotation, with the new secret", async () => {
    const { commands, use, west, secrets, state } = await rotatingTwo();
    const { open, through } = gate();
    use({ reset: through(resetTo(fresh)) });
    const rotated = commands.rotateSecret(null, west);
    await settled();
    const removed = commands.removeMsp(null, west);
    open();
    expect(await rotated).toEqual(ok("inForce"));
    expect(await removed).toMatchObject({ ok: true });
    expect([await state(), [...secrets.values()]]).toEqual([null, [eastSecret]]);
  });
});
