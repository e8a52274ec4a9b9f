// The tray's menu as data: what stands in it, in which order, with which words; the adapter only draws it.
import type { AppSnapshot, Tenant, TenantToken } from "../contract.ts";
import { middleCut, nameOf } from "./tenantNames.ts";

export type TrayAction =
  | { readonly kind: "copy"; readonly workspaceId: string }
  | {
      readonly kind:
        | "quickPick"
        | "open"
        | "lock"
        | "unlock"
        | "settings"
        | "clearClipboard"
        | "quit";
    };

export type TrayItem =
  | { readonly kind: "words"; readonly label: string }
  | { readonly kind: "line" }
  | { readonly kind: "action"; readonly label: string; readonly action: TrayAction }
  | { readonly kind: "menu"; readonly label: string; readonly items: readonly TrayItem[] };

export type TrayFace = "normal" | "locked" | "attention";

/** Pinned and recent tenants together. */
const mostQuick = 10;
/** Of any menu below «All tenants», so that it fits on every screen. */
const mostEntries = 25;
const longestName = 40;
/** Between a name and its state, which menus have no column for. */
const gap = "   ";

const line: TrayItem = { kind: "line" };
const words = (label: string): TrayItem => ({ kind: "words", label });
const action = (label: string, kind: Exclude<TrayAction["kind"], "copy">): TrayItem => ({
  kind: "action",
  label,
  action: { kind },
});

