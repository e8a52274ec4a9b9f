import { atOnce } from "../../../electron/core/base/timing.ts";
import { describe, expect, it } from "vitest";
import type { Side } from "../../../electron/contract/contract.ts";
import { compareTeam, mergeTeam } from "../../../electron/core/teams/merge.ts";
import type { TeamFile } from "../../../electron/core/teams/teamFile.ts";
import { idOf, teamOf, tenantOf } from "./teamSample.ts";

const mine = teamOf([
  tenantOf("1", { name: "Same" }),
  tenantOf("2", { name: "Mine", note: "old", pinned: true }),
  tenantOf("3", { name: "Only mine" }),
  tenantOf("5", { name: "Kept name" }),
]);
const theirs = teamOf([
  tenantOf("1", { name: "Same" }),
  tenantOf("2", { name: "Theirs", note: "new", pinned: true }),
  tenantOf("4", { name: "Only theirs" }),
  tenantOf("5"),
]);

describe("compareTeam", () => {
  it("lists added, changed and removed tenants, field by field, and counts the rest", () => {
    expect(atOnce(compareTeam(mine, theirs))).toEqual({
      added: [tenantOf("4", { name: "Only theirs" })],
      changed: [
        {
          id: idOf("2"),
          name: "Mine",
          fields: [
            { field: "name", mine: "Mine", theirs: "Theirs" },
            { field: "note", mine: "old", theirs: "new" },
          ],
        },
      ],
      removed: [tenantOf("3", { name: "Only mine" })],
      unchanged: 2,
    });
  });

  it("compares every field that a team shares", () => {
    const full = {
      name: "A",
      alias: "a",
      colour: "teal",
      tags: ["lab"],
      note: "n",
      pinned: true,
      format: "env",
      centralUrl: "https://us1.api.central.arubanetworks.com",
    };
    const other = tenantOf("1", { ...full, colour: "teal" });
    const [changed] = atOnce(compareTeam(teamOf([tenantOf("1")]), teamOf([other]))).changed;
    expect(changed?.name).toBe("A");
    expect(changed?.fields.map(({ field }) => field)).toEqual(Object.keys(full));
  });

  it("finds no difference between a team and itself", () => {
    expect(atOnce(compareTeam(mine, mine))).toEqual({
      added: [],
      changed: [],
      removed: [],
      unchanged: 4,
    });
  });
});

describe("mergeTeam", () => {
  it.each<[Side, Readonly<Record<string, Side>>, string]>([
    ["mine", {}, "Same, Mine, Only mine, Only theirs, Kept name"],
    ["theirs", {}, "Same, Theirs, Only mine, Only theirs, Kept name"],
    ["theirs", { [idOf("2")]: "mine" }, "Same, Mine, Only mine, Only theirs, Kept name"],
    ["mine", { [idOf("2")]: "theirs" }, "Same, Theirs, Only mine, Only theirs, Kept name"],
    ["theirs", { [idOf("4")]: "mine" }, "Same, Theirs, Only mine, Kept name"],
    ["mine", { [idOf("3")]: "theirs" }, "Same, Mine, Only theirs, Kept name"],
  ])(
    "takes %s for changed tenants, adds and keeps the others, unless chosen otherwise: %j",
    (otherwise, tenants, names) => {
      const merged = atOnce(mergeTeam(mine, theirs, { otherwise, tenants }));
      expect(merged.tenants.map(({ name }) => name).join(", ")).toBe(names);
    },
  );

  it("takes the whole tenant from the chosen side, and sorts by ID", () => {
    const merged = atOnce(mergeTeam(mine, theirs, { otherwise: "theirs", tenants: {} }));
    expect(merged.tenants[1]).toEqual(theirs.tenants[1]);
    expect(merged.tenants.map(({ id }) => id[0])).toEqual(["1", "2", "3", "4", "5"]);
  });

  it("changes where secrets are sent only if I have no workspace", () => {
    const other = teamOf([], {
      name: "Theirs",
      workspaceId: idOf("e"),
      baseUrl: "https://other.example",
      scope: "theirs",
    });
    const choices = { otherwise: "theirs", tenants: {} } as const;
    expect(atOnce(mergeTeam(mine, other, choices))).toEqual({ ...mine, aliasesLeftOut: 0 });
    const fresh = teamOf([tenantOf("e"), tenantOf("1")], { name: "", workspaceId: null });
    expect(atOnce(mergeTeam(fresh, other, choices))).toEqual({
      ...other,
      tenants: [tenantOf("1")],
      aliasesLeftOut: 0,
    });
  });
});

describe("the MSP’s Central address", () => {
  it.each([
    ["", "https://b.example", "https://b.example"],
    ["https://a.example", "https://b.example", "https://a.example"],
    ["https://a.example", "", "https://a.example"],
  ])("is mine unless that is empty: %j, theirs %j", (own, other, result) => {
    const team = (centralUrl: string) => teamOf([], { centralUrl });
    const merged = atOnce(mergeTeam(team(own), team(other), { otherwise: "theirs", tenants: {} }));
    expect(merged.centralUrl).toBe(result);
  });
});

describe("an alias that two tenants would have", () => {
  const one = tenantOf("1", { name: "One", alias: "Prod" });
  const two = tenantOf("2", { name: "Two", alias: "pröd" });
  const aliases = (mineNow: TeamFile, theirsNow: TeamFile, tenants = {}) => {
    const merged = atOnce(mergeTeam(mineNow, theirsNow, { otherwise: "theirs", tenants }));
    return [merged.tenants.map(({ alias }) => alias), merged.aliasesLeftOut];
  };

  it.each([
    ["the second has it", [two], ["", "pröd"]],
    ["the first has it", [one], ["Prod", ""]],
    ["neither has it", [], ["Prod", ""]],
  ])("stays with the tenant that has it, or goes to the first: %s", (_case, before, after) => {
    expect(aliases(teamOf(before), teamOf([one, two]))).toEqual([after, 1]);
  });

  it("leaves the other tenant its own alias if only one of a swapped pair is taken", () => {
    const before = teamOf([one, { ...two, alias: "two" }]);
    const swapped = teamOf([
      { ...one, alias: "two" },
      { ...two, alias: "Prod" },
    ]);
    expect(aliases(before, swapped, { [one.id]: "mine" })).toEqual([["Prod", "two"], 1]);
  });

  it("moves from one tenant to another if the file says so", () => {
    const moved = teamOf([
      { ...one, alias: "" },
      { ...two, alias: "Prod" },
    ]);
    expect(aliases(teamOf([one]), moved)).toEqual([["", "Prod"], 0]);
  });
});
