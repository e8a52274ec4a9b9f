import { describe, expect, it } from "vitest";
import type { HttpRequest } from "../../../electron/core/base/ports.ts";
import { createMspStore } from "../../../electron/core/msps/stores.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { acme, acmeId, eastSecret, form, secret, twoMsps } from "../applicationSetUp.ts";
import { digested, settled } from "../fakes/fakeClock.ts";
import { gate } from "../fakes/gate.ts";

const cancelled = fail({ kind: "cancelled" });
const replacement = { ...form, clientSecret: "an0ther-5ecret-canary" };
const locked = fail({ kind: "vaultUnavailable", reason: "It is locked." } as const);

type Two = Awaited<ReturnType<typeof twoMsps>>;

const isGrant = ({ url }: HttpRequest) => url.endsWith("/token");
const isSecondPage = ({ url }: HttpRequest) => /[?&]offset=[1-9]/.test(url);

/** GreenLake lists one tenant a page, on two pages. */
function listTenants({ world }: Two) {
  const grant = world.respond;
  const items = [{ id: acmeId, workspaceName: "Acme", inventoryOwnership: "MSP_OWNED_INVENTORY" }];
  world.respond = async (request) =>
    request.url.includes("/msp-tenants")
      ? ok(Response.json({ offset: 0, count: 1, total: 2, items }))
      : grant(request);
}

/** Calls wait until the result is called. */
function holdVault({ vault }: Two["world"], call: "seal" | "remove") {
  const { open, through } = gate();
  if (call === "seal") vault.seal = through(vault.seal.bind(vault));
  else vault.remove = through(vault.remove.bind(vault));
  return open;
}

it("removes the secret alone with the credentials, so that only that has to be entered again", async () => {
  const core = await twoMsps();
  const { commands, snapshot, west } = core;
  await commands.selectMsp(null, west);
  await commands.removeCredentials(null, west);
  const { connection, tenants } = await snapshot();
  expect(connection).toEqual({
    status: "needsSecret",
    profile: expect.objectContaining({ clientId: form.clientId }),
    reason: "No client secret is stored for this API client.",
  });
  expect(tenants.map(({ name }) => name)).toEqual(["Acme", "Beta"]);
  expect(await commands.copyToken(acme, west)).toMatchObject({ ok: false });
  expect(await commands.connect(form, west)).toEqual(ok(null));
  expect((await snapshot()).connection).toMatchObject({ status: "ready" });
});

