// The operator’s list of tenants: merged, edited, always sorted by name.
import { type Issuer, parseCentralUrl } from "../base/issuer.ts";
import type { Result, Tenant, TenantChange, WorkspaceId } from "../../contract/contract.ts";
import { cleanName, compareAliases, compareTenants, inOrder, nameOf } from "../base/names.ts";
import { clip } from "../base/redact.ts";
import { fail, invalidInput, ok } from "../base/result.ts";
import { inPieces, type Work } from "../base/timing.ts";
import type { StoredTenant } from "./stored.ts";
import { parseTags } from "./tags.ts";

const longestAlias = 40;
const longestNote = 500;

interface Counts {
  readonly added: number;
  /** Tenants that were in the list before, or that the incoming ones name twice. */
  readonly merged: number;
}

interface Merged {
  readonly byId: ReadonlyMap<WorkspaceId, StoredTenant>;
  readonly counts: Counts;
}

function* merge(
  existing: readonly StoredTenant[],
  incoming: readonly StoredTenant[],
): Work<Merged> {
  const byId = new Map<WorkspaceId, StoredTenant>();
  yield* inPieces(existing, (tenant) => void byId.set(tenant.workspaceId, tenant));
  let added = 0;
  yield* inPieces(incoming, (tenant) => {
    const known = byId.get(tenant.workspaceId);
    if (known === undefined || known.hidden) added += 1;
    if (known === undefined) byId.set(tenant.workspaceId, tenant);
    else if (known.name === "" || known.hidden)
      byId.set(tenant.workspaceId, {
        ...known,
        name: known.name === "" ? tenant.name : known.name,
        hidden: false,
      });
  });
  return { byId, counts: { added, merged: incoming.length - added } };
}

/** What `mergeTenants` would do, without the time that sorting takes. */
export function* countMerged(
  existing: readonly StoredTenant[],
  incoming: readonly StoredTenant[],
): Work<Counts> {
  return (yield* merge(existing, incoming)).counts;
}

/**
 * Keeps one entry per workspace. A name that is already given stays; an empty one is filled. A hidden tenant that the operator
 * adds is shown again, and counts as added.
 */
export function* mergeTenants(
  existing: readonly StoredTenant[],
  incoming: readonly StoredTenant[],
): Work<Counts & { readonly tenants: readonly StoredTenant[] }> {
  const { byId, counts } = yield* merge(existing, incoming);
  return { tenants: yield* inOrder(byId.values()), ...counts };
}

const seen = new WeakMap<readonly Tenant[], readonly Tenant[]>();

/** The tenants that are not hidden. The same list gives the same answer, for which the tray keeps its menus. */
export function inSight(tenants: readonly Tenant[]): readonly Tenant[] {
  const known = seen.get(tenants);
  if (known !== undefined) return known;
  const shown = tenants.some(({ hidden }) => hidden)
    ? tenants.filter(({ hidden }) => !hidden)
    : tenants;
  seen.set(tenants, shown);
  return shown;
}

const refuseAlias = (problem: string) => invalidInput("alias", problem);

/** Cleans the texts. Errors: `invalidInput` on an empty `name`, on an `alias` that another tenant has, on texts that are too long and on too many tags. */
function cleanChange(
  tenants: readonly StoredTenant[],
  known: StoredTenant,
  { name, alias, note, tags, ...others }: TenantChange,
): Result<TenantChange> {
  const named = name === undefined ? {} : { name: cleanName(name) };
  if (named.name === "") return invalidInput("name", "Enter a name.");
  const noted = note === undefined ? {} : { note: clip(note, longestNote + 1) };
  if ((noted.note?.length ?? 0) > longestNote)
    return invalidInput("note", `Use at most ${longestNote} characters.`);
  const tagged = tags === undefined ? null : parseTags(tags);
  if (tagged?.ok === false) return tagged;
  const rest = tagged === null ? others : { ...others, tags: tagged.value };
  if (alias === undefined) return ok({ ...rest, ...named, ...noted });
  const cleaned = clip(alias, longestAlias + 1);
  if (cleaned.length > longestAlias) return refuseAlias(`Use at most ${longestAlias} characters.`);
  const other = tenants.find(
    (tenant) => tenant !== known && compareAliases(tenant, { alias: cleaned }) === 0,
  );
  return other === undefined || cleaned === "" || cleaned === known.alias
    ? ok({ ...rest, ...named, ...noted, alias: cleaned })
    : refuseAlias(`${nameOf(other)} already has this alias.`);
}

/** Where a tenant belongs in the sorted list. */
function placeIn(tenants: readonly StoredTenant[], tenant: StoredTenant): number {
  let [from, to] = [0, tenants.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compareTenants(tenants[middle] ?? tenant, tenant) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Errors: `unknownTenant`, and those of `cleanChange` and `parseCentralUrl`. */
export function updateTenant(
  tenants: readonly StoredTenant[],
  workspaceId: WorkspaceId | null,
  change: TenantChange,
  msp: Issuer | null = null,
): Result<readonly StoredTenant[]> {
  const place = tenants.findIndex((tenant) => tenant.workspaceId === workspaceId);
  const known = tenants[place];
  if (known === undefined) return fail({ kind: "unknownTenant" });
  const cleaned = cleanChange(tenants, known, change);
  if (!cleaned.ok) return cleaned;
  const { centralUrl = known.centralUrl } = change;
  const central = parseCentralUrl(centralUrl, msp?.baseUrl ?? null);
  if (!central.ok) return central;
  const updated = { ...known, ...cleaned.value, centralUrl: central.value };
  if (updated.name === known.name) return ok(tenants.with(place, updated));
  const others = tenants.toSpliced(place, 1);
  return ok(others.toSpliced(placeIn(others, updated), 0, updated));
}
