// Finds one MSP’s tenants by name, alias, initials or workspace ID, exact matches first and scattered letters last.
import { usageHalfLifeMs } from "../../electron/contract/constants.ts";
import * as fuzzysort from "fuzzysort";
import type { AppSnapshot, Tenant } from "../../electron/contract/contract.ts";
import { exactGrade, gradeBy, grades, idLike, withoutHyphens } from "./grades.ts";
import { type LastUse, lastUseIn, withLastUse } from "./lastUse.ts";
import { type Graded, type Match, whole } from "./match.ts";
import { fold, foldTenant, indexOf, lineKey, type Run, wordKeys } from "./searchIndex.ts";

export type { Match } from "./match.ts";

type Usage = AppSnapshot["usage"];

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
    usedLast: false,
    isTied: false,
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
      usedLast: false,
      isTied: false,
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
  const start = withoutHyphens(text);
  const found = tenants.filter(({ workspaceId }) => workspaceId.startsWith(start)).slice(0, limit);
  const score = fuzzysort.single(start, found[0]?.workspaceId ?? "")?.score ?? 0;
  return found.map((tenant) => ({
    tenant,
    score: score + forUse(tenant),
    match: () => whole(tenant),
  }));
}

interface Exact {
  readonly tenant: Tenant;
  readonly grade: number;
}

/** Tenants whose whole name, alias or workspace ID was typed. Among equals the one that was copied last comes first. */
function exactly(runs: readonly Run[], text: string, lastUse: LastUse): readonly Exact[] {
  const typed = new Set([fold(text), idLike.test(text) ? withoutHyphens(text) : fold(text)]);
  return runs
    .flatMap(({ exact }) => [...typed].flatMap((key) => exact.get(key) ?? []))
    .map((tenant) => ({ tenant, grade: exactGrade(tenant, text) }))
    .toSorted(
      (one, other) => one.grade - other.grade || lastUse(one.tenant) - lastUse(other.tenant),
    );
}

/** Tenants that begin with the text or contain all its words. Fuzzysort scores pieces of words below the threshold. */
function scan(runs: readonly Run[], gradeOf: ReturnType<typeof gradeBy>, limit: number) {
  const beginning: Tenant[] = [];
  const words: Tenant[] = [];
  for (const { tenants, folded } of runs)
    for (const [index, tenant] of tenants.entries()) {
      const texts = folded[index];
      const grade = texts === undefined ? grades.letters : gradeOf(texts, tenant);
      if (grade === grades.beginning) beginning.push(tenant);
      if (grade === grades.words) words.push(tenant);
      if (beginning.length === limit) return { beginning, words };
    }
  return { beginning, words };
}

/**
 * Returns at most `limit` matches for a `query` that is not blank: exact matches first, however little they are used, then names
 * and aliases that begin with the text, then those that contain every word. Only if there is none of these, scattered letters
 * match too.
 */
export function matching(
  tenants: readonly Tenant[],
  query: string,
  usage: Usage,
  limit: number,
): readonly Graded[] {
  const text = query.trim().replaceAll(/\s+/g, " ");
  const { runs, byId } = indexOf(tenants);
  const used = Object.keys(usage).flatMap((id) => byId.get(id) ?? []);
  const forUse = forUseNow(usage);
  const lastUse = lastUseIn(usage);
  const gradeOf = gradeBy(text);
  const found = new Map<Tenant, Graded>();
  const add = (tenant: Tenant, grade: number, match: () => Match) => {
    if (found.size < limit && !found.has(tenant)) found.set(tenant, { ...match(), grade });
  };
  const marked = (tenant: Tenant) => (): Match => ({
    ...whole(tenant),
    inName: marks(text, tenant.name),
    inAlias: marks(text, tenant.alias),
  });
  for (const { tenant, grade } of exactly(runs, text, lastUse)) add(tenant, grade, marked(tenant));
  const fit = best(
    [
      ...fitting(runs, text, limit),
      ...fittingInUse(used, text, forUse),
      ...withId([...used, ...tenants], text, forUse, used.length + limit),
    ],
    Infinity,
  );
  const fitGrades = fit.map(({ tenant }) => gradeOf(foldTenant(tenant), tenant));
  const addFitting = (grade: number) => {
    for (const [index, { tenant, match }] of fit.entries())
      if (fitGrades[index] === grade) add(tenant, grade, match);
  };
  const scanned = scan(runs, gradeOf, limit);
  for (const part of ["beginning", "words"] as const) {
    addFitting(grades[part]);
    for (const tenant of scanned[part]) add(tenant, grades[part], marked(tenant));
  }
  if (found.size === 0) addFitting(grades.letters);
  return withLastUse([...found.values()], lastUse);
}
