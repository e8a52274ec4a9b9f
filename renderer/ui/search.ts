// Which tenants match what is typed, best and most used first: by name, alias, initials or workspace ID.
import * as fuzzysort from "fuzzysort";
import type { AppSnapshot, Tenant } from "../../electron/contract.ts";

export interface Match {
  readonly tenant: Tenant;
  /** Indexes of the matched characters; empty where something else matched. */
  readonly inName: readonly number[];
  readonly inAlias: readonly number[];
}

type Usage = AppSnapshot["usage"];
type Index = fuzzysort.SnapshotKeys<Tenant>;

const initials = ({ name }: Tenant): string =>
  Array.from(name.matchAll(/[\p{L}\p{N}]+/gu), ([word]) => word.at(0) ?? "").join("");

const texts = [({ name }: Tenant) => name, ({ alias }: Tenant) => alias, initials] as const;

interface Indexes {
  /** For a single letter, which is in nearly every tenant's every text. */
  readonly names: Index;
  readonly texts: Index;
  /** By the whole of a name, alias or workspace ID. */
  readonly exact: ReadonlyMap<string, readonly Tenant[]>;
}

const indexes = new WeakMap<readonly Tenant[], Indexes>();

function exactIndex(tenants: readonly Tenant[]): ReadonlyMap<string, readonly Tenant[]> {
  const found = new Map<string, Tenant[]>();
  for (const tenant of tenants)
    for (const text of new Set([fold(tenant.name), fold(tenant.alias), tenant.workspaceId])) {
      const others = found.get(text);
      if (others === undefined) found.set(text, [tenant]);
      else others.push(tenant);
    }
  return found;
}

/** Made once for a list of tenants: they are the same objects in the next snapshot of a window, unless they changed. */
function indexesOf(tenants: readonly Tenant[]): Indexes {
  const known = indexes.get(tenants);
  if (known !== undefined) return known;
  const made = {
    names: fuzzysort.snapshot(tenants, { keys: texts.slice(0, 1) }),
    texts: fuzzysort.snapshot(tenants, { keys: texts }),
    exact: exactIndex(tenants),
  };
  indexes.set(tenants, made);
  return made;
}

// oxlint-disable-next-line no-control-regex -- all of ASCII is meant
const ascii = /^[\u0000-\u007f]*$/;
const fold = (text: string): string =>
  (ascii.test(text) ? text : text.normalize("NFKD").replaceAll(/\p{M}/gu, "")).toLowerCase();

const folded = new WeakMap<Tenant, string>();

function foldedText(tenant: Tenant): string {
  const known = folded.get(tenant);
  if (known !== undefined) return known;
  const text = fold(`${tenant.name} ${tenant.alias} ${tenant.workspaceId}`);
  folded.set(tenant, text);
  return text;
}

/** Makes ahead of time what the first key typed would have to wait for. */
export const prepareSearch = (tenants: readonly Tenant[]): void => {
  tenants.forEach(foldedText);
  fuzzysort.go("prepare", indexesOf(tenants).texts, { limit: 1 });
};

/** The beginning of a workspace ID, with hyphens or without; anything shorter is more likely a word. */
const idLike = /^[0-9a-f]{4}[0-9a-f-]*$/i;
const halfLifeMs = 3 * 24 * 60 * 60 * 1000;
/** Of a perfect match; a tenant that is copied all day beats one that fits a little better. */
const mostForUse = 0.2;

/** Between 0 and `mostForUse`. */
function forUse(rank: number | undefined, nowMs: number): number {
  if (rank === undefined) return 0;
  const uses = 2 ** (rank - nowMs / halfLifeMs);
  return (mostForUse * uses) / (uses + 1);
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

/** Tenants in whose name, alias or ID every word stands as it was typed: pieces within a word are below fuzzysort's threshold. */
function withPieces(tenants: readonly Tenant[], text: string): readonly Tenant[] {
  const words = fold(text).split(/\s+/);
  return tenants.filter((tenant) => {
    const within = foldedText(tenant);
    return words.every((word) => within.includes(word));
  });
}

/** Words of one letter each are initials: as words they would be in nearly every name. */
const asInitials = (text: string): string =>
  /^\S(?:\s+\S)+$/u.test(text) ? text.replaceAll(/\s+/g, "") : text;

/** By its beginning, hyphens or not. */
function withId(tenants: readonly Tenant[], text: string, limit: number): readonly Tenant[] {
  if (!idLike.test(text)) return [];
  const start = text.replaceAll("-", "").toLowerCase();
  const found: Tenant[] = [];
  for (const tenant of tenants) {
    if (found.length === limit) break;
    if (tenant.workspaceId.startsWith(start)) found.push(tenant);
  }
  return found;
}

/**
 * At most `limit`; `query` is not blank. What is meant exactly comes first, whatever is used most: then IDs, then names in the
 * order of their fitness, then those with every piece within a word.
 */
export function matching(
  tenants: readonly Tenant[],
  query: string,
  usage: Usage,
  limit: number,
): readonly Match[] {
  const text = query.trim();
  const { names, texts: named, exact } = indexesOf(tenants);
  const nowMs = Date.now();
  const searched = asInitials(text);
  const fitting = fuzzysort
    .go(searched, text.length === 1 ? names : named, {
      limit,
      scoreFn: ({ score, obj }) => (score > 0 ? score + forUse(usage[obj.workspaceId], nowMs) : 0),
    })
    .map((result) => ({
      tenant: result.obj,
      inName: result[0]?.indexes ?? [],
      inAlias: result[1]?.indexes ?? [],
    }));
  const found = new Map<Tenant, Match>();
  const marked = (tenant: Tenant): Match => ({
    tenant,
    inName: marks(text, tenant.name),
    inAlias: marks(text, tenant.alias),
  });
  const add = (tenant: Tenant, match: () => Match) => {
    if (found.size < limit && !found.has(tenant)) found.set(tenant, match());
  };
  const whollyMeant = [
    ...(exact.get(fold(text)) ?? []),
    ...(exact.get(text.replaceAll("-", "").toLowerCase()) ?? []),
  ];
  for (const tenant of whollyMeant) add(tenant, () => marked(tenant));
  for (const tenant of withId(tenants, text, limit)) add(tenant, () => whole(tenant));
  for (const match of fitting) add(match.tenant, () => match);
  if (found.size < limit)
    for (const tenant of withPieces(tenants, text)) add(tenant, () => marked(tenant));
  return [...found.values()];
}
