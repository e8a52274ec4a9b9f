import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createTray } from "../../../electron/adapters/tray/tray.ts";
import type { TrayAction, TrayItem } from "../../../electron/core/desktop/trayMenu.ts";
import { newest } from "../fakeElectron.ts";

vi.mock("electron", () => import("../fakeElectron.ts"));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const copy = (name: string): TrayItem => ({
  kind: "action",
  label: name,
  action: { kind: "copy", mspId: "1", workspaceId: name },
});
const all = (count: number): TrayItem => ({
  kind: "menu",
  label: "All tenants",
  items: Array.from({ length: count }, (_, index) => copy(`T${index}`)),
});

function setUp(first: readonly TrayItem[] = [copy("Acme")]) {
  const state = { items: first, nextMs: Number.NaN };
  const acted: TrayAction[] = [];
  const looked = vi.fn<() => void>();
  const tray = createTray({
    platform: "linux",
    // New objects for each call, as the core makes them.
    items: () => state.items.map((item) => ({ ...item })),
    face: () => "normal",
    nextMinuteMs: () => (Number.isNaN(state.nextMs) ? null : state.nextMs),
    act: (action) => acted.push(action),
    looked,
  });
  const { given } = newest("trays");
  const labels = () => given.at(-1)?.entries.map(({ label }) => label);
  const change = (...items: readonly TrayItem[]) => {
    state.items = items;
    tray.changed();
  };
  return { state, acted, looked, tray, given, labels, change };
}

describe("a Linux panel", () => {
  it("gets its menu at once, and each entry acts", () => {
    const { given, acted, labels } = setUp([copy("A & B"), { kind: "line" }, all(1)]);
    expect(labels()).toEqual(["A && B", undefined, "All tenants"]);
    given[0]?.entries[0]?.click?.();
    expect(acted).toMatchObject([{ workspaceId: "A & B" }]);
    expect(given[0]?.entries[2]?.submenu?.entries[0]).toMatchObject({ label: "T0" });
  });

  it("gets one new menu for several changes in quick succession", () => {
    const { given, change, labels } = setUp();
    change(copy("Acme   exchanging…"));
    vi.advanceTimersByTime(100);
    change(copy("Acme   14 min"));
    vi.advanceTimersByTime(150);
    expect(given).toHaveLength(2);
    expect(labels()).toEqual(["Acme   14 min"]);
  });

  it("gets no new menu that shows the same", () => {
    const { given, change } = setUp([copy("Acme"), all(3)]);
    change(copy("Acme"), all(3));
    vi.advanceTimersByTime(10_000);
    expect(given).toHaveLength(1);
  });

  it.each([
    ["label", [copy("Beta")]],
    ["number of entries", [copy("Acme"), copy("Beta")]],
    ["entry in a submenu", [copy("Acme"), all(4)]],
    [
      "tenant of the same name",
      [{ ...copy("Acme"), action: { kind: "copy", mspId: "2", workspaceId: "Acme" } }],
    ],
  ] as const)("gets a new menu for another %s", (_what, items) => {
    const { given, change } = setUp([copy("Acme"), all(3)]);
    change(...items);
    vi.advanceTimersByTime(150);
    expect(given).toHaveLength(2);
  });

  it("gets a large menu at most once a second, and a small one that replaces it without that delay", () => {
    const many = all(1_001);
    const { given, change, labels } = setUp([copy("Acme"), many]);
    change(copy("Acme   exchanging…"), many);
    vi.advanceTimersByTime(900);
    change(copy("Acme   14 min"), many);
    vi.advanceTimersByTime(900);
    expect(given).toHaveLength(1);
    vi.advanceTimersByTime(100);
    expect(given).toHaveLength(2);
    expect(labels()).toEqual(["Acme   14 min", "All tenants"]);
    change(copy("locked"));
    vi.advanceTimersByTime(150);
    expect(labels()).toEqual(["locked"]);
  });

  it.each([
    ["large", all(1_001)],
    ["small", all(1)],
  ])("gets a new %s menu even if the changes never pause", (_size, tenants) => {
    const { given, change } = setUp([copy("Acme"), tenants]);
    for (let turns = 0; turns < 31; turns += 1) {
      change(copy(`Acme ${turns}`), tenants);
      vi.advanceTimersByTime(100);
    }
    expect(given).toHaveLength(2);
  });

  it("is left alone while no label counts minutes", () => {
    const { given, looked, change } = setUp();
    change(copy("locked"));
    vi.advanceTimersByTime(3_600_000);
    expect([given.length, looked.mock.calls.length]).toEqual([2, 0]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("gets a new menu when a label’s minute changes, at most once a minute", () => {
    const { state, given, looked, change } = setUp();
    state.nextMs = 5_000;
    change(copy("Acme   14 min"));
    vi.advanceTimersByTime(150);
    state.items = [copy("Acme   13 min")];
    vi.advanceTimersByTime(4_999);
    expect([given.length, looked.mock.calls.length]).toEqual([2, 0]);
    vi.advanceTimersByTime(51);
    expect([given.length, looked.mock.calls.length]).toEqual([3, 1]);
    // The minutes of two tokens change at different times.
    vi.advanceTimersByTime(59_999);
    expect(looked).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(looked).toHaveBeenCalledTimes(2);
  });

  it("gets nothing after the tray is destroyed", () => {
    const { given, change, tray } = setUp();
    change(copy("Beta"));
    tray.destroy();
    vi.advanceTimersByTime(10_000);
    expect(given).toHaveLength(1);
  });
});
