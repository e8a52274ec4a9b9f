import { describe, expect, it } from "vitest";
import type { Tenant } from "../../../electron/contract/contract.ts";
import { type TrayItem, trayMenu } from "../../../electron/core/desktop/trayMenu.ts";
import { tenant } from "../../renderer/fakeBridge.ts";
import { shortestMs } from "../processorTime.ts";
import { groupOf, labelOf, labels, longest, nowMs, overview } from "./traySetUp.ts";

const allOf = (tenants: readonly Tenant[]): readonly TrayItem[] => {
  const menu = trayMenu(overview({ tenants }), nowMs).find(
    (item) => labelOf(item) === "All tenants",
  );
  if (menu?.kind !== "menu") throw new Error("no menu of all tenants");
  return menu.items;
};

const leaves = (items: readonly TrayItem[]): readonly string[] =>
  items.flatMap((item) => (item.kind === "menu" ? leaves(item.items) : [labelOf(item)]));

const numbered = (count: number, name: (index: number) => string): readonly Tenant[] =>
  Array.from({ length: count }, (_, index) =>
    tenant(index.toString(16).padStart(8, "0"), name(index)),
  );

describe("the tray’s list of all tenants", () => {
  it("keeps tenants in one list while they fit", () => {
    const tenants = numbered(25, (index) => `T${index}`);
    expect(allOf(tenants).map(labelOf)).toEqual(tenants.map(({ name }) => name));
  });

  it("files tenants by their first letter, ignoring accents, with digits together and the rest apart", () => {
    const names = ["3M", "7up", "ärger", "Abbot", "«Bank»", "日本", "", ...Array(20).fill("Z")];
    const tenants = names.map((name, index) => tenant(index.toString(16).padStart(8, "0"), name));
    expect(allOf(tenants).map(labelOf)).toEqual(["0–9", "A", "B", "Z", "日", "#"]);
  });

  const oneLetter = (count: number) =>
    numbered(count, (index) => `A${String(index).padStart(6, "0")}`);

  it.each([26, 625, 626, 651, 10_000])(
    "makes no menu longer than 25 entries and puts each of %i tenants of one letter in one of them",
    (count) => {
      const tenants = oneLetter(count);
      const items = allOf(tenants);
      expect(longest(items)).toBeLessThanOrEqual(25);
      expect(leaves(items)).toEqual(tenants.map(({ name }) => name));
    },
  );

  it("needs no more time for each tenant when there are more of them", () => {
    const leastMs = (count: number): number => {
      const tenants = oneLetter(count);
      const build = () => {
        for (let built = 0; built < 20_000; built += count) allOf([...tenants]);
      };
      return shortestMs(build, 3) / (20_000 / count);
    };
    // Ten times as many; a hundred times as long would be each with each.
    expect(leastMs(10_000) / leastMs(1_000)).toBeLessThan(40);
  });

  it("is the quick pick beyond 10,000 tenants of all MSPs together", () => {
    const [many, few] = [oneLetter(10_000), oneLetter(1)];
    const find = (count: string): TrayItem => ({
      kind: "action",
      label: `All ${count} tenants…`,
      action: { kind: "quickPick" },
    });
    const msps = [many, few].map((tenants, at) => groupOf({ id: `msp-${at}`, tenants }));
    const items = trayMenu({ ...overview(), msps }, nowMs);
    expect(items).toContainEqual(find("10,000"));
    expect(items).toContainEqual(find("1"));
    const third = groupOf({ id: "msp-2", name: "Third", tenants: [] });
    const all = trayMenu({ ...overview(), msps: [...msps, third] }, nowMs).find(
      (item) => labelOf(item) === "All tenants",
    );
    const first = all?.kind === "menu" ? all.items[0] : undefined;
    expect(first?.kind === "menu" ? first.items.map(labelOf) : []).toEqual([
      "All 10,000 tenants…",
      "—",
      "MSP token (whole MSP)",
    ]);
  });

  it("makes no menu longer than 25 entries when there are more than 25 letters", () => {
    const letters = Array.from({ length: 60 }, (_, index) => String.fromCodePoint(0x4e00 + index));
    const items = allOf(numbered(600, (index) => letters[Math.floor(index / 10)] ?? ""));
    expect(longest(items)).toBeLessThanOrEqual(25);
    expect(items[0]).toMatchObject({ kind: "menu" });
    expect(leaves(items)).toHaveLength(600);
  });

  it("names a range by its two ends", () => {
    const items = allOf(numbered(60, (index) => `A${String(index).padStart(2, "0")}`));
    const letter = items[0];
    if (letter?.kind !== "menu") throw new Error("no letter");
    expect(letter.items.map(labelOf)).toEqual(["A00 – A24", "A25 – A49", "A50 – A59"]);
  });

  it("names a range of long names by their two ends, each cut in its middle", () => {
    const long = (index: number) => `A${"x".repeat(30)}${String(index).padStart(2, "0")}`;
    const [letter] = allOf(numbered(60, long));
    if (letter?.kind !== "menu") throw new Error("no letter");
    expect(letter.items.map(labelOf)[0]).toBe("Axxxxxxxxx…xxxxxxx00 – Axxxxxxxxx…xxxxxxx24");
  });

  it("shows no such entry without tenants", () => {
    expect(labels({ tenants: [] })).toEqual([
      "MSP workspace ffffffff…ffff",
      "—",
      "MSP token (whole MSP)",
      "—",
      "Quick pick…",
      "Open Tenantry",
      "Lock",
      "Settings",
      "—",
      "Quit",
    ]);
  });

  it("makes the same entries of the same names, so that a pin draws nothing again", () => {
    const tenants = numbered(100, (index) => `T${index}`);
    const pinned = tenants.map((each, index) => ({ ...each, pinned: index === 5 }));
    expect(allOf(pinned)).toBe(allOf(tenants));
  });

  it("draws only the menu again in which a name has changed", () => {
    const nameAt = (index: number) => `${index < 30 ? "A" : "B"}${index}`;
    const before = allOf(numbered(60, nameAt));
    const renamed = allOf(numbered(60, (index) => (index === 59 ? "B59 Ltd" : nameAt(index))));
    const menus = (items: readonly TrayItem[]) =>
      items.flatMap((item) => (item.kind === "menu" ? [item.items] : []));
    const [a, b] = [menus(before)[0], menus(before)[1]];
    expect(menus(renamed)[0]).toBe(a);
    expect(menus(renamed)[1]).not.toBe(b);
    expect(JSON.stringify(renamed)).toContain("B59 Ltd");
  });
});
