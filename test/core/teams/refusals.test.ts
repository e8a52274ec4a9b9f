import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { describeFailure } from "../../../electron/core/base/failureWords.ts";
import type { TeamFileError } from "../../../electron/contract/contract.ts";
import { readTeamFile } from "../../../electron/core/teams/teamFile.ts";
import { acmeId, addEast, betaId, mspId, secret, setUp } from "../applicationSetUp.ts";

const path = "/team/north.tenantry.json";

describe("a refused team file", () => {
  it.each<[TeamFileError, RegExp]>([
    [{ kind: "tooLarge" }, /larger than 5 MiB/],
    [{ kind: "notJson", line: 2, column: 14 }, /not valid JSON.* line 2, column 14/],
    [{ kind: "newerVersion", version: 2 }, /version 2, which this Tenantry is too old to read/],
    [{ kind: "wrongShape", path: "", problem: "Why." }, /not a team file\. Why\.$/],
    [{ kind: "wrongShape", path: "a.b", problem: "Why." }, /at a\.b\. Why\.$/],
    [{ kind: "secretInside", path: "a.b", workspaceId: null }, /^a\.b .*looks like a secret/],
  ])("is explained: %j", (problem, title) => {
    expect(describeFailure({ kind: "teamFile", problem }).title).toMatch(title);
  });

  it.each([
    [null, /larger than 5 MiB/],
    ['{"tenantry":"team","version":1,"clientSecret":"canary-7"}', /^clientSecret in this file/],
  ])("changes nothing, and the window says why without quoting it: %j", async (text, title) => {
    const { commands, snapshot, workspaces } = setUp();
    await commands.readTeam({ name: "x.tenantry.json", text });
    expect(workspaces.read().msps).toEqual([]);
    const { teamFile } = await snapshot();
    expect(teamFile).toMatchObject({
      status: "refused",
      failure: { title: expect.stringMatching(title) },
    });
    expect(JSON.stringify(teamFile)).not.toContain("canary-7");
  });

  it("from the command line is reported in the window and in the terminal", async () => {
    const { openTeamFile, snapshot, world, commands } = setUp();
    expect(await openTeamFile(path)).toMatchObject({
      code: 1,
      text: expect.stringMatching(/^It does not exist\./),
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

describe("an export to a team file", () => {
  async function connected() {
    const all = setUp();
    await all.connected();
    await all.commands.updateMsp(
      { change: { name: "../North: <EMEA>" } },
      (await all.snapshot()).mspId,
    );
    all.world.teamFiles.chosenPath = path;
    return all;
  }

  const connectedTwice = async () => addEast(await connected(), "correct-horse");

  it("holds the team and no secret or token, and suggests a file name made from the MSP’s", async () => {
    const { commands, world } = await connected();
    await commands.copyToken({ workspaceId: acmeId });
    expect(await commands.exportTeam(null)).toEqual(ok({ path }));
    expect(world.teamFiles.offeredName).toBe("-North- -EMEA-.tenantry");
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

  it("is shown in its folder on request; before the first export nothing is", async () => {
    const { commands, world } = await connected();
    await commands.showExport(null);
    expect(world.teamFiles.shown).toEqual([]);
    await commands.exportTeam(null);
    world.teamFiles.chosenPath = null;
    expect(await commands.exportTeam(null)).toEqual(ok(null));
    await commands.showExport(null);
    expect(world.teamFiles.shown).toEqual([path]);
  });

  it("changes nothing when it is imported again", async () => {
    const { commands, openTeamFile, snapshot } = await connected();
    const change = { alias: "b", note: "Call first", pinned: true, colour: "teal" } as const;
    await commands.updateTenant({ workspaceId: betaId, change });
    await commands.exportTeam(null);
    await openTeamFile(path);
    expect((await snapshot()).teamFile).toMatchObject({
      added: { count: 0 },
      changed: { count: 0 },
      removed: { count: 0 },
      unchanged: 2,
    });
  });

  it("is refused if a text looks like a secret, and names the field and the tenant", async () => {
    const { commands, world, snapshot, patches } = await connected();
    const canary = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    await commands.updateTenant({ workspaceId: acmeId, change: { note: `their key: ${canary}` } });
    patches.length = 0;
    await commands.exportTeam(null);
    const { teamFile } = await snapshot();
    expect(teamFile).toMatchObject({
      status: "refused",
      direction: "export",
      failure: {
        title: "The note of Acme looks like a secret, so nothing was exported.",
        advice: "Everyone in the team gets this file. Remove the secret and export again.",
      },
    });
    expect([world.teamFiles.files.size, world.teamFiles.offeredName]).toEqual([0, ""]);
    expect(JSON.stringify([teamFile, patches]).includes(canary)).toBe(false);
  });

  it("is refused if a text holds the client secret of any MSP, whatever it looks like", async () => {
    const { commands, world, snapshot, west } = await connectedTwice();
    const change = { note: "it is correct-horse, I think" };
    await commands.updateTenant({ workspaceId: acmeId, change }, west);
    await commands.exportTeam(null, west);
    expect((await snapshot()).teamFile).toMatchObject({
      failure: { title: expect.stringMatching(/^The note of Acme looks like a secret/) },
    });
    expect(world.teamFiles.files.size).toBe(0);
  });

  it("writes nothing, and says why, if the MSP’s client secret cannot be opened", async () => {
    const { commands, world, snapshot } = await connected();
    world.vault.open = async () => fail({ kind: "vaultUnavailable", reason: "It is locked." });
    await commands.exportTeam(null);
    expect((await snapshot()).teamFile).toMatchObject({
      direction: "export",
      failure: { kind: "teamUnchecked", advice: expect.stringMatching(/^It is locked\./) },
    });
    expect([world.teamFiles.files.size, world.teamFiles.offeredName]).toEqual([0, ""]);
  });

  it("succeeds even if another MSP’s client secret cannot be opened", async () => {
    const { commands, world, workspaces, west } = await connectedTwice();
    const east = workspaces.read().msps[1]?.profile?.id;
    const { vault } = world;
    const unseal = vault.open.bind(vault);
    vault.open = async (owner) =>
      owner.id === east
        ? fail({ kind: "vaultUnavailable", reason: "It is damaged." })
        : unseal(owner);
    await commands.exportTeam(null, west);
    expect(world.teamFiles.files.size).toBe(1);
  });

  it("succeeds if no client secret is stored", async () => {
    const { commands, world, secrets } = await connected();
    secrets.clear();
    await commands.exportTeam(null);
    expect(world.teamFiles.files.size).toBe(1);
  });

  it("writes nothing if the operator cancels", async () => {
    const { commands, world, snapshot } = await connected();
    world.teamFiles.chosenPath = null;
    await commands.exportTeam(null);
    expect([world.teamFiles.files.size, (await snapshot()).teamFile]).toEqual([0, null]);
  });
});
