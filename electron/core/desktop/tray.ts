// The tray's menu as data: what stands in it, in which order, with which words; the adapter only draws it.
import type { Tenant, TenantToken } from "../../contract/contract.ts";
import type { MspGroup, Overview } from "../snapshot.ts";
import { allMsps, allTenants } from "./trayTenants.ts";
import { middleCut } from "../tenants/names.ts";
import {
  action,
  copyItem,
  line,
  longestName,
  mspStatus,
  shownName,
  type TrayAction,
  type TrayItem,
  words,
} from "./trayItems.ts";

export type { TrayAction, TrayItem };
export type TrayFace = "normal" | "locked" | "attention";

/** Pinned and recent tenants together. */
const mostQuick = 10;
/** The most MSPs that each have a section of their own: with three the menu may be longer than a screen. */
const mostSections = 2;
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

const separated = (sections: readonly (readonly TrayItem[])[]): readonly TrayItem[] =>
  sections
    .filter((items) => items.length > 0)
    .flatMap((items, index) => (index === 0 ? items : [line].concat(items)));

/** Beside a tenant's name where there are several MSPs. */
const mspBefore = ({ name }: MspGroup): string => `${middleCut(name, longestName / 2)}: `;

function clipboardItems({ groups, locked, lastCopy, clipboard }: Overview): readonly TrayItem[] {
  if (locked || clipboard === null) return [];
  const msp = groups.length > 1 ? groups.find(({ id }) => id === lastCopy?.mspId) : undefined;
  const before = msp === undefined ? "" : mspBefore(msp);
  // A client secret has no tenant.
  const what =
    lastCopy === null ? "a secret" : before + middleCut(lastCopy.tenantName, longestName);
  const until = clipboard.clearsAtMs === null ? "" : `, until ${time.format(clipboard.clearsAtMs)}`;
  return [
    words(`On the clipboard: ${what}${until}`),
    action("Clear clipboard now", "clearClipboard"),
  ];
}

function quickItems(
  { id, tokens }: MspGroup,
  tenants: readonly Tenant[],
  { nowMs, before = "" }: { readonly nowMs: number; readonly before?: string },
): readonly TrayItem[] {
  return tenants.map((tenant) => {
    const state = stateOf(tokens[tenant.workspaceId], nowMs);
    const label = `${before}${shownName(tenant)}`;
    return copyItem(id, tenant, state === "" ? label : `${label}${gap}${state}`);
  });
}

const allMenu = (items: readonly TrayItem[]): readonly TrayItem[] =>
  items.length === 0 ? [] : [{ kind: "menu", label: "All tenants", items }];

/** What needs a client secret, then the quick tenants, each with its MSP, and one entry for all that every MSP has. */
function manyMsps(
  groups: readonly MspGroup[],
  ownOf: (group: MspGroup) => readonly Tenant[],
  nowMs: number,
): readonly (readonly TrayItem[])[] {
  const lacking = groups.filter(({ status }) => status === "needsSecret");
  const status =
    lacking.length > 1
      ? [words(`${lacking.length} MSPs need their client secret`)]
      : lacking.map((group) => mspStatus(group, false));
  const quick = groups.flatMap((group) => {
    return quickItems(group, ownOf(group), { nowMs, before: mspBefore(group) });
  });
  return [status, [...quick, ...allMenu(allMsps(groups))]];
}

/** With one MSP its name is in the status, with two each stands over its own tenants, with more beside each of them. */
function mspItems(overview: Overview, nowMs: number): readonly TrayItem[] {
  const groups = overview.groups.filter(({ status }) => status !== "none");
  const [only, other] = groups;
  if (only === undefined) return [words("No MSP workspace yet")];
  const isMany = groups.length > mostSections;
  if (overview.locked)
    return isMany
      ? [words(`${groups.length} MSPs, locked`)]
      : groups.map((group) => mspStatus(group, true));
  const quick = quickTenants(groups);
  const ownOf = (group: MspGroup) =>
    quick.flatMap(({ group: of, tenant }) => (of === group ? [tenant] : []));
  const tenantsOf = (group: MspGroup) => [
    ...quickItems(group, ownOf(group), { nowMs }),
    ...allMenu(allTenants(group)),
  ];
  const onClipboard = clipboardItems(overview);
  if (isMany) return separated([onClipboard, ...manyMsps(groups, ownOf, nowMs)]);
  if (other === undefined)
    return separated([[mspStatus(only, false), ...onClipboard], tenantsOf(only)]);
  const sections = groups.map((group) => [mspStatus(group, false)].concat(tenantsOf(group)));
  return separated([onClipboard, ...sections]);
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
