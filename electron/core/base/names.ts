// Names of tenants and MSPs: cleaned, shortened, told apart and sorted.
import type { MspSummary, Tenant } from "../../contract/contract.ts";
import { charactersOf, clip, digitsOf, look } from "./redact.ts";
import { atOnce, inPieces, sorted, type Work } from "./timing.ts";

const longestName = 200;

/** One line of visible text, without control characters and direction overrides, of at most 200 characters. */
export const cleanName = (name: string): string => clip(name, longestName);

/** The name for sentences and menus; a workspace without a name shows the ends of its ID. */
export const nameOf = ({ name, workspaceId }: Pick<Tenant, "name" | "workspaceId">): string =>
  name === "" ? `workspace ${workspaceId.slice(0, 4)}…${workspaceId.slice(-4)}` : name;

/** In place of a tenant’s name: nobody may take the MSP’s own token for a tenant’s. */
export const wholeMsp = "the whole MSP";

/** At most `longest` characters as people count them; a cut in the middle shows as `…`. */
export function middleCut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const characters = charactersOf(text);
  if (characters.length <= longest) return text;
  const head = Math.ceil((longest - 1) / 2);
  const tail = longest - 1 - head;
  return `${characters.slice(0, head).join("")}…${characters.slice(-tail).join("")}`;
}

/** The characters in the middle by which a name differs from others, between its two ends. */
function differenceCut(name: string, sharedStart: number, longest: number): string {
  const characters = charactersOf(name);
  if (characters.length <= longest) return name;
  const end = Math.floor((longest - 2) / 3);
  const middle = longest - 2 - 2 * end;
  const head = characters.slice(0, end).join("");
  const last = characters.length - end;
  if (sharedStart + middle >= last)
    return `${head}…${characters.slice(end + 1 - longest).join("")}`;
  const difference = characters.slice(sharedStart, sharedStart + middle).join("");
  return `${head}…${difference}…${characters.slice(last).join("")}`;
}

