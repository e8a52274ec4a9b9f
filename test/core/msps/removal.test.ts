import { describe, expect, it } from "vitest";
import type { HttpRequest } from "../../../electron/core/base/ports.ts";
import { createMspStore } from "../../../electron/core/msps/stores.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { acmeId, form, secret, setUp } from "../applicationSetUp.ts";
import { digested, settled } from "../fakes/fakeClock.ts";
import { gate } from "../fakes/gate.ts";

const acme = { workspaceId: acmeId };
const cancelled = fail({ kind: "cancelled" });
const replacement = { ...form, clientSecret: "an0ther-5ecret-canary" };

/** Connected, and shown second: a removal leaves the other one behind. */
async function two() {
  const core = setUp();
  await core.connected();
  const { mspId: first } = await core.snapshot();
  await core.commands.addMsp(null);
  await core.commands.connect({ ...form, workspace: "e".repeat(32), clientId: "client-east" });
  await core.commands.selectMsp(null, first);
  return { ...core, first };
}

const isList = ({ url }: HttpRequest) => url.includes("/msp-tenants");
const isSecondPage = ({ url }: HttpRequest) => /[?&]offset=[1-9]/.test(url);
const isGrant = ({ url }: HttpRequest) => url.endsWith("/token");

/** The server's answer waits; its list names one tenant a page, on two pages. */
function heldAnswer(
  { world }: Awaited<ReturnType<typeof two>>,
  isMeant: (request: HttpRequest) => boolean,
) {
  const { passed, open } = gate();
  const grant = world.respond;
  const items = [{ id: acmeId, workspaceName: "Acme", inventoryOwnership: "MSP_OWNED_INVENTORY" }];
  world.respond = async (request) => {
    if (isMeant(request)) await passed;
    if (!isList(request)) return grant(request);
    return ok(Response.json({ offset: 0, count: 1, total: 2, items }));
  };
  return open;
}

const removals = {
  "an MSP": async ({ commands, first }: Awaited<ReturnType<typeof two>>) =>
    commands.removeMsp(null, first),
  "an MSP's credentials": async ({ commands, first }: Awaited<ReturnType<typeof two>>) =>
    commands.removeCredentials(null, first),
};

