// Tags: what an operator and a team file may say, and how the two are merged.
import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { parseTags } from "../../../electron/core/tenants/tags.ts";
import { readTeamFile } from "../../../electron/core/teams/teamFile.ts";
import { acmeId, betaId, setUp } from "../applicationSetUp.ts";
import { connectedTeams, acme, beta } from "./teamOn.ts";
import { idOf, teamOf } from "./teamSample.ts";

const path = "/team/north.tenantry.json";
const fileOf = (...tenants: readonly object[]) =>
  JSON.stringify({ tenantry: "team", version: 1, tenants });
const tagsIn = (text: string) => {
  const read = readTeamFile(text);
  return read.ok ? read.value.tenants.map(({ tags }) => tags) : read.error;
};

describe("typed tags", () => {
  it.each([
    [
      [" lab ", "", "EMEA", "Lab"],
      ["lab", "EMEA"],
    ],
    [["lab,EMEA , ,gold"], ["lab", "EMEA", "gold"]],
    [
      ["la\u0007b\u202E", "\u2066EMEA\n prod"],
      ["lab", "EMEA prod"],
    ],
    [
      ["ラボ", "مختبر", "🧪".repeat(24)],
      ["ラボ", "مختبر", "🧪".repeat(24)],
    ],
    [[], []],
  ])("%j are kept as %j", (typed, kept) => {
    expect(parseTags(typed)).toEqual(ok(kept));
  });

  it.each([
    [["x".repeat(25)], "Use at most 24 characters for a tag."],
    [[Array.from({ length: 9 }, (_, index) => `tag ${index}`).join()], "Use at most 8 tags."],
  ])("%j are refused", (typed, problem) => {
    expect(parseTags(typed)).toEqual(fail({ kind: "invalidInput", field: "tags", problem }));
  });

  it("are a tenant’s from then on, and undone", async () => {
    const { commands, snapshot } = await connectedTeams();
    const change = { tags: ["lab", "Lab", "gold"] };
    const changed = await commands.updateTenant({ workspaceId: acmeId, change });
    const tags = async () => (await snapshot()).tenants.map((tenant) => tenant.tags);
    expect(await tags()).toEqual([["lab", "gold"], []]);
    if (!changed.ok) throw new Error(changed.error.kind);
    await commands.undoTenants(changed.value);
    expect(await tags()).toEqual([[], []]);
  });
});

describe("the tags in a team file", () => {
  it("are cleaned, cut and counted", () => {
    const many = ["la\u0007b\u202E", "LAB", "x".repeat(30), "a,b", "c", "d", "e", "f", "g"];
    const kept = ["lab", `${"x".repeat(23)}…`, "a", "b", "c", "d", "e", "f"];
    expect(tagsIn(fileOf({ id: idOf("a"), tags: many }))).toEqual([kept]);
  });

  it.each([[{ tags: "lab" }], [{ tags: [1] }], [{ tags: { 0: "lab" } }]])(
    "are refused as %j",
    (members) => {
      expect(tagsIn(fileOf({ id: idOf("a"), ...members }))).toMatchObject({
        kind: "wrongShape",
        path: expect.stringMatching(/^tenants\[0\]\.tags/),
        problem: "This must be a list of texts.",
      });
    },
  );

  it.each([["0f1e2d3c4b5a69788796a5b4"], ["password is 1234567"], ["eyJhbGciOiJub25lIn0.e30.c"]])(
    "are refused if one looks like a secret: %s",
    (tag) => {
      expect(tagsIn(fileOf({ id: idOf("a"), tags: ["lab", tag] }))).toEqual({
        kind: "secretInside",
        path: "tenants[0].tags[1]",
        workspaceId: idOf("a"),
      });
    },
  );

  it("say nothing in a file without any, as from an older Tenantry", () => {
    const [one, two] = [{ id: idOf("a") }, { id: idOf("b") }];
    expect(tagsIn(fileOf(one, two))).toEqual([null, null]);
    expect(tagsIn(fileOf({ ...one, tags: ["lab"] }, two))).toEqual([["lab"], []]);
    expect(tagsIn(fileOf({ ...one, tags: [] }, two))).toEqual([[], []]);
  });
});

describe("importing a team file", () => {
  const tagged = async () => {
    const all = await connectedTeams();
    await all.commands.updateTenant({ workspaceId: acmeId, change: { tags: ["lab", "gold"] } });
    const tags = async () => (await all.snapshot()).tenants.map((tenant) => tenant.tags);
    return { ...all, tags };
  };

  it("keeps the tags that a file says nothing about", async () => {
    const { read, take, tags } = await tagged();
    expect(await read(teamOf([acme, beta]))).toMatchObject({ unchanged: 2 });
    await take(teamOf([{ ...acme, name: "Acme Ltd" }, beta]));
    expect(await tags()).toEqual([["lab", "gold"], []]);
  });

  it("shows the tags that a file changes, takes them over and is undone as a whole", async () => {
    const { read, take, tags, commands } = await tagged();
    const team = teamOf([
      { ...acme, tags: [] },
      { ...beta, tags: ["EMEA"] },
    ]);
    expect((await read(team)).changed.first.map(({ fields }) => fields)).toEqual([
      [{ field: "tags", mine: "lab, gold", theirs: "" }],
      [{ field: "tags", mine: "", theirs: "EMEA" }],
    ]);
    const taken = await take(team);
    expect(await tags()).toEqual([[], ["EMEA"]]);
    const undoId = taken.ok ? taken.value?.undoId : null;
    if (typeof undoId !== "string") throw new Error("no undo");
    await commands.undoTenants({ undoId });
    expect(await tags()).toEqual([["lab", "gold"], []]);
  });

  it("keeps my tags where I choose mine", async () => {
    const { take, tags } = await tagged();
    const team = teamOf([
      { ...acme, tags: ["EMEA"] },
      { ...beta, tags: ["EMEA"] },
    ]);
    await take(team, { tenants: { [acmeId]: "mine" } });
    expect(await tags()).toEqual([["lab", "gold"], ["EMEA"]]);
  });
});

describe("exporting a team file", () => {
  it("writes the tags in their order, and finds nothing to import again", async () => {
    const { commands, connected, world, openTeamFile, snapshot } = setUp();
    await connected();
    world.teamFiles.chosenPath = path;
    await commands.updateTenant({ workspaceId: betaId, change: { tags: ["lab", "EMEA"] } });
    await commands.exportTeam(null);
    expect(world.teamFiles.files.get(path)).toContain(
      '      "tags": [\n        "lab",\n        "EMEA"\n      ]',
    );
    await openTeamFile(path);
    expect((await snapshot()).teamFile).toMatchObject({ changed: { count: 0 }, unchanged: 2 });
  });

  it("is refused if a tag looks like a secret, and says so without quoting it", async () => {
    const { commands, connected, world, snapshot } = setUp();
    await connected();
    const tags = ["lab", "0f1e2d3c4b5a69788796a5b4"];
    await commands.updateTenant({ workspaceId: acmeId, change: { tags } });
    await commands.exportTeam(null);
    const { teamFile } = await snapshot();
    expect(teamFile).toMatchObject({
      failure: { title: "A tag of Acme looks like a secret, so nothing was exported." },
    });
    expect(JSON.stringify(teamFile)).not.toContain(tags[1]);
    expect(world.teamFiles.files.size).toBe(0);
  });
});
