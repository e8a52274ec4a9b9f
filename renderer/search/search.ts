// Which tenants match what is typed, best and most used first: by name, alias, initials or workspace ID.
import * as fuzzysort from "fuzzysort";
import type { AppSnapshot, Tenant } from "../../electron/contract/contract.ts";
import { fold, indexOf, lineKey, type Run, wordKeys } from "./searchIndex.ts";

export interface Match {
  readonly tenant: Tenant;
  /** Indexes of the matched characters; empty where something else matched. */
  readonly inName: readonly number[];
  readonly inAlias: readonly number[];
}

type Usage = AppSnapshot["usage"];

/** The beginning of a workspace ID, with hyphens or without; anything shorter is more likely a word. */
const idLike = /^[0-9a-f]{4}[0-9a-f-]*$/i;
const halfLifeMs = 3 * 24 * 60 * 60 * 1000;
/** Of a perfect match; a tenant that is copied all day beats one that fits a little better. */
const mostForUse = 0.2;

/** Of a perfect match, as are all scores: what is below fits no better than chance. */
const goodEnough = 0.5;

/** Between 0 and `mostForUse`. */
type ForUse = (tenant: Tenant) => number;

function forUseNow(usage: Usage): ForUse {
  const now = Date.now() / halfLifeMs;
  return ({ workspaceId }) => {
    const rank = usage[workspaceId];
    return rank === undefined ? 0 : mostForUse / (1 + 2 ** (now - rank));
  };
}

const whole = (tenant: Tenant): Match => ({ tenant, inName: [], inAlias: [] });

function unsearched(
  tenants: readonly Tenant[],
  first: (tenant: Tenant) => number,
): readonly Match[] {
  return tenants
    .map((tenant) => ({ tenant, order: first(tenant) }))
    .toSorted((one, other) => other.order - one.order)
    .map(({ tenant }) => whole(tenant));
}

/** Where nothing is typed: pinned tenants, then as they are. */
export const pinnedFirst = (tenants: readonly Tenant[]): readonly Match[] =>
  unsearched(tenants, ({ pinned }) => Number(pinned));

/** Where nothing is typed and few are shown: pinned tenants, then the most used, then as they are. */
export const usedFirst = (tenants: readonly Tenant[], usage: Usage): readonly Match[] =>
  unsearched(tenants, ({ pinned, workspaceId }) =>
    pinned ? Infinity : (usage[workspaceId] ?? -Infinity),
  );

const marks = (query: string, text: string): readonly number[] =>
  text === "" ? [] : (fuzzysort.single(query, text)?.indexes ?? []);

interface Found {
  readonly tenant: Tenant;
  /** Fuzzysort's: 1 is exact. */
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

/** A single letter is in nearly every text, too. */
const isForLines = (text: string): boolean => text.length === 1 || /\s/.test(text);

const best = (found: readonly Found[], limit: number): Found[] =>
  found.toSorted((one, other) => other.score - one.score).slice(0, limit);

/** The `limit` that fit best by themselves; use is not asked about. */
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

/** Those in use are few, and each is looked at: use brings one forward that would be cut off, and makes no match of none. */
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

/** By the beginning of the ID, with hyphens or without: all fit equally well. */
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

/** By the whole of a name, alias or workspace ID. */
const meant = (runs: readonly Run[], text: string): readonly Tenant[] =>
  runs.flatMap(({ exact }) => exact.get(fold(text)) ?? []);

/** Tenants in whose name, alias or ID every word stands as it was typed: pieces within a word are below fuzzysort's threshold. */
function withPieces(runs: readonly Run[], text: string): readonly Tenant[] {
  const words = fold(text).split(/\s+/);
  return runs.flatMap(({ tenants, folded }) =>
    tenants.filter((_, index) => words.every((word) => folded[index]?.includes(word) === true)),
  );
}

/**
 * At most `limit`; `query` is not blank. What is meant exactly comes first, whatever is used most; then what fits, in the order of
 * its fitness; then the rest that holds every word.
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
