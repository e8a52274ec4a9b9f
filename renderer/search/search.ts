// Finds one MSP’s tenants by name, alias, initials, tags or workspace ID, exact matches first and scattered letters last.
import { usageHalfLifeMs } from "../../electron/contract/constants.ts";
import * as fuzzysort from "fuzzysort";
import type { AppSnapshot, Tenant } from "../../electron/contract/contract.ts";
import {
  exactGrade,
  gradeBy,
  grades,
  idLike,
  type InexactGrade,
  withoutHyphens,
} from "./grades.ts";
import { type LastUse, lastUseIn, withLastUse } from "./lastUse.ts";
import { type Graded, type Match, whole } from "./match.ts";
import { fold, foldTenant, indexOf, lineKey, type Run } from "./searchIndex.ts";

export type { Match } from "./match.ts";

type Usage = AppSnapshot["usage"];

/** A share of a perfect score, which is 1; anything lower fits no better than chance. */
const goodEnough = 0.5;

/** How long one copy puts a tenant before those that fit as well, in half-lives of its use: a month. Several copies last longer. */
const longestUse = 10;

/** The tenants that were copied lately, the most used first. */
function usedLately(usage: Usage, byId: ReadonlyMap<string, Tenant>): readonly Tenant[] {
  const oldest = Date.now() / usageHalfLifeMs - longestUse;
  return Object.entries(usage)
    .filter(([, rank]) => rank > oldest)
    .toSorted(([, one], [, other]) => other - one)
    .flatMap(([id]) => byId.get(id) ?? []);
}

/** The order without a search in a short list: pinned tenants, then the most used, then the others as they come. */
export function usedFirst(tenants: readonly Tenant[], usage: Usage): readonly Match[] {
  const rankOf = ({ pinned, workspaceId }: Tenant) =>
    pinned ? Infinity : (usage[workspaceId] ?? -Infinity);
  return tenants
    .map((tenant) => ({ tenant, rank: rankOf(tenant) }))
    .toSorted((one, other) => other.rank - one.rank)
    .map(({ tenant }) => whole(tenant));
}

/** Also true for a single letter, which nearly every text contains. */
const isForLines = (text: string): boolean => text.length === 1 || /\s/.test(text);

const indexesIn = (query: string, text: string): readonly number[] =>
  text === "" ? [] : (fuzzysort.single(query, text)?.indexes ?? []);

/** Words may be partly in the name and partly in the alias. */
function marked(query: string, tenant: Tenant): Match {
  const { name, alias } = tenant;
  if (!isForLines(query))
    return { ...whole(tenant), inName: indexesIn(query, name), inAlias: indexesIn(query, alias) };
  const indexes = indexesIn(query, lineKey(tenant));
  return {
    ...whole(tenant),
    inName: indexes.filter((index) => index < name.length),
    inAlias: indexes.flatMap((index) => (index > name.length ? [index - name.length - 1] : [])),
  };
}

/** The `limit` closest matches by scattered letters or initials. */
function scattered(runs: readonly Run[], text: string, limit: number): readonly Tenant[] {
  const options = { limit, threshold: goodEnough };
  return runs
    .flatMap(({ words, lines }): readonly { obj: Tenant; score: number }[] =>
      isForLines(text) ? fuzzysort.go(text, lines, options) : fuzzysort.go(text, words, options),
    )
    .toSorted((one, other) => other.score - one.score)
    .slice(0, limit)
    .map(({ obj }) => obj);
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

const parts = [grades.beginning, grades.id, grades.words, grades.pieces] as const;
type Parts = Map<InexactGrade, Tenant[]>;

/** The tenants of each grade, in the list’s order. */
function scan(runs: readonly Run[], gradeOf: ReturnType<typeof gradeBy>, limit: number): Parts {
  const found: Parts = new Map(parts.map((grade) => [grade, []]));
  const first = found.get(grades.beginning);
  for (const { tenants, folded } of runs)
    for (const [index, tenant] of tenants.entries()) {
      const texts = folded[index];
      const grade = texts === undefined ? grades.letters : gradeOf(texts, tenant);
      found.get(grade)?.push(tenant);
      if (first?.length === limit) return found;
    }
  return found;
}

/**
 * Returns at most `limit` matches for a `query` that is not blank: exact matches first, however little they are used, then names
 * and aliases that begin with the text, then IDs, then names with words that begin with its words, then those that contain every
 * word. In each of these, tenants that were copied lately come first, the most used at the top, then the others in the list’s
 * order. Only if there is none of these, scattered letters match too, the closest first.
 */
export function matching(
  tenants: readonly Tenant[],
  query: string,
  usage: Usage,
  limit: number,
): readonly Graded[] {
  const text = query.trim().replaceAll(/\s+/g, " ");
  const { runs, byId } = indexOf(tenants);
  const lastUse = lastUseIn(usage);
  const gradeOf = gradeBy(text);
  const found = new Map<Tenant, Graded>();
  const add = (tenant: Tenant, grade: number) => {
    if (found.size < limit && !found.has(tenant))
      found.set(tenant, { ...marked(text, tenant), grade });
  };
  for (const { tenant, grade } of exactly(runs, text, lastUse)) add(tenant, grade);
  const used = usedLately(usage, byId).map((tenant) => ({
    tenant,
    grade: gradeOf(foldTenant(tenant), tenant),
  }));
  for (const [part, others] of scan(runs, gradeOf, limit)) {
    for (const { tenant, grade } of used) if (grade === part) add(tenant, grade);
    for (const tenant of others) add(tenant, part);
  }
  if (found.size === 0)
    for (const tenant of scattered(runs, text, limit)) add(tenant, grades.letters);
  return withLastUse([...found.values()], lastUse);
}
