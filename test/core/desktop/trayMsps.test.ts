import { describe, expect, it } from "vitest";
import { toWorkspaceId } from "../../../electron/core/base/issuer.ts";
import type { TrayMsp, TrayView } from "../../../electron/core/desktop/trayItem.ts";
import { type TrayItem, trayMenu } from "../../../electron/core/desktop/trayMenu.ts";
import { tenant } from "../../renderer/fakeBridge.ts";
import {
  acme,
  beta,
  ceta,
  groupOf,
  labelOf,
  longest,
  nowMs,
  overview,
  token,
} from "./traySetUp.ts";

describe("the tray menu of two MSPs", () => {
  const west = groupOf({ id: "1", name: "West", tokens: { [beta.workspaceId]: token(120_000) } });
  const east = groupOf({
    id: "2",
    name: "East",
    usage: { [ceta.workspaceId]: 3, [beta.workspaceId]: 4 },
    tenants: [{ ...beta, pinned: false }, ceta],
  });
  const both = (rest: Partial<TrayView> = {}): TrayView => ({
    ...overview(),
    msps: [west, east],
    ...rest,
  });

  it("tells MSPs of the same name apart by their workspaces, as the windows do", () => {
    const named = (id: string, digit: string) =>
      groupOf({ id, name: "North", workspaceId: toWorkspaceId(digit.repeat(32)) });
    const items = trayMenu(both({ msps: [named("1", "e"), named("2", "f")] }), nowMs).map(labelOf);
    expect(items.filter((label) => label.startsWith("North"))).toEqual([
      "North …eeee",
      "North …ffff",
    ]);
  });

  it("lists the MSPs one below the other, each with its own tenants and their states", () => {
    expect(trayMenu(both(), nowMs).map(labelOf).slice(0, 11)).toEqual([
      "West",
      "Beta & Söhne_AG   2 min",
      "All tenants",
      "MSP token (whole MSP)",
      "—",
      "East",
      "Beta & Söhne_AG",
      "Ceta",
      "All tenants",
      "MSP token (whole MSP)",
      "—",
    ]);
  });

  it("copies a workspace that two MSPs manage from the MSP whose entry was clicked", () => {
    const ids = [1, 6].map((at) => trayMenu(both(), nowMs)[at]);
    expect(ids).toMatchObject([{ action: { mspId: "1" } }, { action: { mspId: "2" } }]);
  });

  it("says which MSP needs its secret and offers none of its tenants", () => {
    const msps = [west, { ...east, status: "needsSecret" as const }];
    const shown = trayMenu(both({ msps }), nowMs).map(labelOf);
    expect(shown.slice(4, 7)).toEqual(["—", "East, needs its client secret", "—"]);
  });

  it("gives none of the ten places to an MSP that cannot be used", () => {
    const tenants = Array.from({ length: 10 }, (_, index) =>
      tenant(index.toString(16), `T${index}`, { pinned: true }),
    );
    const unusable = groupOf({ id: "1", tenants, status: "needsSecret" });
    const msps = [unusable, groupOf({ id: "2", tenants })];
    const entries = trayMenu(both({ msps }), nowMs).map(labelOf);
    expect(entries.filter((label) => label.startsWith("T"))).toHaveLength(10);
  });

  it("shows ten quick tenants at most for all MSPs together", () => {
    const tenants = Array.from({ length: 9 }, (_, index) =>
      tenant(index.toString(16), `T${index}`, { pinned: true }),
    );
    const msps = [groupOf({ id: "1", tenants }), groupOf({ id: "2", tenants })];
    const entries = trayMenu(both({ msps }), nowMs).map(labelOf);
    expect(entries.filter((label) => label.startsWith("T"))).toHaveLength(10);
  });

  it("names what was copied once", () => {
    const { workspaceId, name: tenantName } = beta;
    const times = { copiedAtMs: nowMs, expiresAtMs: nowMs + 900_000 };
    const names = { tenantName, shortName: tenantName, format: null };
    const lastCopy = { mspId: "2", workspaceId, ...names, colour: null, ...times };
    const shown = trayMenu(both({ lastCopy, clipboard: { clearsAtMs: null } }), nowMs);
    expect(shown.map(labelOf).slice(0, 4)).toEqual([
      expect.stringMatching(/^Copied at .+: East: Beta & Söhne_AG$/),
      "Clear clipboard now",
      "—",
      "West",
    ]);
  });
});

