import { describe, expect, it } from "vitest";
import type { AppSnapshot, Tenant, TenantToken } from "../../electron/contract.ts";
import { describeFailure } from "../../electron/core/failureWords.ts";
import { nextMinuteMs, trayFace, type TrayItem, trayMenu } from "../../electron/core/trayMenu.ts";
import { connected, failure, tenant } from "../renderer/fakeBridge.ts";

const nowMs = Date.UTC(2026, 0, 1, 12);
const acme = tenant("a", "Acme");
const beta = tenant("b", "Beta & Söhne_AG", { pinned: true });
const ceta = tenant("c", "Ceta");
const nameless = tenant("d", "");

const token = (leftMs: number, rest: Partial<TenantToken> = {}): TenantToken => ({
  times: { issuedAtMs: nowMs - 1, expiresAtMs: nowMs + leftMs, assumed: false },
  exchanging: false,
  waitingUntilMs: null,
  failure: null,
  ...rest,
});

const snapshot = (rest: Partial<AppSnapshot> = {}): AppSnapshot => ({
  ...connected,
  tenants: [acme, beta, ceta, nameless],
  ...rest,
});

const labelOf = (item: TrayItem): string => (item.kind === "line" ? "—" : item.label);
const labels = (rest: Partial<AppSnapshot> = {}) => trayMenu(snapshot(rest), nowMs).map(labelOf);

describe("the tray's menu", () => {
  it("stands in its order, with pinned tenants, then those used most and last, and their states", () => {
    const usage = { [acme.workspaceId]: 1, [ceta.workspaceId]: 2, [beta.workspaceId]: 0 };
    const tokens = {
      [beta.workspaceId]: token(12 * 60_000 + 59_999),
      [ceta.workspaceId]: token(-1),
    };
    expect(labels({ usage, tokens })).toEqual([
      "MSP workspace ffffffff…ffff",
      "—",
      "Beta & Söhne_AG   12 min",
      "Ceta   expired",
      "Acme",
      "All tenants",
      "—",
      "Quick pick…",
      "Open Tenantry",
      "Lock",
      "Settings",
      "—",
      "Quit",
    ]);
  });

  it("copies by an entry's tenant", () => {
    const entry = trayMenu(snapshot(), nowMs)[2];
    expect(entry).toMatchObject({ action: { kind: "copy", workspaceId: beta.workspaceId } });
  });

  it.each([
    [token(59_999), "under 1 min"],
    [token(60_000), "1 min"],
    [token(0), "expired"],
    [token(1000, { exchanging: true }), "exchanging…"],
    [token(1000, { failure: failure("No.") }), "failed"],
  ])("says how a token is: %#", (held, state) => {
    expect(labels({ tokens: { [beta.workspaceId]: held } })).toContain(
      `Beta & Söhne_AG   ${state}`,
    );
  });

  it("holds at most ten pinned and recent tenants", () => {
    const many = Array.from({ length: 16 }, (_, index) =>
      tenant(index.toString(16), `T${index}`, { pinned: index < 6 }),
    );
    const usage = Object.fromEntries(many.map(({ workspaceId }, index) => [workspaceId, index]));
    const names = labels({ tenants: many, usage }).slice(2, 12);
    expect(names).toEqual(["T0", "T1", "T2", "T3", "T4", "T5", "T15", "T14", "T13", "T12"]);
    expect(labels({ tenants: many, usage })[12]).toBe("All tenants");
  });

  it("says what is on the clipboard and until when, and clears it", () => {
    const lastCopy = {
      workspaceId: acme.workspaceId,
      tenantName: "Acme",
      copiedAtMs: nowMs,
      expiresAtMs: nowMs + 900_000,
    };
    const shown = labels({ lastCopy, clipboard: { clearsAtMs: nowMs + 60_000 } });
    expect(shown[1]).toMatch(/^On the clipboard: Acme, until \d\d:\d1:00/);
    expect(shown[2]).toBe("Clear clipboard now");
    expect(labels({ lastCopy, clipboard: { clearsAtMs: null } })[1]).toBe("On the clipboard: Acme");
    expect(labels({ lastCopy, clipboard: null })).not.toContain("Clear clipboard now");
  });

  it("offers, while locked, nothing but to unlock, open and quit", () => {
    expect(labels({ locked: true })).toEqual([
      "MSP workspace ffffffff…ffff, locked",
      "—",
      "Open Tenantry",
      "Unlock",
      "—",
      "Quit",
    ]);
  });

  it("offers, without credentials, to open and quit", () => {
    expect(labels({ connection: { status: "none" } })).toEqual([
      "No MSP workspace yet",
      "—",
      "Open Tenantry",
      "—",
      "Quit",
    ]);
  });

  it("cuts a long name in its middle at 40 characters, whatever a character is made of", () => {
    const name = `${"👩🏽‍🚀".repeat(30)}${"x".repeat(30)}`;
    const shown = labels({ tenants: [tenant("a", name, { pinned: true })] })[2] ?? "";
    expect(shown).toBe(`${"👩🏽‍🚀".repeat(20)}…${"x".repeat(19)}`);
  });

  it("names a workspace without a name by its ID", () => {
    expect(labels({ usage: { [nameless.workspaceId]: 1 } })).toContain("workspace dddd…dddd");
  });
});

