import { describe, expect, it } from "vitest";
import { parseCommandLine } from "../../../electron/core/desktop/commandLine.ts";
import { findByName, nearestTo } from "../../../electron/core/desktop/findByName.ts";
import { countCopy, usesOf } from "../../../electron/core/tenants/usage.ts";
import type { UsageRanks } from "../../../electron/core/tenants/stored.ts";
import { tenant } from "../../renderer/fakeBridge.ts";

const tenants = [
  tenant("a", "Acme"),
  tenant("b", "Acme Logistics", { alias: "log" }),
  tenant("c", "Köhler & Söhne"),
  tenant("d", "Logbook"),
  tenant("e", ""),
  tenant("f", "ACME"),
  tenant("1", "Zurich"),
  tenant("2", "Zürich"),
  tenant("3", "Fabrikam Holding", { alias: "Contoso" }),
  tenant("4", "Contoso UK", { alias: "uk" }),
  tenant("5", "contoso uk"),
  tenant("6", "Łódź Süd", { alias: "Zurich" }),
  tenant("7", "Straße"),
];
const found = tenants.map((each) => ({ tenant: each, msp: null }));
const named = (text: string) => findByName(found, text).map((match) => match.tenant.name);

describe("a tenant named in full", () => {
  it.each([
    ["a".repeat(32), ["Acme"]],
    ["EEEEEEEE-eeee-eeee-eeee-eeeeeeeeeeee", [""]],
    ["Acme", ["Acme"]],
    ["ACME", ["ACME"]],
    [" Acme  ", ["Acme"]],
    ["acme", ["Acme", "ACME"]],
    ["Acme  Logistics", ["Acme Logistics"]],
    ["log", ["Acme Logistics"]],
    ["LOG", ["Acme Logistics"]],
    ["Zurich", ["Zurich"]],
    ["Zürich", ["Zürich"]],
    ["Zu\u0308rich", ["Zürich"]],
    ["zurich", ["Zurich"]],
    ["ZÜRICH", ["Zürich"]],
    ["zürîch", ["Zurich", "Zürich"]],
    ["Contoso", ["Fabrikam Holding"]],
    ["Contoso UK", ["Contoso UK"]],
    ["contoso uk", ["contoso uk"]],
    ["CONTOSO UK", ["Contoso UK", "contoso uk"]],
    ["kohler & sohne", ["Köhler & Söhne"]],
    ["lodz sud", ["Łódź Süd"]],
    ["strasse", ["Straße"]],
  ])("is found by %j: %j", (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  it.each(["Acme L", "logb", "Holding", "SÖHNE", "ac", "a".repeat(31), "", "  ", "\u200b"])(
    "is not guessed from %j",
    (text) => {
      expect(named(text)).toEqual([]);
    },
  );
});

describe("the nearest tenants", () => {
  const nearest = (text: string, limit = 5) =>
    nearestTo(found, text, limit).map((match) => match.tenant.name);

  it.each([
    ["old", ["Fabrikam Holding"]],
    ["sohne", ["Köhler & Söhne"]],
    ["conto", ["Fabrikam Holding", "Contoso UK", "contoso uk"]],
    ["acmelog", ["Acme Logistics"]],
    ["lgbook", ["Logbook"]],
    ["nobody", []],
    ["", []],
    ["\u0308", []],
  ])("to %j are %j", (text, expected) => {
    expect(nearest(text)).toEqual(expected);
  });

  it("are no more than asked for", () => {
    expect(nearest("o", 2)).toHaveLength(2);
  });
});

describe("the command line", () => {
  it.each([
    [[], { kind: "show" }],
    [["--no-sandbox", "--user-data-dir=/x"], { kind: "show" }],
    [["--quick-pick"], { kind: "quickPick" }],
    [["--copy", "Acme Ltd"], { kind: "copy", name: "Acme Ltd" }],
    [["--copy=Acme"], { kind: "copy", name: "Acme" }],
    [["--help"], { kind: "help" }],
    [["--no-sandbox", "team.tenantry.json"], { kind: "open", path: "team.tenantry.json" }],
    [["a.tenantry.json", "b.tenantry.json"], null],
    [["--copy"], null],
    [["--copy", "--quick-pick"], null],
    [["--copy", "Acme", "--quick-pick"], null],
    [["--copy", "Acme", "Ltd"], null],
    [["--copy=Acme", "Ltd"], null],
    [["--copy", "Acme", "--copy", "Beta"], null],
    [["--quick-pick", "Acme"], null],
    [["--no-sandbox", "--copy", "Acme"], { kind: "copy", name: "Acme" }],
    [["--copy", "-x"], { kind: "copy", name: "-x" }],
    [["--copy", " "], null],
    [["--copy="], null],
  ])("%j asks for %j", (args, expected) => {
    expect(parseCommandLine(args)).toEqual(expected);
  });
});

describe("use", () => {
  const [acme] = tenants;
  const id = acme?.workspaceId;
  if (id === undefined) throw new Error("no tenant");
  const dayMs = 86_400_000;
  const now = Date.UTC(2026, 0, 1);

  it("counts copies, of which one three days ago is worth half", () => {
    let usage = countCopy({}, id, now);
    usage = countCopy(usage, id, now);
    expect(usesOf(usage[id], now)).toBeCloseTo(2, 6);
    expect(usesOf(usage[id], now + 3 * dayMs)).toBeCloseTo(1, 6);
    expect(usesOf(undefined, now)).toBe(0);
  });

  it("puts many copies long ago below a few of today", () => {
    let usage: UsageRanks = {};
    const other = tenants[1]?.workspaceId;
    if (other === undefined) throw new Error("no tenant");
    for (let copies = 0; copies < 20; copies += 1) usage = countCopy(usage, id, now);
    for (let copies = 0; copies < 3; copies += 1) usage = countCopy(usage, other, now + 20 * dayMs);
    expect(usage[other]).toBeGreaterThan(usage[id] ?? Infinity);
  });

  it("keeps the 200 most used", () => {
    let usage: UsageRanks = {};
    for (let index = 0; index < 250; index += 1) {
      const each = tenant(index.toString(16).padStart(8, "0"), "").workspaceId;
      usage = countCopy(usage, each, now + index * 1000);
    }
    expect(Object.keys(usage)).toHaveLength(200);
  });

  it("stays a number where the clock was decades ahead", () => {
    const ahead = countCopy({}, id, now + 40 * 365 * dayMs);
    expect(countCopy(ahead, id, now)[id]).toBeLessThan(Infinity);
    expect(usesOf(countCopy(ahead, id, now)[id], now)).toBeLessThan(2e6);
  });
});