describe("the tray menu of three or more MSPs", () => {
  const ids = (first: number) => (index: number) => (first + index).toString(16).padStart(8, "0");
  /** Each with five pinned tenants of its own. */
  const msps = (count: number, change: Partial<TrayMsp> = {}): readonly TrayMsp[] =>
    Array.from({ length: count }, (_, msp) => {
      const id = ids(msp * 5);
      const name = `MSP ${String(msp).padStart(3, "0")}`;
      const tenants = Array.from({ length: 5 }, (__, index) =>
        tenant(id(index), `T${msp}.${index}`, { pinned: true }),
      );
      return groupOf({ id: String(msp), name, tenants, ...(msp === 1 ? change : {}) });
    });
  const lastCopy = {
    mspId: "0",
    workspaceId: acme.workspaceId,
    tenantName: "Acme",
    shortName: "Acme",
    format: null,
    colour: null,
    copiedAtMs: nowMs,
    expiresAtMs: nowMs + 900_000,
  };
  const shown = (rest: Partial<TrayView>) => trayMenu({ ...overview(), ...rest }, nowMs);
  const all = (items: readonly TrayItem[]): readonly TrayItem[] => {
    const menu = items.find((item) => labelOf(item) === "All tenants");
    return menu?.kind === "menu" ? menu.items : [];
  };

  it("names the MSP of each quick tenant, group by group, and keeps all tenants below one entry", () => {
    const [one, two, three] = msps(3);
    if (one === undefined || two === undefined || three === undefined) throw new Error("too few");
    const tokens = { [one.tenants[0]?.workspaceId ?? ""]: token(120_000) };
    const few = (group: TrayMsp) => ({ ...group, tenants: group.tenants.slice(0, 2) });
    const items = shown({ msps: [{ ...few(one), tokens }, few(two), three] });
    expect(items.map(labelOf).slice(0, 14)).toEqual([
      "MSP 000: T0.0   2 min",
      "MSP 000: T0.1",
      "MSP 001: T1.0",
      "MSP 001: T1.1",
      "MSP 002: T2.0",
      "MSP 002: T2.1",
      "MSP 002: T2.2",
      "MSP 002: T2.3",
      "MSP 002: T2.4",
      "All tenants",
      "—",
      "Quick pick…",
      "Get all tokens",
      "Open Tenantry",
    ]);
    const [first] = all(items);
    if (first?.kind !== "menu") throw new Error("no menu of an MSP");
    expect(first.items.at(-1)).toEqual({
      kind: "action",
      label: "MSP token (whole MSP)",
      action: { kind: "copyMsp", mspId: "0" },
    });
    expect(all(items).map(labelOf)).toEqual(["MSP 000", "MSP 001", "MSP 002"]);
    expect(items[2]).toMatchObject({ action: { kind: "copy", mspId: "1" } });
  });

  it("shows what was copied last beside its MSP", () => {
    const { workspaceId } = acme;
    const recent = (id: string, usedMs: number) =>
      groupOf({ id, name: id, tenants: [acme], usage: { [workspaceId]: usedMs } });
    const items = shown({ msps: [recent("West", 1), recent("East", 3), recent("North", 2)] });
    expect(items.map(labelOf).slice(0, 3)).toEqual(["West: Acme", "East: Acme", "North: Acme"]);
  });

  it.each([1, 2, 3, 8, 26, 100])("never makes a menu longer than 25 rows with %i MSPs", (count) => {
    const clipboard = { clearsAtMs: nowMs };
    const state = { msps: msps(count, { status: "needsSecret" }), lastCopy, clipboard };
    const items = shown(state);
    expect(longest(items)).toBeLessThanOrEqual(25);
    const quick = items.filter((item) => item.kind === "action" && item.action.kind === "copy");
    expect(quick).toHaveLength(Math.min(10, 5 * Math.max(1, count - 1)));
  });

  it("cuts a long MSP name, beside a tenant to half the length it has alone", () => {
    const name = `${"W".repeat(30)}${"x".repeat(30)}`;
    const [one, two, three] = msps(3);
    if (one === undefined || two === undefined || three === undefined) throw new Error("too few");
    const items = shown({ msps: [{ ...one, name }, two, three] });
    expect(labelOf(items[0] ?? { kind: "line" })).toBe("WWWWWWWWWW…xxxxxxxxx: T0.0");
    expect(all(items).map(labelOf)[2]).toBe(`${"W".repeat(20)}…${"x".repeat(19)}`);
  });

  it("never lets two MSPs look alike, however long their names are", () => {
    const name = (middle: string) => `${"W".repeat(20)}${middle}${"x".repeat(30)}`;
    const [one, two, three] = msps(3);
    if (one === undefined || two === undefined || three === undefined) throw new Error("too few");
    const west = { ...one, name: name("West") };
    const east = { ...two, name: name("East") };
    const items = shown({ msps: [west, east, three] });
    expect([labelOf(items[0] ?? { kind: "line" }), labelOf(items[5] ?? { kind: "line" })]).toEqual([
      "WWWWWW…Westxx…xxxxxx: T0.0",
      "WWWWWW…Eastxx…xxxxxx: T1.0",
    ]);
    expect(new Set(all(items).map(labelOf)).size).toBe(3);
  });

  it("files many MSPs by name", () => {
    const [first, ...rest] = all(shown({ msps: msps(60).toReversed() }));
    expect(first).toMatchObject({ kind: "menu", label: "MSP 000 – MSP 024" });
    expect(rest).toHaveLength(2);
    if (first?.kind !== "menu") throw new Error("no range");
    expect(first.items[3]).toMatchObject({ kind: "menu", label: "MSP 003" });
  });

  it("says at the top that an MSP needs its secret, and below all tenants which MSP has nothing to copy", () => {
    const [one, two, three] = msps(3, { status: "needsSecret" });
    if (one === undefined || two === undefined || three === undefined) throw new Error("too few");
    const empty = { ...three, tenants: [] };
    const items = shown({ msps: [one, two, empty] });
    expect(items[0]).toEqual({ kind: "words", label: "MSP 001, needs its client secret" });
    expect(all(items).slice(1)).toEqual([
      { kind: "words", label: "MSP 001, needs its client secret" },
      { kind: "words", label: "MSP 002" },
    ]);
    const both = shown({ msps: [{ ...one, status: "needsSecret" }, two, empty] });
    expect(both[0]).toEqual({ kind: "words", label: "2 MSPs need their client secret" });
  });

  it("names none of the MSPs while locked", () => {
    const labels = shown({ msps: msps(8), locked: true }).map(labelOf);
    expect(labels).toHaveLength(6);
    expect(labels.join()).not.toContain("MSP");
  });
});
