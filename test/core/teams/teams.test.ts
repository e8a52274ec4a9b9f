import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { toWorkspaceId } from "../../../electron/core/base/issuer.ts";
import { acme, beta, carol, connectedTeams, everything, openingTeams } from "./teamOn.ts";
import { acmeId, betaId, form, mspId, secret } from "../applicationSetUp.ts";
import { idOf, teamOf, tenantOf } from "./teamSample.ts";

describe("a team file for a new MSP", () => {
  it("is previewed first, which changes nothing", async () => {
    const { read, workspaces } = openingTeams();
    expect(await read(teamOf([acme, beta]))).toMatchObject({
      fileName: "n.tenantry.json",
      msp: {
        name: "Northwind MSP",
        isNew: true,
        workspaceId: mspId,
        baseUrl: "https://greenlake.example",
      },
      added: { count: 2, first: [{ id: acmeId, name: "Acme" }, { name: "Beta" }] },
      changed: { count: 0, first: [] },
      removed: { count: 0, first: [] },
      unchanged: 0,
    });
    expect(workspaces.read().msps).toEqual([]);
  });

  it("brings everything but the API client, which the operator enters next", async () => {
    const { take, snapshot, names, commands, restart } = openingTeams();
    expect(await take(teamOf([carol, acme], { scope: "hpe" }))).toMatchObject({
      value: { undoId: null },
    });
    const profile = {
      workspaceId: mspId,
      clientId: "",
      baseUrl: "https://greenlake.example",
      scope: "hpe",
    };
    const shown = await snapshot();
    expect(shown).toMatchObject({
      teamFile: null,
      msps: [{ name: "Northwind MSP", status: "needsSecret" }],
      connection: { status: "needsSecret", profile },
      tenants: [
        { name: "Acme", copyFormat: null },
        { name: "Carol", colour: "teal", pinned: true, copyFormat: "env", ownership: null },
      ],
    });
    expect(restart().snapshot().connection).toEqual(shown.connection);
    await commands.connect(form);
    expect((await snapshot()).connection).toMatchObject({ status: "ready" });
    expect(await names()).toEqual(["Acme", "Carol"]);
  });

  it("adds a second MSP, which can have the same tenants as the first", async () => {
    const { take, snapshot, commands } = await connectedTeams();
    const { mspId: first } = await snapshot();
    await take(teamOf([tenantOf("a", { name: "Acme East" })], { workspaceId: idOf("e") }));
    const second = await snapshot();
    expect(second.msps).toMatchObject([{ status: "ready" }, { name: "Northwind MSP" }]);
    expect(second.tenants.map(({ name }) => name)).toEqual(["Acme East"]);
    await commands.selectMsp(null, first);
    expect((await snapshot()).tenants.map(({ name }) => name)).toEqual(["Acme", "Beta"]);
  });

  it("adds another MSP if the address differs, and sends no credentials there", async () => {
    const { take, snapshot, secrets, requests } = await connectedTeams();
    const asked = requests.length;
    await take(teamOf([acme], { baseUrl: "https://elsewhere.example" }));
    const { msps, connection } = await snapshot();
    expect(msps).toHaveLength(2);
    expect(connection).toMatchObject({
      status: "needsSecret",
      profile: { clientId: "", baseUrl: "https://elsewhere.example" },
    });
    expect([secrets.size, requests.length]).toEqual([1, asked]);
  });

  it("changes nothing and keeps its preview if it cannot be saved", async () => {
    const { read, commands, snapshot, workspaces } = await connectedTeams();
    const { mspId: first } = await snapshot();
    const { id } = await read(teamOf([acme], { workspaceId: idOf("e") }));
    workspaces.failWith = "The disk is full.";
    expect(await commands.applyTeam({ id, ...everything })).toMatchObject({
      error: { kind: "storeFailed" },
    });
    expect(await snapshot()).toMatchObject({ mspId: first, msps: [{}], teamFile: { id } });
    workspaces.failWith = null;
    expect(await commands.applyTeam({ id, ...everything })).toMatchObject({
      value: { undoId: null },
    });
    expect((await snapshot()).msps).toHaveLength(2);
  });
});

