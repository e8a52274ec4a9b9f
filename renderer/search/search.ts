// Finds tenants by name, alias, initials or workspace ID, the best and most used ones first.
import { usageHalfLifeMs } from "../../electron/contract/constants.ts";
import * as fuzzysort from "fuzzysort";
import type { AppSnapshot, Tenant } from "../../electron/contract/contract.ts";
import { fold, indexOf, lineKey, type Run, wordKeys } from "./searchIndex.ts";

export interface Match {
  readonly tenant: Tenant;
  /** Indexes of the matched characters; empty if the match was elsewhere. */
  readonly inName: readonly number[];
  readonly inAlias: readonly number[];
}

type Usage = AppSnapshot["usage"];

/** The beginning of a workspace ID, with or without hyphens; anything shorter is more likely a word. */
const idLike = /^[0-9a-f]{4}[0-9a-f-]*$/i;
/** A share of a perfect score: a tenant that is copied all day beats one that fits slightly better. */
const mostForUse = 0.2;

/** A share of a perfect score, like every score here; anything lower fits no better than chance. */
const goodEnough = 0.5;

/** A bonus between 0 and `mostForUse`. */
type ForUse = (tenant: Tenant) => number;

function forUseNow(usage: Usage): ForUse {
  const now = Date.now() / usageHalfLifeMs;
  return ({ workspaceId }) => {
    const rank = usage[workspaceId];
    return rank === undefined ? 0 : mostForUse / (1 + 2 ** (now - rank));
  };
}

const whole = (tenant: Tenant): Match => ({ tenant, inName: [], inAlias: [] });

function unsearched(
  tenants: readonly Tenant[],
  priority: (tenant: Tenant) => number,
): readonly Match[] {
  return tenants
    .map((tenant) => ({ tenant, order: priority(tenant) }))
    .toSorted((one, other) => other.order - one.order)
    .map(({ tenant }) => whole(tenant));
}

/** The order without a search: pinned tenants first, the others as they come. */
export const pinnedFirst = (tenants: readonly Tenant[]): readonly Match[] =>
  unsearched(tenants, ({ pinned }) => Number(pinned));

/** The order without a search in a short list: pinned tenants, then the most used, then the others as they come. */
export const usedFirst = (tenants: readonly Tenant[], usage: Usage): readonly Match[] =>
  unsearched(tenants, ({ pinned, workspaceId }) =>
    pinned ? Infinity : (usage[workspaceId] ?? -Infinity),
  );

const marks = (query: string, text: string): readonly number[] =>
  text === "" ? [] : (fuzzysort.single(query, text)?.indexes ?? []);

interface Found {
  readonly tenant: Tenant;
  /** Fuzzysort’s score: 1 is an exact match. */
  readonly score: number;
  readonly match: () => Match;
}

const ofWords = (result: fuzzysort.KeysResult<Tenant>): Found => ({
  tenant: result.obj,
  score: result.score,
  match: () => ({
    tenant: result.obj,
    inName: result[0]?.indexes ?? [],
    inAlias: result[1]?.indexes ?? [],
  }),
});

const ofLine = (result: fuzzysort.KeyResult<Tenant>): Found => ({
  tenant: result.obj,
  score: result.score,
  match() {
    const { obj: tenant, indexes } = result;
    const end = tenant.name.length;
    return {
      tenant,
      inName: indexes.filter((index) => index < end),
      inAlias: indexes.flatMap((index) => (index > end ? [index - end - 1] : [])),
    };
  },
});

/** Also true for a single letter, which nearly every text contains. */
const isForLines = (text: string): boolean => text.length === 1 || /\s/.test(text);

const best = (found: readonly Found[], limit: number): Found[] =>
  found.toSorted((one, other) => other.score - one.score).slice(0, limit);

/** The `limit` best matches, regardless of use. */
function fitting(runs: readonly Run[], text: string, limit: number): readonly Found[] {
  const isLine = isForLines(text);
  let found: Found[] = [];
  let threshold = goodEnough;
  for (const { words, lines } of runs) {
    const options = { limit, threshold };
    const more = isLine
      ? fuzzysort.go(text, lines, options).map(ofLine)
      : fuzzysort.go(text, words, options).map(ofWords);
    found.push(...more);
    if (found.length < 2 * limit) continue;
    found = best(found, limit);
    threshold = found.at(-1)?.score ?? goodEnough;
  }
  return found;
}

/** Scores every used tenant, as there are few: use can lift one above the limit, but never turns a miss into a match. */
function fittingInUse(used: readonly Tenant[], text: string, forUse: ForUse): readonly Found[] {
  const options = { limit: used.length, threshold: goodEnough };
  const found = isForLines(text)
    ? fuzzysort.go(text, used, { ...options, key: lineKey }).map(ofLine)
    : fuzzysort.go(text, used, { ...options, keys: wordKeys }).map(ofWords);
  return found.map(({ tenant, score, match }) => ({
    tenant,
    score: score + forUse(tenant),
    match,
  }));
}

/** Matches the beginning of the workspace ID, with or without hyphens; all such matches score the same. */
function withId(
  tenants: readonly Tenant[],
  text: string,
  forUse: ForUse,
  limit: number,
): readonly Found[] {
  if (!idLike.test(text)) return [];
  const start = text.replaceAll("-", "").toLowerCase();
  const found = tenants.filter(({ workspaceId }) => workspaceId.startsWith(start)).slice(0, limit);
  const score = fuzzysort.single(start, found[0]?.workspaceId ?? "")?.score ?? 0;
  return found.map((tenant) => ({
    tenant,
    score: score + forUse(tenant),
    match: () => whole(tenant),
  }));
}

/** Tenants whose whole name, alias or workspace ID was typed. */
const meant = (runs: readonly Run[], text: string): readonly Tenant[] =>
  runs.flatMap(({ exact }) => exact.get(fold(text)) ?? []);

/** Tenants whose name, alias or ID contains every word typed. Fuzzysort scores pieces of words below the threshold. */
function withPieces(runs: readonly Run[], text: string): readonly Tenant[] {
  const words = fold(text).split(/\s+/);
  return runs.flatMap(({ tenants, folded }) =>
    tenants.filter((_, index) => words.every((word) => folded[index]?.includes(word) === true)),
  );
}

/**
 * Returns at most `limit` matches for a `query` that is not blank: exact matches first, however little they are used, then the
 * fuzzy matches by score, then tenants that merely contain every word.
 */
export function matching(
  tenants: readonly Tenant[],
  query: string,
  usage: Usage,
  limit: number,
): readonly Match[] {
  const text = query.trim();
  const { runs, byId } = indexOf(tenants);
  const used = Object.keys(usage).flatMap((id) => byId.get(id) ?? []);
  const forUse = forUseNow(usage);
  const marked = (tenant: Tenant): Match => ({
    tenant,
    inName: marks(text, tenant.name),
    inAlias: marks(text, tenant.alias),
  });
  const found = new Map<Tenant, Match>();
  const add = (tenant: Tenant, match: () => Match) => {
    if (found.size < limit && !found.has(tenant)) found.set(tenant, match());
  };
  for (const tenant of meant(runs, text)) add(tenant, () => marked(tenant));
  const fit = [
    ...fitting(runs, text, limit),
    ...fittingInUse(used, text, forUse),
    ...withId([...used, ...tenants], text, forUse, used.length + limit),
  ];
  for (const { tenant, match } of best(fit, fit.length)) add(tenant, match);
  if (found.size < limit)
    for (const tenant of withPieces(runs, text)) add(tenant, () => marked(tenant));
  return [...found.values()];
}
