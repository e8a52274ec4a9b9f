// The tray's menu as data: what stands in it, in which order, with which words; the adapter only draws it.
import type { Tenant, TenantToken } from "../contract.ts";
import type { MspGroup, Overview } from "./snapshot.ts";
import { allTenants } from "./allTenants.ts";
import { middleCut } from "./tenantNames.ts";
import {
  action,
  copyItem,
  line,
  longestName,
  shownName,
  type TrayAction,
  type TrayItem,
  words,
} from "./trayItems.ts";

export type { TrayAction, TrayItem };
export type TrayFace = "normal" | "locked" | "attention";

/** Pinned and recent tenants together. */
const mostQuick = 10;
/** Between a name and its state, which menus have no column for. */
const gap = "   ";

const time = new Intl.DateTimeFormat(undefined, {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

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

interface Quick {
  readonly group: MspGroup;
  readonly tenant: Tenant;
}

/** Pinned ones by name, then those copied most and last, ten of all MSPs together. */
export function quickTenants(groups: readonly MspGroup[]): readonly Quick[] {
  const all = groups
    .filter(({ status }) => status === "ready")
    .flatMap((group) => group.tenants.map((tenant) => ({ group, tenant })));
  const rank = ({ group, tenant }: Quick) => group.usage[tenant.workspaceId] ?? -Infinity;
  const pinned = all.filter(({ tenant }) => tenant.pinned);
  const recent = all
    .filter((quick) => !quick.tenant.pinned && rank(quick) > -Infinity)
    .toSorted((one, other) => rank(other) - rank(one));
  return [...pinned, ...recent].slice(0, mostQuick);
}

function groupStatus({ name, status }: MspGroup, locked: boolean): TrayItem {
  const shown = middleCut(name, longestName);
  if (locked) return words(`${shown}, locked`);
  return words(status === "needsSecret" ? `${shown}, needs its client secret` : shown);
}

function clipboardItems({ locked, lastCopy, clipboard }: Overview): readonly TrayItem[] {
  if (locked || clipboard === null) return [];
  // A client secret has no tenant.
  const what = lastCopy === null ? "a secret" : middleCut(lastCopy.tenantName, longestName);
  const until = clipboard.clearsAtMs === null ? "" : `, until ${time.format(clipboard.clearsAtMs)}`;
  return [
    words(`On the clipboard: ${what}${until}`),
    action("Clear clipboard now", "clearClipboard"),
  ];
}

function tenantItems(group: MspGroup, quick: readonly Quick[], nowMs: number): readonly TrayItem[] {
  const { status, tenants, tokens } = group;
  if (status !== "ready" || tenants.length === 0) return [];
  const own = quick.flatMap(({ group: of, tenant }) => {
    if (of !== group) return [];
    const state = stateOf(tokens[tenant.workspaceId], nowMs);
    const label = state === "" ? shownName(tenant) : `${shownName(tenant)}${gap}${state}`;
    return [copyItem(group.id, tenant, label)];
  });
  return [...own, { kind: "menu", label: "All tenants", items: allTenants(group) }];
}

/** The status, then each MSP's tenants: with one MSP its name is in the status, with several each stands over its own. */
function mspItems(overview: Overview, nowMs: number): readonly TrayItem[] {
  const { locked } = overview;
  const groups = overview.groups.filter(({ status }) => status !== "none");
  const [only, ...others] = groups;
  if (only === undefined) return [words("No MSP workspace yet")];
  const onClipboard = clipboardItems(overview);
  if (locked) return groups.map((group) => groupStatus(group, locked));
  const quick = quickTenants(groups);
  const tenantsOf = (group: MspGroup) => tenantItems(group, quick, nowMs);
  if (others.length > 0)
    return [
      onClipboard,
      ...groups.map((group) => [groupStatus(group, locked), tenantsOf(group)].flat()),
    ]
      .filter((items) => items.length > 0)
      .flatMap((items, index) => (index === 0 ? items : [line].concat(items)));
  const items = tenantsOf(only);
  const separated = items.length === 0 ? [] : [line, ...items];
  return [groupStatus(only, locked), ...onClipboard, ...separated];
}

/** `nowMs` is the wall clock's. */
export function trayMenu(overview: Overview, nowMs: number): readonly TrayItem[] {
  const { groups, locked } = overview;
  const isReady = groups.some(({ status }) => status === "ready");
  return [
    ...mspItems(overview, nowMs),
    line,
    ...(isReady && !locked ? [action("Quick pick…", "quickPick")] : []),
    action("Open Tenantry", "open"),
    ...(isReady ? [locked ? action("Unlock", "unlock") : action("Lock", "lock")] : []),
    ...(isReady && !locked ? [action("Settings", "settings")] : []),
    line,
    action("Quit", "quit"),
  ];
}

/**
 * Milliseconds until a label of the menu says another minute, and no more than one while it says what is on the clipboard, which
 * another program may have taken; null where nothing can change by itself.
 */
export function nextMinuteMs(
  { groups, locked, clipboard }: Overview,
  nowMs: number,
): number | null {
  if (locked) return null;
  const lefts = quickTenants(groups).flatMap(({ group, tenant }) => {
    const leftMs = (group.tokens[tenant.workspaceId]?.times?.expiresAtMs ?? 0) - nowMs;
    return leftMs > 0 ? [leftMs % minuteMs || minuteMs] : [];
  });
  if (clipboard !== null) lefts.push(minuteMs);
  return lefts.length === 0 ? null : Math.min(...lefts);
}

export function trayFace({ groups, locked }: Overview): TrayFace {
  if (locked) return "locked";
  const needsAttention = groups.some(
    ({ status, tokens }) =>
      status === "needsSecret" || Object.values(tokens).some(({ failure }) => failure !== null),
  );
  return needsAttention ? "attention" : "normal";
}