describe("a team file for a known MSP", () => {
  const noted = tenantOf("a", { name: "Acme", note: "Call first", pinned: true });

  it("previews what it changes, field by field", async () => {
    const { read } = await connectedTeams();
    expect(await read(teamOf([noted, carol], { name: "" }))).toMatchObject({
      msp: { name: "MSP workspace ffffffff…ffff", isNew: false },
      added: { count: 1, first: [{ name: "Carol" }] },
      changed: {
        count: 1,
        first: [
          {
            name: "Acme",
            fields: [
              { field: "note", mine: "", theirs: "Call first" },
              { field: "pinned", mine: "No", theirs: "Yes" },
            ],
          },
        ],
      },
      removed: { count: 1, first: [{ id: betaId, name: "Beta" }] },
      unchanged: 0,
    });
  });

  it("changes and adds tenants, removes none unasked, and keeps credentials and tokens", async () => {
    const { take, snapshot, commands, secrets } = await connectedTeams();
    await commands.copyToken({ workspaceId: acmeId });
    const before = await snapshot();
    await take(teamOf([noted, carol]));
    const after = await snapshot();
    expect(after.tenants).toMatchObject([
      { name: "Acme", note: "Call first", pinned: true },
      { name: "Beta" },
      { name: "Carol" },
    ]);
    expect(after.connection).toEqual(before.connection);
    expect(after.tokens[acmeId]?.times).toEqual(before.tokens[acmeId]?.times);
    expect([...secrets.values()]).toEqual([secret]);
  });

  it("keeps mine if mine is chosen, for one tenant or for all", async () => {
    const { take, names, snapshot } = await connectedTeams();
    const theirs = teamOf([noted, { ...beta, name: "Beta two" }, carol]);
    await take(theirs, { added: "mine", tenants: { [acmeId]: "mine" } });
    expect(await names()).toEqual(["Acme", "Beta two"]);
    expect((await snapshot()).tenants[0]?.note).toBe("");
    await take(theirs, { added: "mine", changed: "mine", tenants: { [idOf("c")]: "theirs" } });
    expect(await names()).toEqual(["Acme", "Beta two", "Carol"]);
    expect((await snapshot()).tenants[0]?.note).toBe("");
  });

  it("removes tenants if that is chosen, and drops their tokens", async () => {
    const { take, snapshot, names, commands } = await connectedTeams();
    await commands.copyToken({ workspaceId: betaId });
    await take(teamOf([acme]), { removed: "theirs" });
    expect(await names()).toEqual(["Acme"]);
    expect((await snapshot()).tokens[betaId]).toBeUndefined();
  });

  it("is undone as a whole", async () => {
    const { take, workspaces, commands, snapshot } = await connectedTeams();
    await commands.updateMsp({ change: { name: "North" } });
    const before = workspaces.read();
    const { mspId: north } = await snapshot();
    await commands.addMsp(null);
    const taken = await take(teamOf([noted, carol]), { removed: "theirs" });
    if (!taken.ok || taken.value === null) throw new Error("not imported");
    const { undoId, mspId: imported } = taken.value;
    if (undoId === null) throw new Error("no undo");
    expect(workspaces.read()).not.toEqual(before);
    expect(imported).toBe(north);
    expect(await commands.undoTenants({ undoId }, imported)).toEqual(ok(null));
    expect(workspaces.read()).toEqual(before);
  });

  it("that also named the MSP is undone as a whole, unless the MSP has another name by then", async () => {
    const { take, workspaces, commands } = await connectedTeams();
    const before = workspaces.read();
    const undoIdOf = async () => {
      const taken = await take(teamOf([noted]));
      return (taken.ok ? taken.value?.undoId : null) ?? "none";
    };
    const first = await undoIdOf();
    expect(workspaces.read().msps[0]?.name).not.toBe(before.msps[0]?.name);
    expect(await commands.undoTenants({ undoId: first })).toEqual(ok(null));
    expect(workspaces.read()).toEqual(before);
    const second = await undoIdOf();
    await commands.updateMsp({ change: { name: "By hand" } });
    expect(await commands.undoTenants({ undoId: second })).toEqual(fail({ kind: "changedSince" }));
    expect(workspaces.read().msps[0]).toMatchObject({
      name: "By hand",
      tenants: [{ note: noted.note }, {}],
    });
  });

  it("keeps what no file holds", async () => {
    const { take, workspaces } = await connectedTeams();
    const before = workspaces.read();
    const [msp] = before.msps;
    if (msp === undefined) throw new Error("no MSP");
    const listed = { ownership: "msp", listing: "listed", listedName: "Acme" } as const;
    const tenants = msp.tenants.map((tenant) => ({ ...tenant, ...listed }));
    workspaces.write({ ...before, msps: [{ ...msp, colour: "purple", listedAtMs: 7, tenants }] });
    await take(teamOf([noted, beta]));
    expect(workspaces.read().msps[0]).toMatchObject({
      colour: "purple",
      listedAtMs: 7,
      profile: msp.profile,
      tenants: [{ ...listed, note: "Call first" }, listed],
    });
  });

  it("updates its own MSP and selects it, or the active MSP if it names no workspace", async () => {
    const { take, snapshot, commands } = await connectedTeams();
    const { mspId: first } = await snapshot();
    await take(teamOf([], { workspaceId: idOf("e") }));
    expect((await snapshot()).mspId).not.toBe(first);
    await take(teamOf([carol]));
    expect(await snapshot()).toMatchObject({ mspId: first, tenants: [{}, {}, { name: "Carol" }] });
    await commands.selectMsp(null, first);
    await take(teamOf([tenantOf("d", { name: "Dora" })], { workspaceId: null }));
    expect((await snapshot()).tenants).toHaveLength(4);
    expect((await snapshot()).msps).toHaveLength(2);
  });

  it("is not applied once it was dismissed or replaced by another file", async () => {
    const { read, commands, workspaces } = openingTeams();
    const { id } = await read(teamOf([acme]));
    await read(teamOf([beta]));
    expect(await commands.applyTeam({ id, ...everything })).toEqual(fail({ kind: "cancelled" }));
    await commands.dismissTeam(null);
    expect(await commands.applyTeam({ id, ...everything })).toEqual(fail({ kind: "cancelled" }));
    expect(workspaces.read().msps).toEqual([]);
  });

  it("with many tenants is previewed in part and imported whole", async () => {
    const { read, take, names } = openingTeams();
    const many = Array.from({ length: 520 }, (_, index) => {
      const id = toWorkspaceId(String(index + 1).padStart(32, "0")) ?? idOf("0");
      return tenantOf("a", { id, name: `Tenant ${index}` });
    });
    const { added } = await read(teamOf(many.toReversed()));
    expect(added.first.at(-1)?.name).toBe("Tenant 99");
    expect([added.count, added.first.length]).toEqual([520, 100]);
    await take(teamOf(many));
    expect(await names()).toHaveLength(520);
  });
});
