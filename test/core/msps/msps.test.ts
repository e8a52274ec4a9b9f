import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { emptyMsp, workspacesSchema } from "../../../electron/core/msps/stored.ts";
import { usageSchema } from "../../../electron/core/tenants/stored.ts";
import { acmeId, betaId, form, mspId, secret, setUp } from "../applicationSetUp.ts";
import { digested } from "../fakes/fakeClock.ts";
import { jwt } from "../fakes/jwt.ts";
import { gate } from "../fakes/gate.ts";

const acme = { workspaceId: acmeId };
const eastId = "e".repeat(32);
const eastForm = {
  ...form,
  workspace: eastId,
  clientId: "client-east",
  clientSecret: "eAst-5ecret",
};

/** West, with Acme and Beta, then East, with Acme only; East is shown. */
async function twoMsps() {
  const all = setUp();
  await all.connected();
  const west = (await all.snapshot()).mspId;
  await all.commands.updateMsp({ change: { name: "West" } }, west);
  await all.commands.addMsp(null);
  const blank = await all.snapshot();
  await all.commands.connect(eastForm);
  await all.commands.addTenants({ text: `${acmeId} Acme East` });
  return { ...all, west, east: blank.mspId, blank };
}

const tokenOf = (workspaceId: string) => jwt({ hpe_workspace_id: workspaceId });
const names = ({ tenants }: { readonly tenants: readonly { readonly name: string }[] }) =>
  tenants.map(({ name }) => name);

describe("a second MSP", () => {
  it("begins empty, and takes nothing of the first away", async () => {
    const { blank, snapshot, commands, west } = await twoMsps();
    expect(blank).toMatchObject({ connection: { status: "none" }, tenants: [], tokens: {} });
    expect(blank.msps.map(({ name }) => name)).toEqual(["West"]);
    const shown = await snapshot();
    expect(names(shown)).toEqual(["Acme East"]);
    expect(shown.msps).toMatchObject([
      { name: "West", workspaceId: mspId, status: "ready" },
      { name: "MSP workspace eeeeeeee…eeee", workspaceId: eastId, status: "ready" },
    ]);
    await commands.selectMsp(null, west);
    expect(names(await snapshot())).toEqual(["Acme", "Beta"]);
  });

  it("that was begun and left again leaves nothing behind", async () => {
    const { commands, connected, snapshot, workspaces } = setUp();
    await connected();
    const { mspId: west } = await snapshot();
    await commands.addMsp(null);
    await commands.selectMsp(null, west);
    expect((await snapshot()).mspId).toBe(west);
    expect(workspaces.read().msps).toHaveLength(1);
  });

  it("gets its own tokens with its own credentials for the same workspace", async () => {
    const { commands, requests, snapshot, west, east, world } = await twoMsps();
    requests.length = 0;
    await commands.copyToken({ ...acme }, west);
    await commands.copyToken({ ...acme }, east);
    const exchanges = requests.filter(({ url }) => url.includes(acmeId));
    expect(exchanges.map(({ body }) => body?.includes(tokenOf(mspId)))).toEqual([true, false]);
    expect(exchanges.map(({ body }) => body?.includes(tokenOf(eastId)))).toEqual([false, true]);
    expect(world.clipboard.text).toBe(tokenOf(acmeId));
    await commands.forgetToken({ ...acme }, west);
    expect((await snapshot()).tokens[acmeId]?.times).not.toBeNull();
    await commands.selectMsp(null, west);
    expect((await snapshot()).tokens).toEqual({});
  });

  it("is never taken for one that is gone", async () => {
    const { commands, requests, world } = await twoMsps();
    requests.length = 0;
    expect(await commands.copyToken(acme, "gone")).toEqual(fail({ kind: "unknownMsp" }));
    expect(await commands.updateTenant({ ...acme, change: { name: "X" } }, "gone")).toEqual(
      fail({ kind: "unknownMsp" }),
    );
    expect(await commands.selectMsp(null, "gone")).toEqual(fail({ kind: "unknownMsp" }));
    expect([requests, world.clipboard.text]).toEqual([[], ""]);
  });

  it("counts its own use", async () => {
    const { commands, snapshot, west } = await twoMsps();
    await commands.copyToken({ workspaceId: betaId }, west);
    expect((await snapshot()).usage).toEqual({});
    await commands.selectMsp(null, west);
    expect(Object.keys((await snapshot()).usage)).toEqual([betaId]);
  });

  it("is the one shown after a restart", async () => {
    const { restart, east, west, commands } = await twoMsps();
    expect(restart().snapshot().mspId).toBe(east);
    await commands.selectMsp(null, west);
    expect(restart().snapshot().mspId).toBe(west);
  });

  it("is named where a copy is told", async () => {
    const { commands, notifications, west } = await twoMsps();
    await commands.copyToken({ ...acme }, west);
    expect(notifications.map(({ title }) => title)).toEqual(["Token for Acme (West) copied"]);
  });

  it("is locked with the first", async () => {
    const { commands, overview, west } = await twoMsps();
    await commands.copyToken({ ...acme }, west);
    await commands.copyToken(acme);
    await commands.lock(null);
    expect(overview().msps.map(({ tokens }) => tokens)).toEqual([{}, {}]);
    expect(await commands.copyToken({ ...acme }, west)).toEqual(fail({ kind: "locked" }));
  });

  it("is overtaken like the first: the clipboard is left to the copy asked for last", async () => {
    const { commands, world, west, east, open } = await slowly();
    const first = commands.copyToken({ ...acme }, west);
    await digested();
    await commands.copyToken({ ...acme }, east);
    open();
    expect(await first).toEqual(fail({ kind: "superseded" }));
    expect(world.clipboard.text).toBe(tokenOf(acmeId));
  });

  async function slowly() {
    const all = await twoMsps();
    const grant = all.world.respond;
    const { passed, open } = gate();
    all.world.respond = async (request) => {
      if (request.body?.includes(tokenOf(mspId)) === true) await passed;
      return grant(request);
    };
    return { ...all, open };
  }
});

