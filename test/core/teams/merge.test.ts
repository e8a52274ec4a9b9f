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

const namesAfter = (otherwise: Side, tenants: Readonly<Record<string, Side>> = {}) =>
  mergeTeam(mine, theirs, { otherwise, tenants }).tenants.map((tenant) => tenant.name);

describe("the comparison with a team file", () => {
  it("shows what is added, changed field by field, and removed, and counts the rest", () => {
    expect(compareTeam(mine, theirs)).toEqual({
      head: [],
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

  it("finds nothing between a team and itself", () => {
    expect(compareTeam(mine, mine)).toEqual({
      head: [],
      added: [],
      changed: [],
      removed: [],
      unchanged: 4,
    });
  });

  it("shows that the file is another MSP's", () => {
    const other = teamOf([], { workspaceId: idOf("e"), baseUrl: "https://other.example" });
    expect(compareTeam(mine, other).head).toEqual([
      { field: "baseUrl", mine: "https://greenlake.example", theirs: "https://other.example" },
      { field: "workspaceId", mine: idOf("f"), theirs: idOf("e") },
    ]);
  });
});

describe("the merge with a team file", () => {
  it("decides changed tenants by the default, brings in added ones and keeps removed ones", () => {
    expect(namesAfter("mine")).toEqual(["Same", "Mine", "Only mine", "Only theirs", "Kept name"]);
    expect(namesAfter("theirs")).toEqual([
      "Same",
      "Theirs",
      "Only mine",
      "Only theirs",
      "Kept name",
    ]);
  });

  it("follows a tenant's own choice against the default", () => {
    expect(namesAfter("theirs", { [idOf("2")]: "mine" })[1]).toBe("Mine");
    expect(namesAfter("mine", { [idOf("2")]: "theirs" })[1]).toBe("Theirs");
    expect(namesAfter("theirs", { [idOf("4")]: "mine" })).not.toContain("Only theirs");
    expect(namesAfter("mine", { [idOf("3")]: "theirs" })).not.toContain("Only mine");
  });

  it("takes all of a tenant from the side that was chosen, in the order of IDs", () => {
    const merged = mergeTeam(mine, theirs, { otherwise: "theirs", tenants: {} });
    expect(merged.tenants[1]).toEqual(theirs.tenants[1]);
    expect(merged.tenants.map(({ id }) => id[0])).toEqual(["1", "2", "3", "4", "5"]);
  });

  it("never changes where secrets are sent, but where nothing was known", () => {
    const other = teamOf([], {
      name: "Theirs",
      workspaceId: idOf("e"),
      baseUrl: "https://other.example",
      scope: "theirs",
    });
    const choices = { otherwise: "theirs", tenants: {} } as const;
    expect(mergeTeam(mine, other, choices)).toEqual({ ...mine, aliasesLeftOut: 0 });
    const fresh = teamOf([tenantOf("e"), tenantOf("1")], { name: "", workspaceId: null });
    expect(mergeTeam(fresh, other, choices)).toEqual({
      ...other,
      tenants: [tenantOf("1")],
      aliasesLeftOut: 0,
    });
  });
});

describe("an alias that two tenants would have", () => {
  const one = tenantOf("1", { name: "One", alias: "Prod" });
  const two = tenantOf("2", { name: "Two", alias: "pröd" });
  const aliases = (mineNow: TeamFile, theirsNow: TeamFile) => {
    const merged = mergeTeam(mineNow, theirsNow, { otherwise: "theirs", tenants: {} });
    return [merged.tenants.map(({ alias }) => alias), merged.aliasesLeftOut];
  };

  it("stays with whoever has it", () => {
    expect(aliases(teamOf([two]), teamOf([one, two]))).toEqual([["", "pröd"], 1]);
    expect(aliases(teamOf([one]), teamOf([one, two]))).toEqual([["Prod", ""], 1]);
    expect(aliases(teamOf([]), teamOf([one, two]))).toEqual([["Prod", ""], 1]);
  });

  it("leaves the others their own, where only one of them is taken over", () => {
    const swapped = teamOf([
      { ...one, alias: "two" },
      { ...two, alias: "Prod" },
    ]);
    const mineNow = teamOf([one, { ...two, alias: "two" }]);
    const choices = { otherwise: "theirs", tenants: { [one.id]: "mine" } } as const;
    const merged = mergeTeam(mineNow, swapped, choices);
    expect(merged.tenants.map(({ alias }) => alias)).toEqual(["Prod", "two"]);
  });

  it("is handed on where the file does so", () => {
    const handedOn = teamOf([
      { ...one, alias: "" },
      { ...two, alias: "Prod" },
    ]);
    expect(aliases(teamOf([one]), handedOn)).toEqual([["", "Prod"], 0]);
  });
});