/** How many characters all names begin with. */
function countShared(names: readonly string[]): number {
  const [first = [], ...others] = names.map(charactersOf);
  const differs = first.findIndex((character, at) =>
    others.some((other) => other[at] !== character),
  );
  return differs === -1 ? first.length : differs;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

const withIdEnd = (id: string, name: string, digits = 4): string => `${name} …${id.slice(-digits)}`;

/**
 * Ways to shorten names. Each is for names that still look the same after the previous way, and answers how to shorten one of
 * them: what they have in common is counted once, because a list can hold thousands.
 */
const cuts: readonly ((alike: readonly Named[], longest: number) => (named: Named) => string)[] = [
  (alike, longest) => {
    const shared = countShared(alike.map(({ name }) => name));
    return ({ name }) => differenceCut(name, shared, longest);
  },
  (_, longest) =>
    ({ id, name }) =>
      withIdEnd(id, middleCut(name, longest - 6)),
  (_, longest) =>
    ({ id, name }) =>
      `${middleCut(name, longest)} ${id}`,
];

/**
 * A label for each, by ID, of at most `longest` characters. No two look the same: a long name is cut so that the difference is
 * kept, and names that are equal end in the end of the ID.
 */
export function distinctLabels(
  all: readonly Named[],
  longest: number,
): ReadonlyMap<string, string> {
  const labels = new Map(all.map(({ id, name }) => [id, middleCut(name, longest)]));
  for (const cut of cuts) {
    const byLook = new Map<string, Named[]>();
    for (const named of all) {
      const seen = look(labels.get(named.id) ?? "");
      const alike = byLook.get(seen);
      if (alike === undefined) byLook.set(seen, [named]);
      else alike.push(named);
    }
    for (const alike of byLook.values()) {
      if (alike.length === 1) continue;
      const shorten = cut(alike, longest);
      for (const named of alike) labels.set(named.id, shorten(named));
    }
  }
  return labels;
}

/** Characters, as people count them, of a name in menus and notifications. */
export const longestLabel = 40;

const named = (tenant: Tenant): Named => ({ id: tenant.workspaceId, name: nameOf(tenant) });

/** How a tenant looks by its name in full, and by the name that is cut for menus. */
interface Looks {
  readonly full: string;
  readonly cut: string;
}

const lookCache = new WeakMap<Tenant, Looks>();

function looksOf(tenant: Tenant): Looks {
  const before = lookCache.get(tenant);
  if (before !== undefined) return before;
  const name = nameOf(tenant);
  const full = look(name);
  const looks = {
    full,
    cut: name.length <= longestLabel ? full : look(middleCut(name, longestLabel)),
  };
  lookCache.set(tenant, looks);
  return looks;
}

/** How the name in full looks, remembered with the tenant. */
export const lookOf = (tenant: Tenant): string => looksOf(tenant).full;

type Index = ReadonlyMap<string, readonly Tenant[]>;

const indexes = new WeakMap<readonly Tenant[], Index>();

/** The list’s tenants by how they look, in full and cut. Made once for a list, because it takes long for a long one. */
export function* indexed(all: readonly Tenant[]): Work<Index> {
  const known = indexes.get(all);
  if (known !== undefined) return known;
  const index = new Map<string, Tenant[]>();
  yield* inPieces(all, (tenant) => {
    const { full, cut } = looksOf(tenant);
    for (const seen of full === cut ? [full] : [full, cut]) {
      const alike = index.get(seen);
      if (alike === undefined) index.set(seen, [tenant]);
      else alike.push(tenant);
    }
  });
  indexes.set(all, index);
  return index;
}

/** The tenants of the list that look like one of `some`, in full or cut. */
function lookingLike(some: readonly Tenant[], all: readonly Tenant[]): readonly Tenant[] {
  const index = atOnce(indexed(all));
  const looks = new Set(some.flatMap((tenant) => Object.values(looksOf(tenant))));
  return [...new Set(Array.from(looks).flatMap((each) => index.get(each) ?? []))];
}

/**
 * Names for menus and notifications, by ID, which differ from that of every other tenant in the list. Only those are compared
 * that look like one of `some`, or like a name that one of them gets.
 */
export function shortNames(
  some: readonly Tenant[],
  all: readonly Tenant[],
): ReadonlyMap<string, string> {
  let alike = some === all ? all : lookingLike(some, all);
  for (;;) {
    const labels = distinctLabels(alike.map(named), longestLabel);
    const looks = new Set(alike.map((tenant) => looksOf(tenant).cut));
    const fresh = new Set(Array.from(labels.values(), look).filter((each) => !looks.has(each)));
    const more = fresh.size === 0 ? [] : all.filter((each) => fresh.has(looksOf(each).cut));
    if (more.length === 0) return labels;
    alike = alike.concat(more);
  }
}

export const shortName = (tenant: Tenant, all: readonly Tenant[]): string =>
  shortNames([tenant], all).get(tenant.workspaceId) ?? middleCut(nameOf(tenant), longestLabel);

/** The name in full. If others in the list have the same name, as much of the end of the ID follows as tells them apart. */
export function fullLabel({ id, name }: Named, all: readonly Named[]): string {
  const seen = look(name);
  const others = all.filter((other) => other.id !== id && look(other.name) === seen);
  if (others.length === 0) return name;
  return withIdEnd(id, name, digitsOf([id, ...others.map((other) => other.id)]));
}

type NamedMsp = Named & Pick<MspSummary, "workspaceId">;

/** Operators know an MSP by its workspace ID. Our own ID tells two apart that use the same workspace. */
const namedMsps = (msps: readonly NamedMsp[]): readonly Named[] =>
  msps.map(({ id, name, workspaceId }) => {
    const isShared = msps.some((other) => other.id !== id && other.workspaceId === workspaceId);
    return { id: isShared ? id : (workspaceId ?? id), name };
  });

/** The same MSPs by names that differ: those that are called alike end in the end of the ID. */
export function withFullNames<Msp extends NamedMsp>(msps: readonly Msp[]): readonly Msp[] {
  const all = namedMsps(msps);
  return msps.map((msp, at) => Object.assign({}, msp, { name: fullLabel(all[at] ?? msp, all) }));
}

/** The MSPs’ names, cut to so many characters, by ID. No two look the same. */
export function mspLabels(
  msps: readonly NamedMsp[],
  longest = longestLabel,
): ReadonlyMap<string, string> {
  const all = namedMsps(msps);
  const labels = distinctLabels(all, longest);
  return new Map(msps.map((msp, at) => [msp.id, labels.get(all[at]?.id ?? "") ?? msp.name]));
}

/** A tenant’s name in full, by which it differs from every other tenant in the list. */
export function fullName(tenant: Tenant, tenants: readonly Tenant[]): string {
  return fullLabel(named(tenant), lookingLike([tenant], tenants).map(named));
}

const collator = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });
const spelling = new Intl.Collator(undefined, { sensitivity: "variant", numeric: true });

/** Sorts by name, the nameless last. Names that differ in case or accents only always have the same order, too. */
export function byName(left: Pick<Tenant, "name">, right: Pick<Tenant, "name">): number {
  if ((left.name === "") !== (right.name === "")) return left.name === "" ? 1 : -1;
  return collator.compare(left.name, right.name) || spelling.compare(left.name, right.name);
}

type Listed = Pick<Tenant, "name" | "workspaceId">;

/** By name, those without one by ID. */
export const compareTenants = (left: Listed, right: Listed): number =>
  byName(left, right) || (left.workspaceId < right.workspaceId ? -1 : 1);

export const inOrder = <T extends Listed>(tenants: Iterable<T>): Work<readonly T[]> =>
  sorted([...tenants], compareTenants);

/** Zero for two aliases that are the same to the person who types them. */
export const compareAliases = (left: Pick<Tenant, "alias">, right: Pick<Tenant, "alias">): number =>
  collator.compare(left.alias, right.alias);