describe.each(Object.entries(removals))("removing %s", (what, remove) => {
  const isWhole = what === "an MSP";

  function expectGone({ secrets, workspaces, first }: Awaited<ReturnType<typeof two>>) {
    const { msps } = workspaces.read();
    const kept = msps.find(({ id }) => id === first);
    expect(kept === undefined).toBe(isWhole);
    expect(kept?.profile ?? null).toBeNull();
    expect(msps).toHaveLength(isWhole ? 1 : 2);
    expect(secrets.size).toBe(1);
  }

  it("ends a test of other credentials that is under way", async () => {
    const core = await two();
    const answer = heldAnswer(core, isGrant);
    const connecting = core.commands.connect({ ...replacement }, core.first);
    await settled();
    await remove(core);
    answer();
    expect(await connecting).toEqual(cancelled);
    expectGone(core);
  });

  it("ends one whose secret is just being sealed", async () => {
    const core = await two();
    const { open, through } = gate();
    const { vault } = core.world;
    vault.seal = through(vault.seal.bind(vault));
    const connecting = core.commands.connect({ ...replacement }, core.first);
    await settled();
    const removing = remove(core);
    open();
    await removing;
    await connecting;
    expectGone(core);
  });

  it("ends a reading of the list", async () => {
    const core = await two();
    const answer = heldAnswer(core, isSecondPage);
    const reading = core.commands.discoverTenants(null, core.first);
    await settled();
    await remove(core);
    answer();
    expect(await reading).toEqual(cancelled);
    expectGone(core);
  });

  it("takes a token that is just being copied off the clipboard", async () => {
    const core = await two();
    const { open, through } = gate();
    const { clipboard } = core.world;
    clipboard.writeSecret = through(clipboard.writeSecret.bind(clipboard));
    const copying = core.commands.copyToken({ ...acme }, core.first);
    await digested();
    await remove(core);
    open();
    expect(await copying).toEqual(cancelled);
    expect(core.world.clipboard.text).toBe("");
    expect((await core.snapshot()).lastCopy).toBeNull();
    if (isWhole) expect(Object.keys(core.usage.read().msps)).not.toContain(core.first);
  });

  it("takes a token off the clipboard that was copied before", async () => {
    const core = await two();
    await core.commands.copyToken({ ...acme }, core.first);
    expect(core.world.clipboard.text).not.toBe("");
    await remove(core);
    expect(core.world.clipboard.text).toBe("");
    expect((await core.snapshot()).lastCopy).toBeNull();
  });

  it("leaves another MSP's token on the clipboard", async () => {
    const core = await two();
    const { commands, snapshot, world, first } = core;
    const east = (await snapshot()).msps.find(({ id }) => id !== first)?.id ?? "";
    await commands.addTenants({ text: `${acmeId} Acme East` }, east);
    await commands.copyToken({ ...acme }, east);
    const { text } = world.clipboard;
    await remove(core);
    expect(world.clipboard.text).toBe(text);
    expect((await snapshot()).lastCopy).toMatchObject({ mspId: east });
  });

  it("keeps what another window changes while the vault takes its time", async () => {
    const core = await two();
    const { open, through } = gate();
    const { vault } = core.world;
    vault.remove = through(vault.remove.bind(vault));
    const removing = remove(core);
    await settled();
    const change = { name: "Acme Inc." };
    await core.commands.updateTenant({ ...acme, change }, core.first);
    open();
    expect(await removing).toEqual(ok(null));
    if (!isWhole)
      expect(core.workspaces.read().msps[0]?.tenants[0]).toMatchObject({ name: "Acme Inc." });
    expectGone(core);
  });

  it("leaves all as it was where the vault does not give the secret up", async () => {
    const core = await two();
    const refusal = fail({ kind: "vaultUnavailable", reason: "It is locked." } as const);
    core.world.vault.remove = async () => refusal;
    expect(await remove(core)).toEqual(refusal);
    expect([...core.secrets.values()]).toEqual([secret, secret]);
    expect(await core.commands.copyToken({ ...acme }, core.first)).toMatchObject({
      ok: true,
    });
  });
});

it("leaves an MSP that is removed in no former file either", async () => {
  const { commands, workspaces, first } = await two();
  const written: boolean[] = [];
  const write = workspaces.write.bind(workspaces);
  workspaces.write = (next) => {
    written.push(next.msps.some(({ id }) => id === first));
    return write(next);
  };
  await commands.removeMsp(null, first);
  expect(written.slice(-2)).toEqual([false, false]);
});

it("writes nothing more for an MSP that is gone", async () => {
  const { commands, workspaces, first } = await two();
  const store = createMspStore(workspaces, first);
  const before = store.read();
  await commands.removeMsp(null, first);
  expect(store.write(before)).toEqual(fail({ kind: "unknownMsp" }));
  expect(workspaces.read().msps).toHaveLength(1);
});

describe("a test of other credentials", () => {
  it("that is cancelled leaves those in use as they are", async () => {
    const core = await two();
    const { commands, secrets, snapshot } = core;
    const answer = heldAnswer(core, isGrant);
    const connecting = commands.connect(replacement);
    await settled();
    await commands.cancelConnect(null);
    answer();
    expect(await connecting).toEqual(cancelled);
    expect([...secrets.values()]).toEqual([secret, secret]);
    expect(await snapshot()).toMatchObject({ connection: { status: "ready" } });
    expect(await commands.connect(replacement)).toEqual(ok(null));
  });
});

describe("an MSP that was begun and left", () => {
  it("is not kept by a test of its credentials that ends later", async () => {
    const core = await two();
    const { commands, workspaces, secrets, first } = core;
    await commands.addMsp(null);
    const { mspId } = await core.snapshot();
    const answer = heldAnswer(core, isGrant);
    const connecting = commands.connect({ ...form, workspace: "d".repeat(32) }, mspId);
    await settled();
    await commands.selectMsp(null, first);
    answer();
    expect(await connecting).toEqual(cancelled);
    expect(workspaces.read().msps).toHaveLength(2);
    expect(secrets.size).toBe(2);
    expect((await core.snapshot()).mspId).toBe(first);
  });
});