describe.each([
  ["an MSP", true, ({ commands, west }: Two) => commands.removeMsp(null, west)],
  [
    "an MSP’s credentials",
    false,
    ({ commands, west }: Two) => commands.removeCredentials(null, west),
  ],
])("removing %s", (_what, isWhole, remove) => {
  function expectGone({ secrets, workspaces, west }: Two) {
    const { msps } = workspaces.read();
    const kept = msps.find(({ id }) => id === west);
    expect(kept === undefined).toBe(isWhole);
    expect(msps).toHaveLength(isWhole ? 1 : 2);
    expect([...secrets.values()]).toEqual([eastSecret]);
  }

  it("removes its secret, its tokens and its copy on the clipboard", async () => {
    const core = await twoMsps();
    const { commands, overview, world, workspaces, usage, west } = core;
    await commands.copyToken(acme, west);
    expect(world.clipboard.text).not.toBe("");
    expect(await remove(core)).toMatchObject({ ok: true });
    expectGone(core);
    expect([world.clipboard.text, overview().lastCopy]).toEqual(["", null]);
    expect(overview().msps.map(({ tokens }) => tokens)).toEqual(isWhole ? [{}] : [{}, {}]);
    if (isWhole) expect(JSON.stringify([workspaces.read(), usage.read()])).not.toContain(west);
    else
      expect(overview().msps[0]).toMatchObject({
        status: "needsSecret",
        tenants: [{ name: "Acme" }, { name: "Beta" }],
      });
  });

  it.each([
    ["GreenLake checks them", ({ holdAnswers }: Two) => holdAnswers(isGrant)],
    ["the vault seals the secret", ({ world }: Two) => holdVault(world, "seal")],
  ])("cancels a test of other credentials while %s", async (_when, hold) => {
    const core = await twoMsps();
    const goOn = hold(core);
    const connecting = core.commands.connect(replacement, core.west);
    await settled();
    const removing = remove(core);
    goOn();
    expect(await removing).toMatchObject({ ok: true });
    expect(await connecting).toEqual(cancelled);
    expectGone(core);
  });

  it("cancels the reading of its list of tenants", async () => {
    const core = await twoMsps();
    listTenants(core);
    const answer = core.holdAnswers(isSecondPage);
    const reading = core.commands.discoverTenants(null, core.west);
    await settled();
    await remove(core);
    answer();
    expect(await reading).toEqual(cancelled);
    expectGone(core);
  });

  it("clears a token that is on its way to the clipboard", async () => {
    const core = await twoMsps();
    const { open, through } = gate();
    const { clipboard } = core.world;
    clipboard.writeSecret = through(clipboard.writeSecret.bind(clipboard));
    const copying = core.commands.copyToken(acme, core.west);
    await digested();
    await remove(core);
    open();
    expect(await copying).toEqual(cancelled);
    expect(clipboard.text).toBe("");
    expect((await core.snapshot()).lastCopy).toBeNull();
    if (isWhole) expect(Object.keys(core.usage.read().msps)).not.toContain(core.west);
  });

  it("leaves another MSP’s token on the clipboard", async () => {
    const core = await twoMsps();
    const { commands, snapshot, world, east } = core;
    await commands.copyToken(acme, east);
    const { text } = world.clipboard;
    expect(text).not.toBe("");
    await remove(core);
    expect(world.clipboard.text).toBe(text);
    expect((await snapshot()).lastCopy).toMatchObject({ mspId: east });
  });

  it("holds and copies no token while the keyring answers", async () => {
    const core = await twoMsps();
    const { commands, overview, requests, world, west } = core;
    await commands.copyToken(acme, west);
    world.clipboard.text = "";
    const open = holdVault(world, "remove");
    const removing = remove(core);
    await settled();
    expect(overview().msps[0]?.tokens).toEqual({});
    requests.length = 0;
    expect(await commands.copyToken(acme, west)).toEqual(fail({ kind: "noCredentials" }));
    expect([requests, world.clipboard.text]).toEqual([[], ""]);
    open();
    expect(await removing).toMatchObject({ ok: true });
    expectGone(core);
  });

  it("keeps what another window changes while the keyring answers", async () => {
    const core = await twoMsps();
    const open = holdVault(core.world, "remove");
    const removing = remove(core);
    await settled();
    const change = { name: "Acme Inc." };
    await core.commands.updateTenant({ ...acme, change }, core.west);
    open();
    expect(await removing).toMatchObject({ ok: true });
    if (!isWhole)
      expect(core.workspaces.read().msps[0]?.tenants[0]).toMatchObject({ name: "Acme Inc." });
    expectGone(core);
  });

  it("drops the tokens but keeps everything else if the keyring refuses", async () => {
    const core = await twoMsps();
    const { commands, overview, secrets, world, west } = core;
    await commands.copyToken(acme, west);
    world.vault.remove = async () => locked;
    expect(await remove(core)).toEqual(locked);
    expect([...secrets.values()]).toEqual([secret, eastSecret]);
    expect(overview().msps).toMatchObject([{ status: "ready" }, {}]);
    expect(overview().msps[0]?.tokens).toEqual({});
    expect(await commands.copyToken(acme, west)).toMatchObject({ ok: true });
  });
});

describe("a removed MSP", () => {
  it("leaves no trace in the backup file either", async () => {
    const { commands, workspaces, west } = await twoMsps();
    const written: boolean[] = [];
    const write = workspaces.write.bind(workspaces);
    workspaces.write = (next) => {
      written.push(next.msps.some(({ id }) => id === west));
      return write(next);
    };
    await commands.removeMsp(null, west);
    expect(written.slice(-2)).toEqual([false, false]);
  });

  it("is never written again", async () => {
    const { commands, workspaces, west } = await twoMsps();
    const store = createMspStore(workspaces, west);
    const before = store.read();
    await commands.removeMsp(null, west);
    expect(await store.change(() => ok(before))).toEqual(fail({ kind: "unknownMsp" }));
    expect(workspaces.read().msps).toHaveLength(1);
    expect(await commands.copyToken(acme, west)).toEqual(fail({ kind: "unknownMsp" }));
  });

  it("gives way to the other MSP, and the last one to the first run", async () => {
    const { commands, snapshot, west, east } = await twoMsps();
    await commands.removeMsp(null, east);
    expect((await snapshot()).mspId).toBe(west);
    await commands.removeMsp(null, west);
    expect(await snapshot()).toMatchObject({ msps: [], connection: { status: "none" } });
  });
});
