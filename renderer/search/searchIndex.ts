// The search index. It is built in runs of tenants, and runs that did not change are kept for the next list.
import * as fuzzysort from "fuzzysort";
import type { Tenant } from "../../electron/contract/contract.ts";

/** Consecutive tenants of the list. All runs together are the list. */
export interface Run {
  readonly tenants: readonly Tenant[];
  /** Name, alias and initials, for a single word. */
  readonly words: fuzzysort.SnapshotKeys<Tenant>;
  /** Name and alias as one text, for words that may be in either. */
  readonly lines: fuzzysort.SnapshotKey<Tenant>;
  /** Tenants by their whole folded name or alias, and by workspace ID. */
  readonly exact: ReadonlyMap<string, readonly Tenant[]>;
  readonly folded: readonly Folded[];
}

/** A tenant’s texts as they are compared, without accents and capitals. */
export interface Folded {
  readonly name: string;
  readonly alias: string;
  readonly tags: string;
  /** Name, alias, tags and ID. */
  readonly all: string;
}

// oxlint-disable-next-line no-control-regex -- all of ASCII is meant
const ascii = /^[\u0000-\u007f]*$/;
/** Letters that Unicode does not split into a plain one and its accent, by what a keyboard without them types. */
const indivisible: Readonly<Record<string, string>> = {
  ß: "ss",
  ẞ: "SS",
  ı: "i",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ð: "d",
  Ð: "D",
  æ: "ae",
  Æ: "AE",
  œ: "oe",
  Œ: "OE",
  þ: "th",
  Þ: "Th",
};

const withoutAccents = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/[\p{M}\p{DI}]/gu, "")
    .replaceAll(/\P{ASCII}/gu, (letter) => indivisible[letter] ?? letter);

/** Removes accents, capitals and what cannot be seen. */
export const fold = (text: string): string =>
  (ascii.test(text) ? text : withoutAccents(text)).toLowerCase();

const initials = ({ name }: Tenant): string =>
  Array.from(name.matchAll(/[\p{L}\p{N}]+/gu), ([word]) => word.at(0) ?? "").join("");

export const wordKeys = [({ name }: Tenant) => name, ({ alias }: Tenant) => alias, initials];
export const lineKey = ({ name, alias }: Tenant): string =>
  alias === "" ? name : `${name} ${alias}`;

function byWhole(tenants: readonly Tenant[], folded: readonly Folded[]): Run["exact"] {
  const found = new Map<string, Tenant[]>();
  for (const [index, tenant] of tenants.entries())
    for (const text of new Set([
      folded[index]?.name ?? "",
      folded[index]?.alias ?? "",
      tenant.workspaceId,
    ])) {
      const others = found.get(text);
      if (others === undefined) found.set(text, [tenant]);
      else others.push(tenant);
    }
  return found;
}

export function foldTenant({ name, alias, tags, workspaceId }: Tenant): Folded {
  const folded = { name: fold(name), alias: fold(alias), tags: fold(tags.join(" ")) };
  return { ...folded, all: `${folded.name} ${folded.alias} ${folded.tags} ${workspaceId}` };
}

function makeRun(tenants: readonly Tenant[]): Run {
  const folded = tenants.map(foldTenant);
  return {
    tenants,
    words: fuzzysort.snapshot(tenants, { keys: wordKeys }),
    lines: fuzzysort.snapshot(tenants, { key: lineKey }),
    exact: byWhole(tenants, folded),
    folded,
  };
}

const runs = new WeakMap<Tenant, Run>();

/** Reuses the known run while it holds exactly the same tenants. */
function runOf(tenants: readonly Tenant[]): Run {
  const [first] = tenants;
  const known = first === undefined ? undefined : runs.get(first);
  const isSame =
    known?.tenants.length === tenants.length &&
    known.tenants.every((tenant, index) => tenant === tenants[index]);
  if (isSame) return known;
  const made = makeRun(tenants);
  if (first !== undefined) runs.set(first, made);
  return made;
}

/** One tenant in 256 ends a run, whatever its neighbours are: adding, removing or changing a tenant rebuilds one run only. */
function inRuns(tenants: readonly Tenant[]): readonly (readonly Tenant[])[] {
  const ends = tenants.flatMap(({ workspaceId }, index) =>
    workspaceId.endsWith("00") ? [index + 1] : [],
  );
  return [...ends, tenants.length].map((end, index) => tenants.slice(ends[index - 1] ?? 0, end));
}

interface Index {
  readonly runs: readonly Run[];
  readonly byId: ReadonlyMap<string, Tenant>;
}

const indexes = new WeakMap<readonly Tenant[], Index>();

export function indexOf(tenants: readonly Tenant[]): Index {
  const known = indexes.get(tenants);
  if (known !== undefined) return known;
  const made = {
    runs: inRuns(tenants).map(runOf),
    byId: new Map(tenants.map((tenant) => [tenant.workspaceId, tenant])),
  };
  indexes.set(tenants, made);
  return made;
}

/** Letter pairs that match nearly every name: fuzzysort completes a name’s index when it first looks at the name. */
const common = ["a e", "i o", "e r", "n s", "a t", "o n", "i l", "u c"];

const prepared = new WeakSet<Run>();

function prepare(run: Run): void {
  if (prepared.has(run)) return;
  prepared.add(run);
  for (const letters of common) fuzzysort.go(letters, run.lines);
  fuzzysort.go("ready", run.words);
}

/** Builds the index ahead of the first key, one run at a time. The returned function cancels what is left. */
export function prepareSearch(tenants: readonly Tenant[], done?: () => void): () => void {
  const waiting = inRuns(tenants).values();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = () => {
    const { value: run } = waiting.next();
    if (run === undefined) {
      indexOf(tenants);
      done?.();
      return;
    }
    prepare(runOf(run));
    timer = setTimeout(next);
  };
  timer = setTimeout(next);
  return () => clearTimeout(timer);
}
