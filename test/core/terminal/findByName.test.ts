import { describe, expect, it } from "vitest";
import { findByName, nearestTo } from "../../../electron/core/terminal/findByName.ts";
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
