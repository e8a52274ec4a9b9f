// Which of several similar tenants a search puts first, and which it leaves out.
import { describe, expect, it } from "vitest";
import { usageHalfLifeMs } from "../../../electron/contract/constants.ts";
import type { Tenant } from "../../../electron/contract/contract.ts";
import { matching } from "../../../renderer/search/search.ts";
import { tenant } from "../fakeBridge.ts";

const now = Date.now() / usageHalfLifeMs;
const found = (tenants: readonly Tenant[], query: string, usage: Record<string, number> = {}) =>
  matching(tenants, query, usage, 10);
const names = (...args: Parameters<typeof found>) =>
  found(...args).map((match) => match.tenant.name);
const id = (digit: string) => digit.repeat(32);

describe("a name typed in full", () => {
  const zurichs = [tenant("1", "Zürich"), tenant("2", "Zurich"), tenant("3", "ZURICH")];

  it("means its exact spelling, then the same ignoring case, then ignoring accents", () => {
    const usage = { [id("1")]: now + 9, [id("3")]: now + 9 };
    expect(names(zurichs, "Zurich", usage)).toEqual(["Zurich", "ZURICH", "Zürich"]);
    expect(names(zurichs, "Zürich", usage)[0]).toBe("Zürich");
    expect(names(zurichs, "zürich", usage)[0]).toBe("Zürich");
    expect(names([tenant("1", "ACME"), tenant("2", "Acme")], "Acme")).toEqual(["Acme", "ACME"]);
    expect(names(zurichs, "Zu\u0308rich", usage)[0]).toBe("Zürich");
  });

  it("wins over the same alias", () => {
    const list = [tenant("1", "Holding", { alias: "Fabrikam" }), tenant("2", "Fabrikam")];
    expect(names(list, "Fabrikam", { [id("1")]: now + 9 })).toEqual(["Fabrikam", "Holding"]);
    expect(names(list, "fabrikam")).toEqual(["Fabrikam", "Holding"]);
    const other = [tenant("1", "FABRIKAM"), tenant("2", "Holding", { alias: "Fabrikam" })];
    expect(names(other, "Fabrikam")).toEqual(["Holding", "FABRIKAM"]);
  });

  it("may be typed with too many blanks", () => {
    const list = [tenant("1", "Acme Ltd UK"), tenant("2", "Acme Ltd")];
    expect(names(list, " Acme   Ltd ")[0]).toBe("Acme Ltd");
  });
});

describe("two tenants that fit equally well", () => {
  const twins = [tenant("1", "Contoso"), tenant("2", "Contoso"), tenant("3", "Contoso UK")];

  it("are listed by last use, which is said of the first", () => {
    const usage = { [id("2")]: now, [id("1")]: now + 9 };
    const [first, second, third] = found(twins, "Contoso", usage);
    expect(first).toMatchObject({ tenant: twins[1], usedLast: true });
    expect(second).toMatchObject({ tenant: twins[0], usedLast: false });
    expect(third).toMatchObject({ tenant: twins[2], usedLast: false });
  });

  it("are said to be used last only if that is why one is first", () => {
    expect(found(twins, "Contoso").map(({ usedLast }) => usedLast)).toEqual([false, false, false]);
    expect(found(twins, "Contoso UK", { [id("3")]: now })[0]?.usedLast).toBe(false);
    expect(found(twins, "Cont", { [id("1")]: now })[0]).toMatchObject({ usedLast: true });
  });
});

describe("a match", () => {
  it("that begins with the text comes before any other, whatever is used most", () => {
    const list = [tenant("1", "Meridian North"), tenant("2", "Northgate Industrial Holdings")];
    expect(names(list, "north", { [id("1")]: now + 9 })).toEqual([
      "Northgate Industrial Holdings",
      "Meridian North",
    ]);
  });

  it("that lacks a word is left out if another has all of them", () => {
    const list = [tenant("1", "North Sea Cargo"), tenant("2", "Insc Insurance")];
    expect(names(list, "nsc")).toEqual(["Insc Insurance"]);
    expect(names(list.slice(0, 1), "nsc")).toEqual(["North Sea Cargo"]);
  });

  it("is found among many that fit worse, even by its beginning only", () => {
    const many = Array.from({ length: 600 }, (_, index) =>
      tenant((index + 16).toString(16).padStart(4, "0"), `The ${"ab".repeat(1 + (index % 3))}`),
    );
    const long = tenant("1", `Ab${"x".repeat(190)}`);
    expect(names([...many, long], "ab")[0]).toBe(long.name);
  });
});
