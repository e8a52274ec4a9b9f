import { describe, expect, it } from "vitest";
import type { Tenant } from "../../../electron/contract/contract.ts";
import { matching } from "../../../renderer/search/search.ts";
import { prepareSearch } from "../../../renderer/search/searchIndex.ts";
import { tenant } from "../fakeBridge.ts";

const words = ["Acme", "Global", "Nördlich", "Söhne", "Alpine", "Harbor", "Zenith", "Clinic"];
const word = (index: number) => words[index % words.length] ?? "";
/** Workspace IDs as random as real ones. */
const hash = (index: number) =>
  (Math.imul(index + 1, 2_654_435_761) >>> 0).toString(16).padStart(8, "0");

const make = () =>
  Array.from({ length: 10_000 }, (_, index) =>
    tenant(hash(index), `${word(index)} ${word(index * 7 + 3)} ${word(index >> 3)} ${index}`, {
      alias: index % 3 === 0 ? `al${index}` : "",
    }),
  );

const usageOf = (tenants: readonly Tenant[]) =>
  Object.fromEntries(
    tenants.slice(0, 200).map(({ workspaceId }, index) => [workspaceId, 6000 + (index % 9)]),
  );

/** Processor time in ms: that of the clock grows with whatever else the machine does. */
const timeOf = (action: () => unknown) => {
  const before = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** A search that is interrupted, by a garbage collection for example, takes longer than it needs. */
const shortest = (times: readonly number[]) => Math.min(...times);

/** Ten passes over the names take this long on the machine that the limit is meant for, ms. A slower one gets more time. */
const usualPassesMs = 5;
const passOver = (tenants: readonly Tenant[]) =>
  Array.from({ length: 10 }, () => tenants.filter(({ name }) => name.toLowerCase().includes("zz")));

const prepared = (tenants: readonly Tenant[]) =>
  new Promise<void>((resolve) => prepareSearch(tenants, resolve));

const typed = [
  "a, e, z, 1, al, ac, ze, zen, eni, lic, zeni, zenith, hca, qqqq, 0000, 00001, 1234, cafe, 0000a",
  "a c, a c e, e n i, s n c, n s c h, a ce, al ac ha, e e e e, zenith c, zenith cl, sohne 77, söhne harbor",
].flatMap((line) => line.split(", "));

describe("a search of 10,000 tenants", () => {
  it.each([10, 500])(
    "for at most %i takes under 10 ms a key",
    async (limit) => {
      const tenants = make();
      const usage = usageOf(tenants);
      await prepared(tenants);
      const timeLeft = (query: string) => {
        const passesMs = timeOf(() => passOver(tenants));
        // Displaces what fuzzysort has kept from the last search.
        matching(tenants, "xx yy", usage, limit);
        const took = timeOf(() => matching(tenants, query, usage, limit));
        return 10 * Math.max(1, passesMs / usualPassesMs) - took;
      };
      const isQuick = (query: string) => {
        for (let tries = 0; tries < 7; tries += 1) if (timeLeft(query) > 0) return true;
        return false;
      };
      expect(typed.filter((query) => !isQuick(query))).toEqual([]);
    },
    60_000,
  );

  it("rebuilds little if one tenant is changed, added or removed, and nothing that is prepared", async () => {
    const fresh: number[] = [];
    const ready: number[] = [];
    const changed: number[] = [];
    const look = (tenants: readonly Tenant[]) => timeOf(() => matching(tenants, "acme l", {}, 10));
    for (let round = 0; round < 3; round += 1) {
      const tenants = make();
      await prepared(tenants);
      ready.push(look(tenants));
      const one = tenants.with(round * 1000, tenant(hash(round * 1000), "Changed"));
      const lists = [one, one.toSpliced(5000, 1), [tenant("7", "New"), ...one]];
      changed.push(...lists.map(look));
      fresh.push(look(make()));
    }
    expect(shortest(ready)).toBeLessThan(shortest(fresh) / 4);
    expect(shortest(changed)).toBeLessThan(shortest(fresh) / 4);
  }, 60_000);
});
