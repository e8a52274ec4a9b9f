import { describe, expect, it } from "vitest";
import { findByName } from "../../../electron/core/desktop/findByName.ts";
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

describe("finding a tenant by name", () => {
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
