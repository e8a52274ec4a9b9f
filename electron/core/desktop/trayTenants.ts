// The menu of all tenants, of an MSP and of all MSPs: filed by letter, and no part of it longer than a screen.
import type { Tenant } from "../../contract/contract.ts";
import type { MspGroup } from "../snapshot.ts";
import { middleCut } from "../tenants/names.ts";
import { copyItem, longestName, mspStatus, shownName, type TrayItem } from "./trayItems.ts";

/** Of any menu, so that it fits on every screen. */
const mostEntries = 25;

/** A letter as people file by it: accents off, digits together, everything else under one sign. */
function letterOf(tenant: Tenant): string {
  const first = /[\p{L}\p{N}]/u.exec(tenant.name.normalize("NFKD"))?.[0];
  if (first === undefined) return "#";
  return /\p{N}/u.test(first) ? "0–9" : (Array.from(first.toUpperCase())[0] ?? first);
}

/** Menus of at most 25 entries, however many levels that takes; a range is named by its two ends. */
function split<T>(
  entries: readonly T[],
  nameOfEntry: (entry: T) => string,
  draw: (entry: T) => TrayItem,
): readonly TrayItem[] {
  if (entries.length <= mostEntries) return entries.map(draw);
  let size = mostEntries;
  while (entries.length > size * mostEntries) size *= mostEntries;
  return Array.from({ length: Math.ceil(entries.length / size) }, (_, index): TrayItem => {
    const part = entries.slice(index * size, (index + 1) * size);
    const ends = [part[0], part.at(-1)].flatMap((entry) => (entry ? [nameOfEntry(entry)] : []));
    const label = ends.map((name) => middleCut(name, longestName / 2)).join(" – ");
    return { kind: "menu", label, items: split(part, nameOfEntry, draw) };
  });
}

const letters = new Intl.Collator();
const inOrder = (one: string, other: string): number =>
  Number(one === "#") - Number(other === "#") || letters.compare(one, other);

function byLetter({ id, tenants }: MspGroup): readonly TrayItem[] {
  const draw = (tenant: Tenant): TrayItem => copyItem(id, tenant, shownName(tenant));
  if (tenants.length <= mostEntries) return tenants.map(draw);
  const groups = new Map<string, Tenant[]>();
  for (const tenant of tenants) {
    const letter = letterOf(tenant);
    const members = groups.get(letter);
    if (members === undefined) groups.set(letter, [tenant]);
    else members.push(tenant);
  }
  return split(
    [...groups].toSorted(([one], [other]) => inOrder(one, other)),
    ([letter]) => letter,
    ([letter, members]) => ({
      kind: "menu",
      label: letter,
      items: split(members, shownName, draw),
    }),
  );
}

const made = new WeakMap<readonly Tenant[], readonly TrayItem[]>();

/**
 * Empty where nothing can be copied. Made once for a list of tenants: the same list gives the same items, by which the adapter
 * knows what it has drawn.
 */
export function allTenants(group: MspGroup): readonly TrayItem[] {
  if (group.status !== "ready") return [];
  const known = made.get(group.tenants);
  if (known !== undefined) return known;
  const items = byLetter(group);
  made.set(group.tenants, items);
  return items;
}

/** By the MSPs' names; one without tenants, or without its client secret, is there with its status. */
export const allMsps = (groups: readonly MspGroup[]): readonly TrayItem[] =>
  split(
    groups.toSorted((one, other) => letters.compare(one.name, other.name)),
    ({ name }) => name,
    (group) => {
      const items = allTenants(group);
      if (items.length === 0) return mspStatus(group, false);
      return { kind: "menu", label: middleCut(group.name, longestName), items };
    },
  );
