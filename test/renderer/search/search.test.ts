import { describe, expect, it } from "vitest";
import { usageHalfLifeMs } from "../../../electron/contract/constants.ts";
import type { Tenant } from "../../../electron/contract/contract.ts";
import { ordered, plain } from "../../../renderer/order/order.ts";
import { matching, usedFirst } from "../../../renderer/search/search.ts";
import { tenant } from "../fakeBridge.ts";

const tenants = [
  tenant("1a", "Acme Logistics"),
  tenant("2b", "Bluefin Analytics", { tags: ["Gold", "Öst 2"] }),
  tenant("3c", "Köhler & Söhne Maschinenbau", { alias: "ksm2" }),
  tenant("4d", "Northgate Clinics"),
  tenant("5e", "North Sea Cargo", { pinned: true }),
  tenant("6f", "Łódzka Straße ApS København", { alias: "Işık" }),
];
/** The rank of a tenant that was used just now. */
const now = Date.now() / usageHalfLifeMs;

const names = (query: string, usage: Record<string, number> = {}) =>
  matching(tenants, query, usage, 10).map((match) => match.tenant.name);

describe("a search", () => {
  it.each([
    ["by name", "bluefin", "Bluefin Analytics"],
    ["by words in any order", "logistics acme", "Acme Logistics"],
    ["without accents", "kohler sohne", "Köhler & Söhne Maschinenbau"],
    ["with accents", "SÖHNE", "Köhler & Söhne Maschinenbau"],
    ["without letters that are not on every keyboard", "lodzka", "Łódzka Straße ApS København"],
    ["by a word with such a letter", "strasse kobenhavn", "Łódzka Straße ApS København"],
    ["by an alias with a dotless i", "ISIK", "Łódzka Straße ApS København"],
    ["by a text with an invisible character", "blue\u200Bfin", "Bluefin Analytics"],
    ["by alias", "ksm2", "Köhler & Söhne Maschinenbau"],
    ["by a piece within a word", "bau", "Köhler & Söhne Maschinenbau"],
    ["by pieces within words, without accents", "hne enb", "Köhler & Söhne Maschinenbau"],
    ["by a tag", "gold", "Bluefin Analytics"],
    ["by a tag and a name, without accents", "ost ana", "Bluefin Analytics"],
    ["by initials", "nsc", "North Sea Cargo"],
    ["by the beginning of the ID", "4d4d4", "Northgate Clinics"],
    ["by an ID with hyphens", "4d4d4d4d-4d4d", "Northgate Clinics"],
  ])("finds %s", (_how, query, name) => {
    expect(names(query)[0]).toBe(name);
  });

  it("finds nothing if nothing fits", () => {
    expect(names("zzzz")).toEqual([]);
    expect(names("acme clinics")).toEqual([]);
    // Scattered letters do not match: n-r-h-e-a is in “North Sea Cargo”.
    expect(names("nrhea")).toEqual([]);
  });

  it("marks the matched characters in name and alias", () => {
    expect(matching(tenants, "north sea", {}, 1)[0]?.inName).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(matching(tenants, "ksm2", {}, 1)[0]?.inAlias).toEqual([0, 1, 2, 3]);
    expect(matching(tenants, "4d4d4", {}, 1)[0]?.inName).toEqual([]);
  });

  it("puts the most used first among equals, but usage never turns a miss into a match", () => {
    const cargo = tenants[4]?.workspaceId ?? "";
    const clinics = tenants[3]?.workspaceId ?? "";
    expect(names("north", { [cargo]: now + 4 })[0]).toBe("North Sea Cargo");
    expect(names("north", { [clinics]: now + 4 })[0]).toBe("Northgate Clinics");
    expect(names("bluefin", { [cargo]: now + 100 })).toEqual(["Bluefin Analytics"]);
    expect(names("nrhea", { [cargo]: now + 100 })).toEqual([]);
    expect(names("nrhea", { [cargo]: now + 5000 })).toEqual([]);
  });

  it("lets usage decide between two similar matches, but not between a good and a bad one", () => {
    const list = [
      tenant("1", "Harbor"),
      tenant("2", "Harbor Clinics"),
      tenant("3", "Overharbour Shipping"),
    ];
    const first = (used: string, rank: number) =>
      matching(list, "harb", { [used.repeat(32)]: rank }, 10)[0]?.tenant.name;
    expect(first("1", now)).toBe("Harbor");
    expect(first("2", now)).toBe("Harbor Clinics");
    expect(first("2", now - 12)).toBe("Harbor");
    expect(first("3", now + 5000)).toBe("Harbor");
  });

  it("finds a used tenant that would otherwise be beyond the limit", () => {
    const many = Array.from({ length: 600 }, (_, index) =>
      tenant(index.toString(16).padStart(4, "0"), `Tenant ${index}`),
    );
    const used = many[577]?.workspaceId ?? "";
    const found = matching(many, "tenant", { [used]: now }, 3);
    expect(found[0]?.tenant.name).toBe("Tenant 577");
    expect(found).toHaveLength(3);
  });

  it("puts an exact match first, whatever is used most", () => {
    const list = [
      tenant("1", "Acme"),
      tenant("2", "Acme Corporation"),
      tenant("3", "Northgate", { alias: "nör" }),
      tenant("4", "Nor Nor"),
      tenant("5", "5555 things"),
    ];
    const used = Object.fromEntries(list.map(({ workspaceId }) => [workspaceId, now + 9]));
    for (const id of ["1", "3", "5"]) delete used[id.repeat(32)];
    const first = (query: string) => matching(list, query, used, 10)[0]?.tenant.name;
    expect(first("ACME")).toBe("Acme");
    expect(first("nor")).toBe("Northgate");
    expect(first("1".repeat(32))).toBe("Acme");
    expect(first("22222222-2222-2222-2222-222222222222")).toBe("Acme Corporation");
    expect(first("  acme  ")).toBe("Acme");
  });

  it.each(["n s c", "s n c", "c s n"])(
    "treats the letters of %s as beginnings of words",
    (query) => {
      expect(names(query)[0]).toBe("North Sea Cargo");
    },
  );

  it("puts a matching name before an ID that begins alike, and that before pieces of words", () => {
    const list = [
      tenant("0", "Decafe"),
      tenant("cafe0000", "Harbour"),
      tenant("1", "Café Central"),
      tenant("cafe0001", "Used Harbour"),
    ];
    const used = { [list[3]?.workspaceId ?? ""]: now - 9 };
    expect(matching(list, "cafe", used, 10).map((match) => match.tenant.name)).toEqual([
      "Café Central",
      "Used Harbour",
      "Harbour",
      "Decafe",
    ]);
    const often = { [list[3]?.workspaceId ?? ""]: now + 9 };
    expect(matching(list, "cafe", often, 10)[0]?.tenant.name).toBe("Café Central");
  });

  it.each(["-", "--", "'"])("finds neither a name nor an ID for %s", (query) => {
    expect(names(query)).toEqual([]);
  });

  it("finds words that are partly in the name and partly in the alias, and marks them there", () => {
    const [found, ...others] = matching(tenants, "ksm sohne", {}, 10);
    expect([found?.tenant.name, others]).toEqual(["Köhler & Söhne Maschinenbau", []]);
    expect(found?.inName).toEqual([9, 10, 11, 12, 13]);
    expect(found?.inAlias).toEqual([0, 1, 2]);
    const [side] = matching([tenant("1", "Sea Cargo", { alias: "sc9" })], "cargo sc9", {}, 10);
    expect([side?.inName, side?.inAlias]).toEqual([
      [4, 5, 6, 7, 8],
      [0, 1, 2],
    ]);
  });

  it("keeps the list’s order among those that fit alike: by beginnings, by words that begin so, by pieces", () => {
    const list = [
      "Abbey Nord",
      "Canoe North",
      "Minor Works",
      "Nora",
      "Norden",
      "North",
      "Nørre",
      "Tenor Nor",
    ].map((name, index) => tenant(String(index), name));
    const order = (usage: Record<string, number>) =>
      matching(list, "nor", usage, 10).map((match) => match.tenant.name);
    const rest = ["Abbey Nord", "Canoe North", "Tenor Nor", "Minor Works"];
    expect(order({})).toEqual(["Nora", "Norden", "North", "Nørre", ...rest]);
    const [abbey, , minor, nora, , north] = list.map(({ workspaceId }) => workspaceId);
    const usage = {
      [`${abbey}`]: now - 99,
      [`${minor}`]: now + 9,
      [`${nora}`]: now,
      [`${north}`]: now + 1,
    };
    expect(order(usage)).toEqual(["North", "Nora", "Norden", "Nørre", ...rest]);
  });

  it("finds a renamed tenant by its new name only", () => {
    const renamed = tenants.with(1, tenant("2b", "Harbor Works"));
    expect(matching(renamed, "bluefin", {}, 10)).toEqual([]);
    expect(matching(renamed, "harbor", {}, 10)[0]?.tenant.name).toBe("Harbor Works");
  });

  it("finds the closest of many by scattered letters, wherever they are in the list", () => {
    const many = Array.from({ length: 600 }, (_, index) =>
      tenant(
        index.toString(16).padStart(4, "0"),
        `Sea Otter ${"o".repeat(((599 - index) * 7) % 601)}`,
      ),
    );
    const lengths = matching(many, "seot", {}, 5).map(({ tenant: { name } }) => name.length - 10);
    expect(lengths).toEqual([0, 1, 2, 3, 4]);
  });

  it("ignores blanks around the text", () => {
    for (const query of ["a", "north", "4d4d4", "n c"])
      expect(matching(tenants, `  ${query} `, {}, 10)).toEqual(matching(tenants, query, {}, 10));
  });

  it("returns no more than the limit", () => {
    expect(matching(tenants, "a", {}, 2)).toHaveLength(2);
    expect(matching(tenants, "an", {}, 1)).toHaveLength(1);
  });

  it("without text returns pinned tenants first, and then, in a short list, the used ones", () => {
    const clinics = tenants[3]?.workspaceId ?? "";
    const order = (found: readonly { tenant: Tenant }[]) => found.map((match) => match.tenant.name);
    expect(order(ordered(tenants, plain)).slice(0, 2)).toEqual([
      "North Sea Cargo",
      "Acme Logistics",
    ]);
    expect(order(usedFirst(tenants, { [clinics]: 1 })).slice(0, 3)).toEqual([
      "North Sea Cargo",
      "Northgate Clinics",
      "Acme Logistics",
    ]);
  });
});
