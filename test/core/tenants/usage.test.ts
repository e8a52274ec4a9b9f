import { describe, expect, it } from "vitest";
import type { UsageRanks } from "../../../electron/core/tenants/stored.ts";
import { countCopy, usesOf } from "../../../electron/core/tenants/usage.ts";
import { tenant } from "../../renderer/fakeBridge.ts";

describe("usage", () => {
  const { workspaceId: id } = tenant("a", "Acme");
  const { workspaceId: other } = tenant("b", "Beta");
  const dayMs = 86_400_000;
  const now = Date.UTC(2026, 0, 1);

  it("counts copies, which lose half their weight in three days", () => {
    let usage = countCopy({}, id, now);
    usage = countCopy(usage, id, now);
    expect(usesOf(usage[id], now)).toBeCloseTo(2, 6);
    expect(usesOf(usage[id], now + 3 * dayMs)).toBeCloseTo(1, 6);
    expect(usesOf(undefined, now)).toBe(0);
  });

  it("ranks a few copies of today above many of three weeks ago", () => {
    let usage: UsageRanks = {};
    for (let copies = 0; copies < 20; copies += 1) usage = countCopy(usage, id, now);
    for (let copies = 0; copies < 3; copies += 1) usage = countCopy(usage, other, now + 20 * dayMs);
    expect(usage[other]).toBeGreaterThan(usage[id] ?? Infinity);
  });

  it("keeps the 200 tenants that are used most", () => {
    let usage: UsageRanks = {};
    for (let index = 0; index < 250; index += 1) {
      const each = tenant(index.toString(16).padStart(8, "0"), "").workspaceId;
      usage = countCopy(usage, each, now + index * 1000);
    }
    expect(Object.keys(usage)).toHaveLength(200);
  });

  it("lists the tenant copied last first, however often the others were copied", () => {
    const usage = countCopy(countCopy(countCopy({}, other, now), other, now), id, now);
    expect(Object.keys(usage)).toEqual([id, other]);
    expect(Object.keys(countCopy(usage, other, now))).toEqual([other, id]);
  });

  it("stays finite if the clock was decades ahead", () => {
    const ahead = countCopy({}, id, now + 40 * 365 * dayMs);
    expect(countCopy(ahead, id, now)[id]).toBeLessThan(Infinity);
    expect(usesOf(countCopy(ahead, id, now)[id], now)).toBeLessThan(2e6);
  });
});
