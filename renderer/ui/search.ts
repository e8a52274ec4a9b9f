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
const textsAndId = [...texts, ({ workspaceId }: Tenant) => workspaceId] as const;

interface Indexes {
  /** For a single letter, which is in nearly every tenant's every text. */
  readonly names: Index;
  readonly texts: Index;
  readonly withId: Index;
}

const indexes = new WeakMap<readonly Tenant[], Indexes>();

/** Made once for a list of tenants: they are the same objects in the next snapshot of a window, unless they changed. */
function indexesOf(tenants: readonly Tenant[]): Indexes {
  const known = indexes.get(tenants);
  if (known !== undefined) return known;
  const made = {
    names: fuzzysort.snapshot(tenants, { keys: texts.slice(0, 1) }),
    texts: fuzzysort.snapshot(tenants, { keys: texts }),
    withId: fuzzysort.snapshot(tenants, { keys: textsAndId }),
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

/** At most `limit`, in the order of their fitness; `query` is not blank. */
export function matching(
  tenants: readonly Tenant[],
  query: string,
  usage: Usage,
  limit: number,
): readonly Match[] {
  const text = query.trim();
  const isId = idLike.test(text);
  const { names, texts: named, withId } = indexesOf(tenants);
  const searched = text.length === 1 ? names : named;
  const nowMs = Date.now();
  const best = fuzzysort
    .go(isId ? text.replaceAll("-", "") : text, isId ? withId : searched, {
      limit,
      scoreFn: ({ score, obj }) => (score > 0 ? score + forUse(usage[obj.workspaceId], nowMs) : 0),
    })
    .map((result) => ({
      tenant: result.obj,
      inName: result[0]?.indexes ?? [],
      inAlias: result[1]?.indexes ?? [],
    }));
  if (best.length === limit) return best;
  const known = new Set(best.map(({ tenant }) => tenant));
  const more = withPieces(tenants, text).filter((tenant) => !known.has(tenant));
  return [
    ...best,
    ...more.slice(0, limit - best.length).map((tenant) => ({
      tenant,
      inName: marks(text, tenant.name),
      inAlias: marks(text, tenant.alias),
    })),
  ];
}
