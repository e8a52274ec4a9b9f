// A search of all MSPs: the shown one’s tenants first, unless what was typed is the whole name of another MSP’s tenant.
import { useMemo } from "react";
import type { AppSnapshot, MspSummary, Tenant } from "../../electron/contract/contract.ts";
import { tenantName } from "../ui/format.ts";
import { grades } from "./grades.ts";
import { isEqual } from "./lastUse.ts";
import { type Graded, type Match, whole } from "./match.ts";
import { matching } from "./search.ts";

type OtherMsp = Pick<MspSummary, "id" | "name" | "colour">;

/** One MSP’s tenants. */
export interface Searched {
  /** Null for the MSP that is shown. */
  readonly msp: OtherMsp | null;
  readonly tenants: readonly Tenant[];
  readonly usage: AppSnapshot["usage"];
  /** True for the stand-in of the MSP’s own token. */
  readonly isMspToken?: boolean;
}

/** A match with its MSP, which is null for the one that is shown. */
export interface Hit extends Match {
  readonly msp: OtherMsp | null;
}

/** A tenant and its MSP. */
export type HitTarget = Pick<Hit, "msp" | "tenant">;

/** The tenant’s name, by which it differs from every other one: with its MSP unless that is the one that is shown. */
export const targetName = ({ msp, tenant }: HitTarget): string =>
  tenantName(tenant) + (msp === null ? "" : ` (${msp.name})`);

/** The same workspace may be a tenant of several MSPs. */
export const keyOf = ({ msp, tenant }: HitTarget): string =>
  msp === null ? tenant.workspaceId : `${msp.id} ${tenant.workspaceId}`;

export const ofShownMsp = (match: Match): Hit => ({ ...match, msp: null });

const noTenants: readonly Tenant[] = [];
const noLists: readonly Searched[] = [];

/** The lists of all MSPs, the shown one first; an MSP that is not ready has nothing to copy. They are made again only if one of them has changed. */
export function useSearched(
  snapshot: AppSnapshot,
  more: readonly Searched[] = noLists,
): readonly Searched[] {
  const { msps, connection, usage, otherTenants, otherUsage } = snapshot;
  const tenants = connection.status === "ready" ? snapshot.tenants : noTenants;
  return useMemo(() => {
    const others = msps.flatMap((msp) => {
      const theirs = otherTenants[msp.id];
      return theirs === undefined
        ? []
        : [{ msp, tenants: theirs, usage: otherUsage[msp.id] ?? {} }];
    });
    return [{ msp: null, tenants, usage }, ...others, ...more];
  }, [msps, tenants, usage, otherTenants, otherUsage, more]);
}

/** The token of a hit’s tenant. */
export const tokenOf = ({ msp, tenant }: HitTarget, snapshot: AppSnapshot) =>
  (msp === null ? snapshot.tokens : snapshot.otherTokens[msp.id])?.[tenant.workspaceId];

/** The MSP’s name for a sentence about one of its tenants; null if there is only one MSP. */
export const mspToName = (
  { msps }: Pick<AppSnapshot, "msps">,
  mspId: string | null,
): string | null => (msps.length > 1 ? (msps.find(({ id }) => id === mspId)?.name ?? null) : null);

/** The MSP to name in a command; none for the MSP that is shown. */
export const targetOf = ({ msp }: HitTarget): readonly [] | readonly [string] =>
  msp === null ? [] : [msp.id];

interface Found {
  readonly match: Graded;
  readonly hit: Hit;
  readonly wasUsed: boolean;
}

/** Between equals of other MSPs, one that was copied before comes first. Between several of those, nothing says which was copied last. */
function byUse(found: readonly Found[]): readonly Found[] {
  const [first, ...others] = found;
  if (first === undefined || first.hit.msp === null || first.wasUsed) return found;
  const used = others.find(({ match, wasUsed }) => wasUsed && isEqual(first.match, match));
  return used === undefined ? found : [used, ...found.filter((each) => each !== used)];
}

/**
 * Marks the first hit and its equals, unless something decides between them: the shown MSP comes before others, in one MSP the
 * tenant copied last comes first, and between other MSPs a tenant that was copied before comes before those that never were.
 */
function withTies(found: readonly Found[]): readonly Hit[] {
  const [first, ...others] = found;
  if (first === undefined) return [];
  const equals = others.filter(({ match }) => isEqual(first.match, match));
  const isTied = ({ hit, wasUsed }: Found): boolean => {
    if (hit.msp === first.hit.msp) return !first.hit.usedLast;
    return first.hit.msp !== null && (wasUsed || !first.wasUsed);
  };
  const tied = new Set(equals.filter(isTied));
  const marked = (each: Found): Hit => (tied.has(each) ? { ...each.hit, isTied: true } : each.hit);
  const isForUse = first.hit.msp !== null && equals.length > 0;
  const top = tied.size > 0 ? { isTied: true } : isForUse ? { usedLast: true } : {};
  return [{ ...first.hit, ...top }, ...others.map(marked)];
}

/** At most `limit` of the shown MSP’s tenants, and as many of all others together. */
export function searchAll(
  lists: readonly Searched[],
  query: string,
  limit: number,
): readonly Hit[] {
  const all = lists.flatMap(({ msp, tenants, usage }) =>
    matching(tenants, query, usage, limit).map((match) => ({
      match,
      hit: { ...match, msp },
      wasUsed: usage[match.tenant.workspaceId] !== undefined,
    })),
  );
  const isPoor = all.every(({ match }) => match.grade === grades.letters);
  let others = 0;
  const shown = all
    .filter(({ match }) => isPoor || match.grade < grades.letters)
    .toSorted(
      ({ match: one }, { match: other }) =>
        Math.min(one.grade, grades.beginning) - Math.min(other.grade, grades.beginning),
    )
    .filter(({ hit }) => hit.msp === null || (others += 1) <= limit);
  return withTies(byUse(shown));
}

/** The tenants as they are now in the same lists; without those that are gone. */
export function asTheyAre(hits: readonly Hit[], lists: readonly Searched[]): readonly Hit[] {
  const wanted = new Set(hits.map(keyOf));
  const now = new Map<string, HitTarget & { readonly last: string | undefined }>();
  for (const { msp, tenants, usage } of lists) {
    const [last] = Object.keys(usage);
    for (const tenant of tenants) {
      const key = keyOf({ msp, tenant });
      if (wanted.has(key)) now.set(key, { msp, tenant, last });
    }
  }
  return hits.flatMap((hit) => {
    const found = now.get(keyOf(hit));
    if (found === undefined) return [];
    const { msp, tenant, last } = found;
    const usedLast = hit.usedLast && last === tenant.workspaceId;
    if (msp === hit.msp && tenant === hit.tenant && usedLast === hit.usedLast) return [hit];
    const isRenamed = tenant.name !== hit.tenant.name || tenant.alias !== hit.tenant.alias;
    return [{ ...(isRenamed ? whole(tenant) : hit), tenant, msp, usedLast }];
  });
}