describe("an MSP", () => {
  it("has a name and a colour; without a name it has its workspace's", async () => {
    const { commands, snapshot, west } = await twoMsps();
    await commands.updateMsp({ change: { name: " \u202eMy MSP ", colour: "teal" } }, west);
    expect((await snapshot()).msps[0]).toMatchObject({ name: "My MSP", colour: "teal" });
    await commands.updateMsp({ change: { name: "" } }, west);
    expect((await snapshot()).msps[0]).toMatchObject({
      name: "MSP workspace ffffffff…ffff",
      colour: "teal",
    });
  });

  it("that is removed takes secret, tokens, tenants and the clipboard with it", async () => {
    const { commands, snapshot, secrets, world, west, workspaces, usage } = await twoMsps();
    await commands.copyToken({ ...acme }, west);
    expect(await commands.removeMsp(null, west)).toEqual(ok(null));
    expect([...secrets.values()]).toEqual(["eAst-5ecret"]);
    expect(world.clipboard.text).toBe("");
    expect((await snapshot()).msps).toHaveLength(1);
    expect(JSON.stringify([workspaces.read(), usage.read()])).not.toContain(west);
    expect(await commands.copyToken({ ...acme }, west)).toEqual(fail({ kind: "unknownMsp" }));
  });

  it("that is shown and removed leaves the other one, and the last one the first run", async () => {
    const { commands, snapshot, west, east } = await twoMsps();
    await commands.removeMsp(null, east);
    expect((await snapshot()).mspId).toBe(west);
    await commands.removeMsp(null, west);
    expect(await snapshot()).toMatchObject({ msps: [], connection: { status: "none" } });
  });

  it("stays where its secret cannot be removed, without its tokens", async () => {
    const { commands, snapshot, world, west } = await twoMsps();
    await commands.copyToken({ ...acme }, west);
    const refused = fail({ kind: "vaultUnavailable", reason: "It is locked." } as const);
    world.vault.remove = async () => refused;
    expect(await commands.removeMsp(null, west)).toEqual(refused);
    await commands.selectMsp(null, west);
    expect(await snapshot()).toMatchObject({ msps: [{}, {}], tokens: {} });
  });

  it("of another copy keeps the clipboard when one is removed", async () => {
    const { commands, world, west } = await twoMsps();
    await commands.copyToken(acme);
    await commands.removeMsp(null, west);
    expect(world.clipboard.text).toBe(tokenOf(acmeId));
  });
});

describe("a copy by name", () => {
  it("finds tenants of every MSP, and says where a name is of two", async () => {
    const { copyByName, world } = await twoMsps();
    expect((await copyByName("beta")).code).toBe(0);
    expect(world.clipboard.text).toBe(tokenOf(betaId));
    expect(await copyByName(acmeId)).toEqual({
      code: 4,
      text: `“${acmeId}” can mean Acme (West), Acme East (MSP workspace eeeeeeee…eeee).`,
    });
  });
});

describe("a tenant that main leads to", () => {
  it("brings its MSP with it", async () => {
    const { navigate, snapshot, west } = await twoMsps();
    const [tenant] = (await snapshot()).tenants;
    if (tenant === undefined) throw new Error("no tenant");
    navigate({ to: "tenant", mspId: west, workspaceId: tenant.workspaceId });
    expect(await snapshot()).toMatchObject({ mspId: west, navigation: { to: "tenant" } });
  });
});

describe("a file of one MSP's time", () => {
  const id = "0b5f3b52-1c1d-4d80-9a8a-1f3f6a2b6c11";
  const profile = { id, workspaceId: mspId, clientId: "c", baseUrl: form.baseUrl, scope: "" };
  const tenants = [{ workspaceId: acmeId, name: "Acme", pinned: true }];

  it("becomes a list of one, with all that it held", () => {
    const upgraded = workspacesSchema.parse({ version: 1, profile, tenants, listedAtMs: 5 });
    expect(upgraded).toMatchObject({
      version: 2,
      active: id,
      msps: [{ ...emptyMsp(id), profile, tenants, listedAtMs: 5 }],
    });
  });

  it("keeps tenants whose credentials were removed", () => {
    const upgraded = workspacesSchema.parse({ version: 1, profile: null, tenants });
    expect(upgraded.msps).toMatchObject([{ id: upgraded.active, profile: null, tenants }]);
  });

  it("of use begins anew", () => {
    expect(usageSchema.parse({ version: 1, ranks: { [acmeId]: 3 } })).toEqual({
      version: 2,
      msps: {},
    });
  });
});

it("no secret is in what windows are told", async () => {
  const { snapshot, overview } = await twoMsps();
  const told = JSON.stringify([await snapshot(), overview()]);
  expect([told.includes(secret), told.includes("eAst-5ecret")]).toEqual([false, false]);
});