const time = new Intl.DateTimeFormat(undefined, {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

const shownName = (tenant: Tenant): string => middleCut(nameOf(tenant), longestName);

const minuteMs = 60_000;

/** Minutes are rounded down, so that a menu never promises too much. */
function stateOf(token: TenantToken | undefined, nowMs: number): string {
  if (token?.exchanging === true) return "exchanging…";
  if (token?.failure) return "failed";
  const endMs = token?.times?.expiresAtMs;
  if (endMs === undefined) return "";
  const minutes = Math.floor((endMs - nowMs) / minuteMs);
  if (endMs <= nowMs) return "expired";
  return minutes === 0 ? "under 1 min" : `${minutes} min`;
}

/** Pinned ones by name, then those copied most and last. */
export function quickTenants({ tenants, usage }: AppSnapshot): readonly Tenant[] {
  const pinned = tenants.filter((tenant) => tenant.pinned);
  const rank = ({ workspaceId }: Tenant) => usage[workspaceId] ?? -Infinity;
  const recent = tenants
    .filter((tenant) => !tenant.pinned && rank(tenant) > -Infinity)
    .toSorted((one, other) => rank(other) - rank(one));
  return [...pinned, ...recent].slice(0, mostQuick);
}

const copyItem = (tenant: Tenant, label: string): TrayItem => ({
  kind: "action",
  label,
  action: { kind: "copy", workspaceId: tenant.workspaceId },
});

/** A letter as people file by it: accents off, digits together, everything else under one sign. */
function letterOf(tenant: Tenant): string {
  const first = /[\p{L}\p{N}]/u.exec(tenant.name.normalize("NFKD"))?.[0];
  if (first === undefined) return "#";
  return /\p{N}/u.test(first) ? "0–9" : first.toUpperCase();
}

/** Menus of at most 25 entries, however many levels that takes; a range is named by its two ends. */
function split<T>(
  entries: readonly T[],
  nameOfEntry: (entry: T) => string,
  draw: (entry: T) => TrayItem,
): readonly TrayItem[] {
  if (entries.length <= mostEntries) return entries.map(draw);
  const levels = Math.ceil(Math.log(entries.length) / Math.log(mostEntries));
  const size = mostEntries ** (levels - 1);
  return Array.from({ length: Math.ceil(entries.length / size) }, (_, index): TrayItem => {
    const part = entries.slice(index * size, (index + 1) * size);
    const ends = [part[0], part.at(-1)].flatMap((entry) => (entry ? [nameOfEntry(entry)] : []));
    const label = ends.map((name) => middleCut(name, longestName / 2)).join(" – ");
    return { kind: "menu", label, items: split(part, nameOfEntry, draw) };
  });
}

const drawTenant = (tenant: Tenant): TrayItem => copyItem(tenant, shownName(tenant));

function byLetter(tenants: readonly Tenant[]): readonly TrayItem[] {
  if (tenants.length <= mostEntries) return tenants.map(drawTenant);
  const groups = new Map<string, Tenant[]>();
  for (const tenant of tenants) {
    const letter = letterOf(tenant);
    const members = groups.get(letter);
    if (members === undefined) groups.set(letter, [tenant]);
    else members.push(tenant);
  }
  return split(
    [...groups],
    ([letter]) => letter,
    ([letter, members]) => ({
      kind: "menu",
      label: letter,
      items: split(members, shownName, drawTenant),
    }),
  );
}

const allTenants = new WeakMap<readonly Tenant[], readonly TrayItem[]>();

/** Made once for a list of tenants: the same list gives the same items, by which the adapter knows what it has drawn. */
function allItems(tenants: readonly Tenant[]): readonly TrayItem[] {
  const known = allTenants.get(tenants);
  if (known !== undefined) return known;
  const items = byLetter(tenants);
  allTenants.set(tenants, items);
  return items;
}

function statusItems({
  connection,
  locked,
  lastCopy,
  clipboard,
}: AppSnapshot): readonly TrayItem[] {
  if (connection.status === "none") return [words("No MSP workspace yet")];
  const { workspaceId } = connection.profile;
  const msp = `MSP workspace ${workspaceId.slice(0, 8)}…${workspaceId.slice(-4)}`;
  if (locked) return [words(`${msp}, locked`)];
  if (connection.status === "needsSecret") return [words(`${msp}, needs its client secret`)];
  if (clipboard === null || lastCopy === null) return [words(msp)];
  const until = clipboard.clearsAtMs === null ? "" : `, until ${time.format(clipboard.clearsAtMs)}`;
  return [
    words(msp),
    words(`On the clipboard: ${middleCut(lastCopy.tenantName, longestName)}${until}`),
    action("Clear clipboard now", "clearClipboard"),
  ];
}

function tenantItems(snapshot: AppSnapshot, nowMs: number): readonly TrayItem[] {
  const { tenants, tokens } = snapshot;
  if (tenants.length === 0) return [];
  const quick = quickTenants(snapshot).map((tenant) => {
    const state = stateOf(tokens[tenant.workspaceId], nowMs);
    return copyItem(
      tenant,
      state === "" ? shownName(tenant) : `${shownName(tenant)}${gap}${state}`,
    );
  });
  const all: TrayItem = { kind: "menu", label: "All tenants", items: allItems(tenants) };
  return [line, ...quick, all];
}

/** `nowMs` is the wall clock's. */
export function trayMenu(snapshot: AppSnapshot, nowMs: number): readonly TrayItem[] {
  const { connection, locked } = snapshot;
  const isReady = connection.status === "ready";
  return [
    ...statusItems(snapshot),
    ...(isReady && !locked ? tenantItems(snapshot, nowMs) : []),
    line,
    ...(isReady && !locked ? [action("Quick pick…", "quickPick")] : []),
    action("Open Tenantry", "open"),
    ...(isReady ? [locked ? action("Unlock", "unlock") : action("Lock", "lock")] : []),
    ...(isReady && !locked ? [action("Settings", "settings")] : []),
    line,
    action("Quit", "quit"),
  ];
}

/** Milliseconds until a label of the menu says another minute; null where none counts. */
export function nextMinuteMs(snapshot: AppSnapshot, nowMs: number): number | null {
  if (snapshot.locked) return null;
  const lefts = quickTenants(snapshot).flatMap(({ workspaceId }) => {
    const leftMs = (snapshot.tokens[workspaceId]?.times?.expiresAtMs ?? 0) - nowMs;
    return leftMs > 0 ? [leftMs % minuteMs || minuteMs] : [];
  });
  return lefts.length === 0 ? null : Math.min(...lefts);
}

export function trayFace({ connection, locked, tokens }: AppSnapshot): TrayFace {
  if (locked) return "locked";
  const hasFailed = Object.values(tokens).some(({ failure }) => failure !== null);
  return connection.status === "needsSecret" || hasFailed ? "attention" : "normal";
}
