// The time of what a file, a list or a paste can make long grows no faster than the list, give or take the sorting.
import { atOnce } from "../../electron/core/base/timing.ts";
import { expect, it } from "vitest";
import type { WorkspaceId } from "../../electron/contract/contract.ts";
import { toWorkspaceId } from "../../electron/core/base/issuer.ts";
import { distinctLabels } from "../../electron/core/base/names.ts";
import { mergeTeam } from "../../electron/core/teams/merge.ts";
import { mergeTenants, updateTenant } from "../../electron/core/tenants/directory.ts";
import { mergeListed } from "../../electron/core/tenants/mergeList.ts";
import { parseTenants } from "../../electron/core/tenants/pasted.ts";
import { newTenant } from "../../electron/core/tenants/stored.ts";
import { teamOf, tenantOf } from "./teams/teamSample.ts";

/** As random as real ones. */
function idOf(index: number): WorkspaceId {
  const digits = (Math.imul(index + 1, 2_654_435_761) >>> 0).toString(16).padStart(32, "0");
  const id = toWorkspaceId(digits);
  if (id === null) throw new Error(`${digits} is no workspace ID.`);
  return id;
}

const make = <T>(count: number, one: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => one(index));

/** Processor time, ms: that of the clock grows with whatever else the machine does. */
function shortestMs(action: () => unknown): number {
  const times = make(3, () => {
    const before = process.cpuUsage();
    action();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

const stored = (count: number) =>
  make(count, (index) => newTenant({ workspaceId: idOf(index), name: `Tenant ${index}` }));

const longName = (index: number): string =>
  `${"The same beginning of a name ".repeat(2)}${index}${" and its end".repeat(3)}`;

/** Each prepares a list of this length and answers the work on it. */
const works: readonly (readonly [string, (count: number) => () => unknown])[] = [
  [
    "merging a team file that gives every alias to two tenants",
    (count) => {
      const theirs = teamOf(
        make(count, (index) => ({ ...tenantOf("1"), id: idOf(index), alias: `a${index >> 1}` })),
      );
      const mine = teamOf(
        make(count, (index) => ({ ...tenantOf("1"), id: idOf(index), alias: `b${index}` })),
      );
      return () => atOnce(mergeTeam(mine, theirs, { otherwise: "theirs", tenants: {} }));
    },
  ],
  [
    "telling long names apart that begin and end alike",
    (count) => {
      const names = make(count, (index) => ({ id: idOf(index), name: longName(index) }));
      return () => distinctLabels(names, 40);
    },
  ],
  [
    "reading a paste",
    (count) => {
      const text = make(count, (index) => `${idOf(index)},Tenant ${index}`).join("\n");
      return () => parseTenants(text, null);
    },
  ],
  [
    "merging a paste",
    (count) => {
      const tenants = stored(count);
      return () => atOnce(mergeTenants(tenants, tenants));
    },
  ],
  [
    "merging GreenLake’s list",
    (count) => {
      const tenants = stored(count);
      const choice = { complete: true, isWanted: () => true, addedAs: "new" } as const;
      return () => atOnce(mergeListed(tenants, tenants, choice));
    },
  ],
  [
    "pinning a tenant",
    (count) => {
      const tenants = stored(count);
      return () => updateTenant(tenants, idOf(1), { pinned: true });
    },
  ],
];

it.each(works)(
  "%s takes nowhere near a hundred times as long for ten times as many",
  (_what, prepare) => {
    const few = prepare(1_000);
    const many = prepare(10_000);
    // The compiler has seen the code before it is timed.
    shortestMs(few);
    // Quadratic work takes a hundred times as long, linear work ten to thirty: the longer lists leave the processor’s caches.
    expect(shortestMs(many) / Math.max(1, shortestMs(few))).toBeLessThan(50);
  },
);
