// The tray’s menus of all tenants: sorted by letter, and never longer than a screen.
import type { Tenant } from "../../contract/contract.ts";
import { longestLabel, middleCut, mspLabels, nameOf, shortNames } from "../base/names.ts";
import {
  action,
  copyItem,
  line,
  mspStatus,
  mspTokenItem,
  type TrayItem,
  type TrayMsp,
} from "./trayItem.ts";

/** The most entries of any menu, so that it fits on every screen. */
const mostEntries = 25;

/** The most tenants that are listed, of all MSPs together. Beyond that nobody finds one in a menu, but in the quick pick. */
const mostListed = 10_000;

/** The letter to file a tenant under: without accents, all digits together, everything else under `#`. */
function letterOf(tenant: Tenant): string {
  const first = /[\p{L}\p{N}]/u.exec(tenant.name.normalize("NFKD"))?.[0];
  if (first === undefined) return "#";
  return /\p{N}/u.test(first) ? "0–9" : (Array.from(first.toUpperCase())[0] ?? first);
}

/** Splits entries into menus of at most 25, on as many levels as needed; the ends of a range name it. */
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
    const label = ends.map((name) => middleCut(name, longestLabel / 2)).join(" – ");
    return { kind: "menu", label, items: split(part, nameOfEntry, draw) };
  });
}

const letters = new Intl.Collator();
const inOrder = (one: string, other: string): number =>
  Number(one === "#") - Number(other === "#") || letters.compare(one, other);

function byLetter({ id, tenants }: TrayMsp): readonly TrayItem[] {
  const names = shortNames(tenants, tenants);
  const draw = (tenant: Tenant): TrayItem =>
    copyItem(id, tenant, names.get(tenant.workspaceId) ?? nameOf(tenant));
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
      items: split(members, nameOf, draw),
    }),
  );
}

const isSame = (one: TrayItem, other: TrayItem | undefined): boolean => {
  if (one.kind === "menu")
    return other?.kind === "menu" && one.label === other.label && one.items === other.items;
  if (one.kind !== "action" || other?.kind !== "action") return false;
  if (one.action.kind !== "copy" || other.action.kind !== "copy") return false;
  return one.label === other.label && one.action.workspaceId === other.action.workspaceId;
};

/** The items, with the very menus of `before` wherever nothing in them has changed. */
function kept(items: readonly TrayItem[], before: readonly TrayItem[]): readonly TrayItem[] {
  const menus = new Map(
    before.flatMap((item) => (item.kind === "menu" ? [[item.label, item.items]] : [])),
  );
  const now = items.map((item) =>
    item.kind === "menu" ? { ...item, items: kept(item.items, menus.get(item.label) ?? []) } : item,
  );
  const isUnchanged =
    now.length === before.length && now.every((item, at) => isSame(item, before[at]));
  return isUnchanged ? before : now;
}

interface Drawn {
  readonly tenants: readonly Tenant[];
  readonly items: readonly TrayItem[];
}

/** What was drawn last, by MSP. */
const drawn = new Map<string, Drawn>();

const hasSameNames = (one: readonly Tenant[], other: readonly Tenant[]): boolean =>
  one.length === other.length &&
  one.every(
    ({ workspaceId, name }, at) =>
      workspaceId === other[at]?.workspaceId && name === other[at]?.name,
  );

/**
 * Empty if nothing can be copied. Whatever shows the same names is the same array as before, so that the adapter need not draw it
 * again: a menu of 10,000 entries takes Electron a tenth of a second.
 */
export function allTenants(msp: TrayMsp): readonly TrayItem[] {
  if (msp.status !== "ready") {
    drawn.delete(msp.id);
    return [];
  }
  const { id, tenants } = msp;
  const before = drawn.get(id);
  const items =
    before !== undefined && (before.tenants === tenants || hasSameNames(before.tenants, tenants))
      ? before.items
      : kept(byLetter(msp), before?.items ?? []);
  drawn.set(id, { tenants, items });
  return items;
}

const readyTenants = (msps: readonly TrayMsp[]): number =>
  msps.reduce((sum, { status, tenants }) => sum + (status === "ready" ? tenants.length : 0), 0);

/** Whether the menu lists these MSPs’ tenants. */
export const listsAll = (msps: readonly TrayMsp[]): boolean => readyTenants(msps) <= mostListed;

const count = new Intl.NumberFormat("en");

/** Finds a tenant among too many for a menu; nothing if nothing can be copied. */
export const allInQuickPick = ({ status, tenants }: TrayMsp): readonly TrayItem[] =>
  status === "ready" && tenants.length > 0
    ? [action(`All ${count.format(tenants.length)} tenants…`, "quickPick")]
    : [];

const madeWithToken = new WeakMap<readonly TrayItem[], readonly TrayItem[]>();

/** Without the token’s state, which would draw the menu again each minute. */
function withMspToken(msp: TrayMsp, isListed: boolean): readonly TrayItem[] {
  if (!isListed && msp.status === "ready")
    return [...allInQuickPick(msp), line, mspTokenItem(msp.id, "")];
  const tenants = allTenants(msp);
  if (tenants.length === 0) return tenants;
  const known = madeWithToken.get(tenants) ?? [...tenants, line, mspTokenItem(msp.id, "")];
  madeWithToken.set(tenants, known);
  return known;
}

/** One menu for each MSP, sorted by name; an MSP without tenants or without its client secret shows its status instead. */
export function allMsps(msps: readonly TrayMsp[]): readonly TrayItem[] {
  const labels = mspLabels(msps);
  const isListed = listsAll(msps);
  return split(
    msps.toSorted((one, other) => letters.compare(one.name, other.name)),
    ({ name }) => name,
    (msp) => {
      const label = labels.get(msp.id) ?? "";
      const items = withMspToken(msp, isListed);
      return items.length === 0 ? mspStatus(label, msp) : { kind: "menu", label, items };
    },
  );
}
