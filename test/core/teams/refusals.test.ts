import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { readTeamFile } from "../../../electron/core/teams/teamFile.ts";
import { acmeId, betaId, form, mspId, secret, setUp } from "../applicationSetUp.ts";

const path = "/team/north.tenantry.json";

async function refusalOf(text: string | null) {
  const { commands, snapshot, workspaces } = setUp();
  await commands.readTeam({ name: "x.tenantry.json", text });
  expect(workspaces.read().msps).toEqual([]);
  const { teamFile } = await snapshot();
  return teamFile?.status === "refused" ? teamFile.failure.title : null;
}

describe("a file that is refused", () => {
  const head = '"tenantry":"team","version":1';
  it.each([
    [null, "This file is larger than 5 MiB."],
    ['{\n  "tenantry":, }', "This file is not JSON: it goes wrong at line 2, column 14."],
    ['{"tenantry":"team","version":2}', /^This file has version 2, which is newer/],
    ["[]", "This is no team file. This has to be an object."],
    ['{"version":1}', "This file has a mistake at tenantry. This is missing."],
    [
      `{${head},"tenants":[{"id":"x"}]}`,
      "This file has a mistake at tenants[0].id. This has to be a workspace ID.",
    ],
    [
      `{${head},"tenants":[{"id":"${acmeId}","clientSecret":"canary-7"}]}`,
      "tenants[0].clientSecret in this file looks like a secret. Nothing of it was taken.",
    ],
  ])("%j says why", async (text, title) => {
    const said = await refusalOf(text);
    expect(said).toMatch(title);
    expect(said).not.toContain("canary-7");
  });

  it("from the command line says it in the window and to the terminal", async () => {
    const { openTeamFile, snapshot, world, commands } = setUp();
    expect(await openTeamFile(path)).toMatchObject({
      code: 1,
      text: expect.stringMatching(/^It is not there\./),
    });
    expect((await snapshot()).teamFile).toMatchObject({
      status: "refused",
      direction: "import",
      failure: { details: ["File: north.tenantry.json"] },
    });
    world.teamFiles.files.set(path, '{"tenantry":"team","version":1,"name":"North"}');
    expect(await openTeamFile(path)).toEqual({ code: 0, text: "" });
    expect((await snapshot()).teamFile).toMatchObject({
      fileName: "north.tenantry.json",
      msp: { name: "North" },
    });
    await commands.dismissTeam(null);
    expect((await snapshot()).teamFile).toBeNull();
    world.teamFiles.chosenPath = path;
    await commands.chooseTeamFile(null);
    expect((await snapshot()).teamFile).toMatchObject({ status: "preview" });
  });
});

describe("an export", () => {
  async function connected() {
    const all = setUp();
    await all.connected();
    await all.commands.updateMsp({
      mspId: (await all.snapshot()).mspId,
      change: { name: "../North: <EMEA>" },
    });
    all.world.teamFiles.chosenPath = path;
    return all;
  }

  it("holds the team, under a name made of the MSP's, and no secret or token", async () => {
    const { commands, world } = await connected();
    await commands.copyToken({ workspaceId: acmeId });
    expect(await commands.exportTeam({})).toEqual(ok(null));
    expect(world.teamFiles.offeredName).toBe("-North- -EMEA-.tenantry.json");
    const text = world.teamFiles.files.get(path) ?? "";
    expect([secret, "client-1", "eyJ"].filter((canary) => text.includes(canary))).toEqual([]);
    expect(readTeamFile(text)).toMatchObject({
      value: {
        workspaceId: mspId,
        baseUrl: "https://greenlake.example",
        tenants: [{ name: "Acme" }, { name: "Beta" }],
      },
    });
  });

  it("and its import change nothing", async () => {
    const { commands, openTeamFile, snapshot } = await connected();
    const change = { alias: "b", note: "Call first", pinned: true, colour: "teal" } as const;
    await commands.updateTenant({ workspaceId: betaId, change });
    await commands.exportTeam({});
    await openTeamFile(path);
    expect((await snapshot()).teamFile).toMatchObject({
      added: { count: 0 },
      changed: { count: 0 },
      removed: { count: 0 },
      unchanged: 2,
    });
  });

  it("of what looks like a secret is refused, with the field, the tenant and the way to mend it", async () => {
    const { commands, world, snapshot, patches } = await connected();
    const canary = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    await commands.updateTenant({ workspaceId: acmeId, change: { note: `their key: ${canary}` } });
    patches.length = 0;
    await commands.exportTeam({});
    const { teamFile } = await snapshot();
    expect(teamFile).toMatchObject({
      status: "refused",
      direction: "export",
      failure: {
        title: "The note of Acme looks like it holds a secret, so nothing was written.",
        advice: "A team file goes to everybody in the team: take the secret out and export again.",
      },
    });
    expect([world.teamFiles.files.size, world.teamFiles.offeredName]).toEqual([0, ""]);
    expect(JSON.stringify([teamFile, patches]).includes(canary)).toBe(false);
  });

  it("of a sealed secret is refused, however it looks, of whichever MSP", async () => {
    const { commands, world, snapshot } = await connected();
    const { mspId: west } = await snapshot();
    await commands.addMsp(null);
    await commands.connect({ ...form, workspace: "e".repeat(32), clientSecret: "correct-horse" });
    const change = { note: "it is correct-horse, I think" };
    await commands.updateTenant({ mspId: west, workspaceId: acmeId, change });
    await commands.exportTeam({ mspId: west });
    expect((await snapshot()).teamFile).toMatchObject({
      failure: { title: expect.stringMatching(/^The note of Acme looks like it holds a secret/) },
    });
    expect(world.teamFiles.files.size).toBe(0);
  });

  it("that cannot be compared with the sealed secrets writes nothing, and says why", async () => {
    const { commands, world, snapshot } = await connected();
    world.vault.open = async () => fail({ kind: "vaultUnavailable", reason: "It is locked." });
    await commands.exportTeam({});
    expect((await snapshot()).teamFile).toMatchObject({
      direction: "export",
      failure: { kind: "teamUnchecked", advice: expect.stringMatching(/^It is locked\./) },
    });
    expect([world.teamFiles.files.size, world.teamFiles.offeredName]).toEqual([0, ""]);
  });

  it("is kept back by no other MSP's secret that cannot be had", async () => {
    const { commands, world, snapshot, workspaces } = await connected();
    const { mspId: west } = await snapshot();
    await commands.addMsp(null);
    await commands.connect({ ...form, workspace: "e".repeat(32) });
    const east = workspaces.read().msps[1]?.profile?.id;
    const { vault } = world;
    const unseal = vault.open.bind(vault);
    vault.open = async (profileId) =>
      profileId === east
        ? fail({ kind: "vaultUnavailable", reason: "It is damaged." })
        : unseal(profileId);
    await commands.exportTeam({ mspId: west });
    expect(world.teamFiles.files.size).toBe(1);
  });

  it("needs no secret where none is stored", async () => {
    const { commands, world, secrets } = await connected();
    secrets.clear();
    await commands.exportTeam({});
    expect(world.teamFiles.files.size).toBe(1);
  });

  it("that nobody saves writes nothing", async () => {
    const { commands, world, snapshot } = await connected();
    world.teamFiles.chosenPath = null;
    await commands.exportTeam({});
    expect([world.teamFiles.files.size, (await snapshot()).teamFile]).toEqual([0, null]);
  });
});
