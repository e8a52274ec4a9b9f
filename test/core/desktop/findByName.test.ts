import { describe, expect, it } from "vitest";
import { parseCommandLine } from "../../../electron/core/desktop/commandLine.ts";
import { findByName } from "../../../electron/core/desktop/findByName.ts";
import { countCopy, usesOf } from "../../../electron/core/tenants/usage.ts";
import type { UsageRanks } from "../../../electron/core/tenants/stored.ts";
import { tenant } from "../../renderer/fakeBridge.ts";

const tenants = [
  tenant("a", "Acme"),
  tenant("b", "Acme Logistics", { alias: "log" }),
  tenant("c", "Köhler & Söhne"),
  tenant("d", "Logbook"),
  tenant("e", ""),
];
const found = tenants.map((each) => ({ tenant: each, msp: null }));
const named = (text: string) => findByName(found, text).map((match) => match.tenant.name);

describe("a tenant by name", () => {
  it.each([
    ["a".repeat(32), ["Acme"]],
    ["EEEEEEEE-eeee-eeee-eeee-eeeeeeeeeeee", [""]],
    ["acme", ["Acme"]],
    [" ACME  ", ["Acme"]],
    ["acme l", ["Acme Logistics"]],
    ["log", ["Acme Logistics"]],
    ["köhler", ["Köhler & Söhne"]],
    ["logb", ["Logbook"]],
    ["kohler & sohne", ["Köhler & Söhne"]],
    ["SÖHNE", ["Köhler & Söhne"]],
    ["ac", ["Acme", "Acme Logistics"]],
    ["o", ["Acme Logistics", "Köhler & Söhne", "Logbook"]],
    ["acm logistics", []],
    ["", []],
    ["  ", []],
  ])("%j means %j", (text, expected) => {
    expect(named(text)).toEqual(expected);
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
