import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { acme, acmeId, beta, type Core, connectedSetUp, isFor } from "../applicationSetUp.ts";
import { digested } from "../fakes/fakeClock.ts";

const cetaId = "c".repeat(32);
const changedSince = fail({ kind: "changedSince" });

/** Answers GreenLake’s list with these names by ID. */
function lists(core: Core, names: Readonly<Record<string, string>>) {
  const { respond } = core.world;
  const items = Object.entries(names).map(([id, workspaceName]) => ({
    id: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
    workspaceName,
  }));
  core.world.respond = async (request) =>
    new URL(request.url).pathname.endsWith("/msp-tenants")
      ? ok(Response.json({ items, count: items.length, offset: 0, total: items.length }))
      : respond(request);
}

/** Acme is in GreenLake’s list, and the operator has renamed it. */
async function setUp() {
  const core = await connectedSetUp();
  lists(core, { [acmeId]: "Acme Corp", [cetaId]: "Ceta" });
  await core.commands.updateTenant({ ...acme, change: { name: "Mine", alias: "m" } });
  await core.commands.discoverTenants(null);
  await digested();
  return core;
}

const changes = {
  "a removal": ({ commands }: Core) => commands.removeTenant(acme),
  "an edit": ({ commands }: Core) =>
    commands.updateTenant({ ...acme, change: { name: "Other", alias: "", note: "Call first" } }),
  "a pin": ({ commands }: Core) => commands.updateTenant({ ...beta, change: { pinned: true } }),
  "hiding a tenant": ({ commands }: Core) =>
    commands.updateTenant({ ...acme, change: { hidden: true } }),
  "pasted lines": ({ commands }: Core) =>
    commands.addTenants({ text: `${cetaId} Ceta\n${"d".repeat(32)}` }),
  "tenants from GreenLake’s list, which is followed from then on": ({ commands }: Core) =>
    commands.addListedTenants({ workspaceIds: null }),
};

describe("undoing", () => {
  it.each(Object.entries(changes))("puts everything back after %s", async (_what, change) => {
    const core = await setUp();
    const before = core.workspaces.read();
    const changed = await change(core);
    if (!changed.ok) throw new Error(changed.error.kind);
    expect(core.workspaces.read()).not.toEqual(before);
    const { undoId } = changed.value;
    expect(await core.commands.undoTenants({ undoId })).toEqual(ok(null));
    expect(core.workspaces.read()).toEqual(before);
    expect(await core.commands.undoTenants({ undoId })).toEqual(changedSince);
  });

  it("leaves a later change alone", async () => {
    const core = await setUp();
    const removed = await core.commands.removeTenant(acme);
    await core.commands.updateTenant({ ...beta, change: { pinned: true } });
    const after = core.workspaces.read();
    if (!removed.ok) throw new Error(removed.error.kind);
    expect(await core.commands.undoTenants(removed.value)).toEqual(changedSince);
    expect(core.workspaces.read()).toEqual(after);
  });

  it("keeps what a reading of GreenLake’s list brought, but not over the same tenant", async () => {
    const core = await setUp();
    const pinned = await core.commands.updateTenant({ ...beta, change: { pinned: true } });
    const names = async () => (await core.snapshot()).tenants.map(({ name }) => name);
    lists(core, { [acmeId]: "Acme Corp", [cetaId]: "Ceta", [beta.workspaceId]: "Beta" });
    if (!pinned.ok) throw new Error(pinned.error.kind);
    const added = await core.commands.addTenants({ text: `${"d".repeat(32)} Delta` });
    lists(core, { [acmeId]: "Acme Corp", [beta.workspaceId]: "Beta" });
    await core.commands.discoverTenants(null);
    if (!added.ok) throw new Error(added.error.kind);
    expect(await core.commands.undoTenants(added.value)).toEqual(ok(null));
    expect(await names()).toEqual(["Beta", "Mine"]);
    const again = await core.commands.addTenants({ text: `${cetaId} Ceta` });
    lists(core, { [acmeId]: "Acme Corp", [cetaId]: "Ceta" });
    await core.commands.discoverTenants(null);
    if (!again.ok) throw new Error(again.error.kind);
    expect(await core.commands.undoTenants(again.value)).toEqual(changedSince);
    expect(await names()).toEqual(["Beta", "Ceta", "Mine"]);
  });

  it("forgets the token of a tenant that it takes away", async () => {
    const core = await setUp();
    const added = await core.commands.addTenants({ text: `${cetaId} Ceta` });
    await core.commands.copyToken({ workspaceId: cetaId });
    if (!added.ok) throw new Error(added.error.kind);
    await core.commands.undoTenants(added.value);
    await core.commands.addTenants({ text: `${cetaId} Ceta` });
    expect((await core.snapshot()).tokens).toEqual({});
    expect(core.requests.filter(isFor(cetaId))).toHaveLength(1);
  });

  it("keeps the change if the file cannot be written", async () => {
    const core = await setUp();
    const removed = await core.commands.removeTenant(acme);
    core.workspaces.failWith = "The disk is full.";
    if (!removed.ok) throw new Error(removed.error.kind);
    const failed = await core.commands.undoTenants(removed.value);
    expect(failed).toMatchObject({ error: { kind: "storeFailed" } });
    core.workspaces.failWith = null;
    expect(await core.commands.undoTenants(removed.value)).toEqual(ok(null));
  });
});
