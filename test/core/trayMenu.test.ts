import { describe, expect, it } from "vitest";
import { describeFailure } from "../../electron/core/failureWords.ts";
import type { Overview } from "../../electron/core/snapshot.ts";
import { nextMinuteMs, trayFace, trayMenu } from "../../electron/core/trayMenu.ts";
import { failure, mspSummary, tenant } from "../renderer/fakeBridge.ts";
import {
  acme,
  beta,
  ceta,
  groupOf,
  labelOf,
  labels,
  nameless,
  nowMs,
  overview,
  token,
} from "./trayMenuSetUp.ts";

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
    const entry = trayMenu(overview(), nowMs)[2];
    expect(entry).toMatchObject({
      action: { kind: "copy", mspId: mspSummary.id, workspaceId: beta.workspaceId },
    });
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
      mspId: mspSummary.id,
      colour: null,
      workspaceId: acme.workspaceId,
      tenantName: "Acme",
      copiedAtMs: nowMs,
      expiresAtMs: nowMs + 900_000,
    };
    const shown = labels({ lastCopy, clipboard: { clearsAtMs: nowMs + 60_000 } });
    expect(shown[1]).toMatch(/^On the clipboard: Acme, until \d\d:\d1:00/);
    expect(shown[2]).toBe("Clear clipboard now");
    expect(labels({ lastCopy, clipboard: { clearsAtMs: null } })[1]).toBe("On the clipboard: Acme");
    expect(labels({ clipboard: { clearsAtMs: null } })[1]).toBe("On the clipboard: a secret");
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
    expect(labels({ status: "none" })).toEqual([
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

describe("several MSPs", () => {
  const west = groupOf({ id: "1", name: "West", tokens: { [beta.workspaceId]: token(120_000) } });
  const east = groupOf({
    id: "2",
    name: "East",
    usage: { [ceta.workspaceId]: 3, [beta.workspaceId]: 4 },
    tenants: [{ ...beta, pinned: false }, ceta],
  });
  const both = (rest: Partial<Overview> = {}): Overview => ({
    ...overview(),
    groups: [west, east],
    ...rest,
  });

  it("stand one under the other, each with its own tenants and their own states", () => {
    expect(trayMenu(both(), nowMs).map(labelOf).slice(0, 9)).toEqual([
      "West",
      "Beta & Söhne_AG   2 min",
      "All tenants",
      "—",
      "East",
      "Beta & Söhne_AG",
      "Ceta",
      "All tenants",
      "—",
    ]);
  });

  it("copy the same workspace's token each from its own", () => {
    const ids = [1, 5].map((at) => trayMenu(both(), nowMs)[at]);
    expect(ids).toMatchObject([{ action: { mspId: "1" } }, { action: { mspId: "2" } }]);
  });

  it("say which one needs its secret, and offer nothing of it", () => {
    const groups = [west, { ...east, status: "needsSecret" as const }];
    const shown = trayMenu(both({ groups }), nowMs).map(labelOf);
    expect(shown.slice(3, 6)).toEqual(["—", "East, needs its client secret", "—"]);
  });

  it("that cannot be used take no place of the ten", () => {
    const tenants = Array.from({ length: 10 }, (_, index) =>
      tenant(index.toString(16), `T${index}`, { pinned: true }),
    );
    const unusable = groupOf({ id: "1", tenants, status: "needsSecret" });
    const groups = [unusable, groupOf({ id: "2", tenants })];
    const entries = trayMenu(both({ groups }), nowMs).map(labelOf);
    expect(entries.filter((label) => label.startsWith("T"))).toHaveLength(10);
  });

  it("together have ten quick tenants at most", () => {
    const tenants = Array.from({ length: 9 }, (_, index) =>
      tenant(index.toString(16), `T${index}`, { pinned: true }),
    );
    const groups = [groupOf({ id: "1", tenants }), groupOf({ id: "2", tenants })];
    const entries = trayMenu(both({ groups }), nowMs).map(labelOf);
    expect(entries.filter((label) => label.startsWith("T"))).toHaveLength(10);
  });

  it("are all locked together", () => {
    const shown = trayMenu(both({ locked: true }), nowMs).map(labelOf);
    expect(shown.slice(0, 3)).toEqual(["West, locked", "East, locked", "—"]);
  });

  it("name what is on the clipboard once", () => {
    const { workspaceId, name: tenantName } = beta;
    const times = { copiedAtMs: nowMs, expiresAtMs: nowMs + 900_000 };
    const lastCopy = { mspId: "2", workspaceId, tenantName, colour: null, ...times };
    const shown = trayMenu(both({ lastCopy, clipboard: { clearsAtMs: null } }), nowMs);
    expect(shown.map(labelOf).slice(0, 4)).toEqual([
      "On the clipboard: Beta & Söhne_AG",
      "Clear clipboard now",
      "—",
      "West",
    ]);
  });
});

describe("a closed menu", () => {
  it("is made anew when a shown label says another minute", () => {
    const tokens = {
      [beta.workspaceId]: token(125_000),
      [acme.workspaceId]: token(1_000),
    };
    expect(nextMinuteMs(overview({ tokens }), nowMs)).toBe(5_000);
    expect(nextMinuteMs(overview({ tokens: { [beta.workspaceId]: token(120_000) } }), nowMs)).toBe(
      60_000,
    );
  });

  it("is looked after each minute while it says what is on the clipboard: another program may take it", () => {
    const clipboard = { clearsAtMs: null };
    const tokens = { [beta.workspaceId]: token(125_000) };
    expect(nextMinuteMs(overview({ clipboard }), nowMs)).toBe(60_000);
    expect(nextMinuteMs(overview({ clipboard, tokens }), nowMs)).toBe(5_000);
    expect(nextMinuteMs(overview({ clipboard, locked: true }), nowMs)).toBeNull();
  });

  it("needs no timer while nothing counts, or while locked", () => {
    const tokens = { [beta.workspaceId]: token(125_000) };
    expect(nextMinuteMs(overview(), nowMs)).toBeNull();
    expect(nextMinuteMs(overview({ tokens: { [beta.workspaceId]: token(-5) } }), nowMs)).toBeNull();
    expect(nextMinuteMs(overview({ tokens, locked: true }), nowMs)).toBeNull();
  });
});

describe("the tray's icon", () => {
  it("tells normal, locked and attention apart", () => {
    const failed = token(1, { failure: describeFailure({ kind: "timeout" }) });
    expect(trayFace(overview())).toBe("normal");
    expect(trayFace(overview({ tokens: { [acme.workspaceId]: failed } }))).toBe("attention");
    expect(trayFace(overview({ status: "needsSecret" }))).toBe("attention");
    expect(trayFace(overview({ locked: true, tokens: { [acme.workspaceId]: failed } }))).toBe(
      "locked",
    );
  });
});