const allOf = (tenants: readonly Tenant[]): readonly TrayItem[] => {
  const menu = trayMenu(snapshot({ tenants }), nowMs).find(
    (item) => labelOf(item) === "All tenants",
  );
  if (menu?.kind !== "menu") throw new Error("no menu of all tenants");
  return menu.items;
};

const leaves = (items: readonly TrayItem[]): readonly string[] =>
  items.flatMap((item) => (item.kind === "menu" ? leaves(item.items) : [labelOf(item)]));

const longest = (items: readonly TrayItem[]): number =>
  Math.max(items.length, ...items.map((item) => (item.kind === "menu" ? longest(item.items) : 0)));

const numbered = (count: number, name: (index: number) => string): readonly Tenant[] =>
  Array.from({ length: count }, (_, index) =>
    tenant(index.toString(16).padStart(8, "0"), name(index)),
  );

describe("all tenants", () => {
  it("are one list while they fit", () => {
    const tenants = numbered(25, (index) => `T${index}`);
    expect(allOf(tenants).map(labelOf)).toEqual(tenants.map(({ name }) => name));
  });

  it("are filed by their first letter, without accents, digits together, the rest apart", () => {
    const names = ["3M", "7up", "ärger", "Abbot", "«Bank»", "日本", "", ...Array(20).fill("Z")];
    const tenants = names.map((name, index) => tenant(index.toString(16).padStart(8, "0"), name));
    expect(allOf(tenants).map(labelOf)).toEqual(["0–9", "A", "B", "日", "#", "Z"]);
  });

  it.each([26, 651, 10_000])("make no menu longer than 25 entries: %i of one letter", (count) => {
    const tenants = numbered(count, (index) => `A${String(index).padStart(5, "0")}`);
    const items = allOf(tenants);
    expect(longest(items)).toBeLessThanOrEqual(25);
    expect(leaves(items)).toEqual(tenants.map(({ name }) => name));
  });

  it("make no menu longer than 25 entries where there are more letters", () => {
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

  it("are made once for the same list, so that they are drawn once", () => {
    const tenants = numbered(100, (index) => `T${index}`);
    expect(allOf(tenants)).toBe(allOf(tenants));
    expect(allOf([...tenants])).not.toBe(allOf(tenants));
  });
});

describe("a closed menu", () => {
  it("is made anew when a shown label says another minute", () => {
    const tokens = {
      [beta.workspaceId]: token(125_000),
      [acme.workspaceId]: token(1_000),
    };
    expect(nextMinuteMs(snapshot({ tokens }), nowMs)).toBe(5_000);
    expect(nextMinuteMs(snapshot({ tokens: { [beta.workspaceId]: token(120_000) } }), nowMs)).toBe(
      60_000,
    );
  });

  it("needs no timer while nothing counts, or while locked", () => {
    const tokens = { [beta.workspaceId]: token(125_000) };
    expect(nextMinuteMs(snapshot(), nowMs)).toBeNull();
    expect(nextMinuteMs(snapshot({ tokens: { [beta.workspaceId]: token(-5) } }), nowMs)).toBeNull();
    expect(nextMinuteMs(snapshot({ tokens, locked: true }), nowMs)).toBeNull();
  });
});

describe("the tray's icon", () => {
  it("tells normal, locked and attention apart", () => {
    const failed = token(1, { failure: describeFailure({ kind: "timeout" }) });
    const { profile } = connected.connection.status === "ready" ? connected.connection : never();
    expect(trayFace(snapshot())).toBe("normal");
    expect(trayFace(snapshot({ tokens: { [acme.workspaceId]: failed } }))).toBe("attention");
    expect(trayFace(snapshot({ connection: { status: "needsSecret", profile, reason: "" } }))).toBe(
      "attention",
    );
    expect(trayFace(snapshot({ locked: true, tokens: { [acme.workspaceId]: failed } }))).toBe(
      "locked",
    );
  });
});

function never(): never {
  throw new Error("not connected");
}
