import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { look } from "../../../electron/core/base/redact.ts";
import {
  distinctLabels,
  fullName,
  longestLabel,
  shortName,
} from "../../../electron/core/base/names.ts";
import { tenant } from "../../renderer/fakeBridge.ts";

const long = (middle: string) =>
  `Fabrikam Holding International, ${middle}, Consolidated Operations`;

describe("names in menus and notifications", () => {
  it("are cut so that the difference is kept", () => {
    const tenants = [tenant("1", long("North")), tenant("2", long("South")), tenant("3", "Acme")];
    const [north, south, acme] = tenants.map((each) => shortName(each, tenants));
    expect([north, south]).toEqual([
      "Fabrikam Hol…North, Consoli…d Operations",
      "Fabrikam Hol…South, Consoli…d Operations",
    ]);
    expect(acme).toBe("Acme");
  });

  it("end in the end of the ID if they are equal, or in the whole ID if need be", () => {
    const twins = [tenant("1", "Contoso"), tenant("2", "Contoso")];
    expect(twins.map((each) => shortName(each, twins))).toEqual(["Contoso …1111", "Contoso …2222"]);
    const ends = [tenant("00112222", "Contoso"), tenant("33112222", "Contoso")];
    expect(new Set(ends.map((each) => shortName(each, ends))).size).toBe(2);
    expect(ends.map((each) => fullName(each, ends))).toEqual([
      "Contoso …0112222",
      "Contoso …3112222",
    ]);
  });

  it.each([
    ["a zero-width joiner", "Acme\u200D"],
    ["a Hangul filler", "Ac\u3164me"],
    ["Cyrillic letters", "Асmе"],
    ["full-width letters", "Ａｃｍｅ"],
  ])("end in the end of the ID if they differ by %s only", (_by, name) => {
    const twins = [tenant("1", "Acme"), tenant("2", name)];
    expect(twins.map((each) => shortName(each, twins))).toEqual(["Acme …1111", `${name} …2222`]);
    expect(twins.map((each) => fullName(each, twins))).toEqual(["Acme …1111", `${name} …2222`]);
  });

  it("end in the end of the ID if they differ in the order of Hebrew and Latin words only", () => {
    const twins = [tenant("1", "ABC שלום"), tenant("2", "שלום ABC")];
    const labels = twins.map((each) => shortName(each, twins));
    expect(labels).toEqual(["ABC שלום …1111", "שלום ABC …2222"]);
  });

  it("end in the end of the ID if a capital I, a small l and a digit make the only difference", () => {
    const all = [tenant("1", "Litware l0"), tenant("2", "Litware IO"), tenant("3", "Litware 20")];
    expect(all.map((each) => shortName(each, all))).toEqual([
      "Litware l0 …1111",
      "Litware IO …2222",
      "Litware 20",
    ]);
  });

  it("never look alike, whatever the tenants are called", () => {
    const part = fc.constantFrom(
      "Contoso",
      "x".repeat(30),
      "y".repeat(30),
      "é",
      "e\u0301",
      " …1111",
    );
    const name = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(""));
    const property = fc.property(fc.array(name, { maxLength: 8 }), (names) => {
      const all = names.map((each, index) => ({
        id: `${index % 2}${index}`.padStart(28, "0") + "1111",
        name: each,
      }));
      const labels = [...distinctLabels(all, longestLabel).values()];
      expect(new Set(labels.map((label) => label.normalize("NFKC"))).size).toBe(names.length);
      const tenants = names.map((each, index) => tenant(`${index + 1}`, each));
      // Each is asked for by itself, as a notification does.
      const shown = tenants.map((each) => look(shortName(each, tenants)));
      expect(new Set(shown).size).toBe(names.length);
    });
    fc.assert(property, { numRuns: 500 });
  });
});

describe("a name in full", () => {
  it("is never cut, and has the end of the ID only if another tenant has the same name", () => {
    const tenants = [tenant("1", long("North")), tenant("2", "Contoso"), tenant("3", "Contoso")];
    expect(tenants.map((each) => fullName(each, tenants))).toEqual([
      long("North"),
      "Contoso …2222",
      "Contoso …3333",
    ]);
  });
});
