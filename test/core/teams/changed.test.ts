import { describe, expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { acmeId, betaId, form } from "../applicationSetUp.ts";
import { acme, beta, connectedTeams, everything, openingTeams } from "./teamOn.ts";
import { idOf, teamOf } from "./teamSample.ts";
import { gate } from "../fakes/gate.ts";

type Opened = ReturnType<typeof openingTeams>;

describe("a team file for a known workspace", () => {
  it("names the address at which the workspace is known if its own differs", async () => {
    const { connected, read } = openingTeams();
    expect((await read(teamOf([acme]))).msp.otherAddress).toBeNull();
    await connected();
    expect((await read(teamOf([acme]))).msp.otherAddress).toBeNull();
    const elsewhere = await read(teamOf([acme], { baseUrl: "https://elsewhere.example" }));
    expect(elsewhere.msp).toMatchObject({
      isNew: true,
      baseUrl: "https://elsewhere.example",
      otherAddress: "https://greenlake.example",
    });
  });
});

describe("a team file whose MSP has changed since the preview", () => {
  const changes = {
    "a tenant was renamed": ({ commands }: Opened) =>
      commands.updateTenant({ workspaceId: acmeId, change: { name: "Mine now" } }),
    "a tenant was added": ({ commands }: Opened) =>
      commands.addTenants({ text: `${idOf("c")} Carol` }),
    "another workspace was entered": ({ commands }: Opened) =>
      commands.connect({ ...form, workspace: idOf("9") }),
    "the MSP was removed": async ({ commands, snapshot }: Opened) =>
      commands.removeMsp(null, (await snapshot()).mspId),
  };

  it.each(Object.entries(changes))(
    "is previewed again before it is applied: %s",
    async (_what, change) => {
      const opened = await connectedTeams();
      const { read, commands, snapshot, workspaces } = opened;
      const { id, isRenewed } = await read(teamOf([{ ...acme, name: "Theirs" }]));
      expect(isRenewed).toBe(false);
      await change(opened);
      const before = workspaces.read();
      expect(await commands.applyTeam({ id, ...everything, removed: "theirs" })).toEqual(ok(null));
      expect(workspaces.read()).toEqual(before);
      const { teamFile } = await snapshot();
      expect(teamFile).toMatchObject({ isRenewed: true, fileName: "n.tenantry.json" });
      const applied = await commands.applyTeam({ id: teamFile?.id ?? "", ...everything });
      expect(applied).toMatchObject({ ok: true, value: { mspId: expect.any(String) } });
      expect(await snapshot()).toMatchObject({ teamFile: null });
      expect(workspaces.read()).not.toEqual(before);
    },
  );

  it("is previewed again if its MSP has been added meanwhile", async () => {
    const { read, commands, snapshot } = await connectedTeams();
    const { id } = await read(teamOf([acme], { workspaceId: idOf("e") }));
    await commands.addMsp(null);
    await commands.connect({ ...form, workspace: idOf("e") });
    await commands.applyTeam({ id, ...everything });
    expect((await snapshot()).teamFile).toMatchObject({ isRenewed: true, msp: { isNew: false } });
    expect((await snapshot()).msps).toHaveLength(2);
  });

  it("is applied at once if only what no file holds has changed", async () => {
    const { read, commands, names, snapshot } = await connectedTeams();
    const { id } = await read(teamOf([{ ...acme, name: "Theirs" }]));
    await commands.copyToken({ workspaceId: acmeId });
    const { mspId: shown } = await snapshot();
    await commands.updateMsp({ change: { colour: "teal" } }, shown);
    await commands.applyTeam({ id, ...everything });
    expect(await names()).toEqual(["Beta", "Theirs"]);
  });
});

it("a team file updates its MSP even if the credentials were removed", async () => {
  const { take, commands, snapshot } = await connectedTeams();
  await commands.removeCredentials(null);
  expect(await take(teamOf([{ ...acme, name: "Theirs" }]))).toMatchObject({ ok: true });
  const { msps, tenants, connection } = await snapshot();
  expect(msps).toHaveLength(1);
  expect(tenants.map(({ name }) => name)).toEqual(["Beta", "Theirs"]);
  expect(connection).toMatchObject({ status: "needsSecret", profile: { clientId: form.clientId } });
});

describe("a team file that is applied while credentials are being tested", () => {
  it("cancels the test, whose secret is not kept", async () => {
    const { read, commands, world, workspaces, secrets } = openingTeams();
    const { open, through } = gate();
    world.respond = through(world.respond);
    const connecting = commands.connect(form);
    const { id } = await read(teamOf([acme], { workspaceId: idOf("9") }));
    expect(await commands.applyTeam({ id, ...everything })).toMatchObject({ ok: true });
    open();
    expect(await connecting).toMatchObject({ error: { kind: "cancelled" } });
    expect(workspaces.read().msps).toMatchObject([{ profile: { workspaceId: idOf("9") } }]);
    expect(secrets.size).toBe(0);
  });
});

describe("a team file with an alias that another tenant has", () => {
  it("says so and leaves the alias out, so that every tenant can still be edited", async () => {
    const { read, take, commands, snapshot } = await connectedTeams();
    await commands.updateTenant({ workspaceId: acmeId, change: { alias: "prod" } });
    const file = teamOf([{ ...beta, alias: "PROD" }]);
    expect((await read(file)).aliasesLeftOut).toBe(1);
    await take(file);
    expect((await snapshot()).tenants.map(({ alias }) => alias)).toEqual(["prod", ""]);
    for (const workspaceId of [acmeId, betaId])
      expect(
        await commands.updateTenant({ workspaceId, change: { note: "Call first" } }),
      ).toMatchObject({ ok: true });
  });
});
