// The tray menu as data: its entries, their order and words. The adapter only draws it.
import type { Tenant, TenantToken } from "../../contract/contract.ts";
import { longestLabel, mspLabels, nameOf, shortNames } from "../base/names.ts";
import { attentionOf } from "./trayAttention.ts";
import { allInQuickPick, allMsps, allTenants, listsAll } from "./trayTenants.ts";
import {
  action,
  copyItem,
  gap,
  line,
  mspStatus,
  mspTokenItem,
  type TrayAction,
  type TrayItem,
  type TrayMsp,
  type TrayView,
  words,
} from "./trayItem.ts";

export type { TrayAction, TrayItem };
export type TrayFace = "normal" | "locked" | "attention";

/** The most pinned and recent tenants together. */
const mostQuick = 10;
/** The most MSPs with a section of their own; with three, the menu could outgrow the screen. */
const mostSections = 2;
const time = new Intl.DateTimeFormat(undefined, {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

const minute = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

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
  readonly msp: TrayMsp;
  readonly tenant: Tenant;
}

const lastQuick = new WeakMap<
  readonly Tenant[],
  Pick<TrayMsp, "usage"> & { readonly tenants: readonly Tenant[] }
>();

/** Remembered, because the menu is drawn far more often than a long list changes. */
function pinnedOrUsed({ tenants, usage }: TrayMsp): readonly Tenant[] {
  const known = lastQuick.get(tenants);
  if (known?.usage === usage) return known.tenants;
  const used = new Set(Object.keys(usage));
  const quick = tenants.filter(({ pinned, workspaceId }) => pinned || used.has(workspaceId));
  lastQuick.set(tenants, { usage, tenants: quick });
  return quick;
}

/** Pinned tenants by name, then the most often and recently copied: ten in all, across all MSPs. */
export function quickTenants(msps: readonly TrayMsp[]): readonly Quick[] {
  const rank = ({ msp, tenant }: Quick) => msp.usage[tenant.workspaceId] ?? -Infinity;
  const quick = msps
    .filter(({ status }) => status === "ready")
    .flatMap((msp) => pinnedOrUsed(msp).map((tenant) => ({ msp, tenant })));
  const pinned = quick.filter(({ tenant }) => tenant.pinned);
  const recent = quick
    .filter(({ tenant }) => !tenant.pinned)
    .toSorted((one, other) => rank(other) - rank(one));
  return [...pinned, ...recent].slice(0, mostQuick);
}

const separated = (sections: readonly (readonly TrayItem[])[]): readonly TrayItem[] =>
  sections
    .filter((items) => items.length > 0)
    .flatMap((items, index) => (index === 0 ? items : [line].concat(items)));

/** What precedes a tenant’s name if there are several MSPs, by the MSP’s ID. */
const mspsBefore = (msps: readonly TrayMsp[]): ReadonlyMap<string, string> =>
  new Map(
    Array.from(mspLabels(msps, longestLabel / 2), ([id, label]) => [id, `${label}: `] as const),
  );

/** Says when it was copied, not that it is still there: nothing tells a hidden program that another one has copied since. */
function clipboardItems({ msps, lastCopy, clipboard }: TrayView): readonly TrayItem[] {
  if (clipboard === null) return [];
  const format = lastCopy?.format ? `${lastCopy.format} for ` : "";
  const before = msps.length < 2 ? "" : (mspsBefore(msps).get(lastCopy?.mspId ?? "") ?? "");
  // A copied client secret belongs to no tenant.
  const what = lastCopy === null ? "a secret" : format + before + lastCopy.shortName;
  const at = lastCopy === null ? "" : ` at ${minute.format(lastCopy.copiedAtMs)}`;
  const { clearsAtMs } = clipboard;
  const until = clearsAtMs === null ? "" : `, clears at ${time.format(clearsAtMs)}`;
  return [words(`Copied${at}: ${what}${until}`), action("Clear clipboard now", "clearClipboard")];
}

function quickItems(
  { id, tokens, tenants: all }: TrayMsp,
  tenants: readonly Tenant[],
  { nowMs, before = "" }: { readonly nowMs: number; readonly before?: string },
): readonly TrayItem[] {
  const names = shortNames(tenants, all);
  return tenants.map((tenant) => {
    const state = stateOf(tokens[tenant.workspaceId], nowMs);
    const label = `${before}${names.get(tenant.workspaceId) ?? nameOf(tenant)}`;
    return copyItem(id, tenant, state === "" ? label : `${label}${gap}${state}`);
  });
}

const menuOfAll = (items: readonly TrayItem[]): readonly TrayItem[] =>
  items.length === 0 ? [] : [{ kind: "menu", label: "All tenants", items }];

const statusOf = (msp: TrayMsp, msps: readonly TrayMsp[]): TrayItem =>
  mspStatus(mspLabels(msps).get(msp.id) ?? "", msp);

/** MSPs that need their client secret, then the quick tenants, each with its MSP, and one menu of all MSPs’ tenants. */
function manyMsps(
  msps: readonly TrayMsp[],
  ownOf: (msp: TrayMsp) => readonly Tenant[],
  nowMs: number,
): readonly (readonly TrayItem[])[] {
  const lacking = msps.filter(({ status }) => status === "needsSecret");
  const before = mspsBefore(msps);
  const status =
    lacking.length > 1
      ? [words(`${lacking.length} MSPs need their client secret`)]
      : lacking.map((msp) => statusOf(msp, msps));
  const quick = msps.flatMap((msp) =>
    quickItems(msp, ownOf(msp), { nowMs, before: before.get(msp.id) ?? "" }),
  );
  return [status, [...quick, ...menuOfAll(allMsps(msps))]];
}

/** One MSP has its name in the status, two have a section each, and more stand beside each tenant. */
function mspItems(view: TrayView, nowMs: number): readonly TrayItem[] {
  const msps = view.msps.filter(({ status }) => status !== "none");
  const [only, other] = msps;
  if (only === undefined) return [words("No MSP workspace yet")];
  const isMany = msps.length > mostSections;
  const isListed = listsAll(msps);
  const quick = quickTenants(msps);
  const ownOf = (msp: TrayMsp) =>
    quick.flatMap(({ msp: owner, tenant }) => (owner === msp ? [tenant] : []));
  const tenantsOf = (msp: TrayMsp) => [
    ...quickItems(msp, ownOf(msp), { nowMs }),
    ...(isListed ? menuOfAll(allTenants(msp)) : allInQuickPick(msp)),
    ...(msp.status === "ready" ? [mspTokenItem(msp.id, stateOf(msp.mspToken, nowMs))] : []),
  ];
  const onClipboard = clipboardItems(view);
  if (isMany) return separated([onClipboard, ...manyMsps(msps, ownOf, nowMs)]);
  if (other === undefined)
    return separated([[statusOf(only, msps), ...onClipboard], tenantsOf(only)]);
  const sections = msps.map((msp) => [statusOf(msp, msps)].concat(tenantsOf(msp)));
  return separated([onClipboard, ...sections]);
}

/** No numbers: a menu that counted along would never be still. */
function batchItems({ msps, batch }: TrayView): readonly TrayItem[] {
  if (batch?.status === "running") return [action("Cancel getting tokens", "cancelTokens")];
  const hasTenants = msps.some(({ status, tenants }) => status === "ready" && tenants.length > 0);
  return hasTenants ? [action("Get all tokens", "getTokens")] : [];
}

/** It names no MSP and no tenant. */
const lockedMenu: readonly TrayItem[] = [
  words("Tenantry is locked"),
  line,
  action("Open Tenantry", "open"),
  action("Unlock", "unlock"),
  line,
  action("Quit", "quit"),
];

/** `nowMs` is the wall clock. */
export function trayMenu(view: TrayView, nowMs: number): readonly TrayItem[] {
  const { msps } = view;
  if (view.locked) return lockedMenu;
  const isReady = msps.some(({ status }) => status === "ready");
  const attention = attentionOf(view);
  return [
    // The main window shows the next step.
    ...(attention === null ? [] : [action(attention, "open"), line]),
    ...mspItems(view, nowMs),
    line,
    ...(isReady ? [action("Quick pick…", "quickPick"), ...batchItems(view)] : []),
    action("Open Tenantry", "open"),
    ...(isReady ? [action("Lock", "lock"), action("Settings", "settings")] : []),
    line,
    action("Quit", "quit"),
  ];
}

/**
 * Milliseconds until a label changes; null if none will. While the menu shows what is on the clipboard, at most a minute, because
 * another program may have taken the clipboard.
 */
export function nextMinuteMs({ msps, locked, clipboard }: TrayView, nowMs: number): number | null {
  if (locked) return null;
  const lefts = quickTenants(msps).flatMap(({ msp, tenant }) => {
    const leftMs = (msp.tokens[tenant.workspaceId]?.times?.expiresAtMs ?? 0) - nowMs;
    return leftMs > 0 ? [leftMs % minuteMs || minuteMs] : [];
  });
  for (const { mspToken } of msps) {
    const leftMs = (mspToken.times?.expiresAtMs ?? 0) - nowMs;
    if (msps.length <= mostSections && leftMs > 0) lefts.push(leftMs % minuteMs || minuteMs);
  }
  if (clipboard !== null) lefts.push(minuteMs);
  return lefts.length === 0 ? null : Math.min(...lefts);
}

export function trayFace(view: TrayView): TrayFace {
  if (view.locked) return "locked";
  const needsAttention =
    attentionOf(view) !== null || view.msps.some(({ status }) => status === "needsSecret");
  return needsAttention ? "attention" : "normal";
}
