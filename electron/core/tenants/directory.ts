// The tenants an operator works with: read from pasted lines, merged, renamed, kept in the order of their names.
import type { LineProblem, Result, TenantChange, WorkspaceId } from "../../contract/contract.ts";
import { type Issuer, parseIssuer } from "../base/issuer.ts";
import { clip } from "../base/redact.ts";
import { fail, invalidInput, ok } from "../base/result.ts";
import type { StoredTenant } from "../storedState.ts";
import { nameOf } from "./names.ts";

const longestName = 200;
const longestAlias = 40;
const longestNote = 500;
const collator = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });

/** One line of visible text: control characters and direction overrides removed, at most 200 characters. */
export const cleanName = (name: string): string => clip(name, longestName);

interface Named {
  readonly name: string;
}

/** Those without a name last. */
export function byName(left: Named, right: Named): number {
  if ((left.name === "") !== (right.name === "")) return left.name === "" ? 1 : -1;
  return collator.compare(left.name, right.name);
}

/** Zero for two that are the same to whoever types them. */
export const compareAliases = (
  left: Pick<StoredTenant, "alias">,
  right: Pick<StoredTenant, "alias">,
): number => collator.compare(left.alias, right.alias);

/** By name, then those without one by ID. */
export const inOrder = (tenants: Iterable<StoredTenant>): readonly StoredTenant[] =>
  [...tenants].toSorted(
    (left, right) => byName(left, right) || (left.workspaceId < right.workspaceId ? -1 : 1),
  );

/** All that is not known of a tenant whose ID alone was given. */
export const unlisted = {
  alias: "",
  pinned: false,
  copyFormat: null,
  ownership: null,
  listing: null,
  listedName: "",
  colour: null,
  note: "",
} as const;

const unquoted = (name: string): string =>
  /^"(.*)"$/.exec(name)?.[1]?.replaceAll('""', '"') ?? name;

function parseLine(line: string, msp: Issuer | null): Result<StoredTenant> {
  const [id, name] = splitLine(line);
  const issuer = parseIssuer(unquoted(id), msp?.baseUrl ?? "", "tenants");
  if (!issuer.ok) return issuer;
  if (msp !== null && issuer.value.baseUrl !== msp.baseUrl)
    return invalidInput("tenants", `This issuer URL is not at ${msp.baseUrl}.`);
  if (issuer.value.workspaceId === msp?.workspaceId)
    return invalidInput("tenants", "This is the MSP's own workspace, not a tenant.");
  return ok({
    workspaceId: issuer.value.workspaceId,
    name: cleanName(unquoted(name)),
    ...unlisted,
  });
}

/** At the first comma, semicolon, tab or run of spaces. */
function splitLine(line: string): readonly [string, string] {
  const at = line.search(/[\s,;]/);
  if (at < 0) return [line, ""];
  return [line.slice(0, at), line.slice(at).replace(/^\s*[,;]?\s*/, "")];
}

export interface ParsedTenants {
  readonly tenants: readonly StoredTenant[];
  readonly problems: readonly LineProblem[];
}

const shownLine = 120;

/**
 * Reads lines of `ID` or `ID name`; blank lines and lines that start with `#` or `//` are skipped. A bad line is
 * reported, with its number from 1, and does not keep the others out.
 */
export function parseTenantLines(text: string, msp: Issuer | null): ParsedTenants {
  const tenants: StoredTenant[] = [];
  const problems: LineProblem[] = [];
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#") || line.startsWith("//")) continue;
    const tenant = parseLine(line, msp);
    if (tenant.ok) tenants.push(tenant.value);
    else if (tenant.error.kind === "invalidInput")
      problems.push({
        line: index + 1,
        text: clip(line, shownLine),
        problem: tenant.error.problem,
      });
  }
  return { tenants, problems };
}

export interface MergedTenants {
  readonly tenants: readonly StoredTenant[];
  readonly added: number;
  readonly merged: number;
}

/** One row per workspace; a name already given stays, an empty one is filled. */
export function mergeTenants(
  existing: readonly StoredTenant[],
  incoming: readonly StoredTenant[],
): MergedTenants {
  const byId = new Map<WorkspaceId, StoredTenant>(
    existing.map((tenant) => [tenant.workspaceId, tenant]),
  );
  for (const tenant of incoming) {
    const known = byId.get(tenant.workspaceId);
    if (known === undefined) byId.set(tenant.workspaceId, tenant);
    else if (known.name === "") byId.set(tenant.workspaceId, { ...known, name: tenant.name });
  }
  const added = byId.size - existing.length;
  return { tenants: inOrder(byId.values()), added, merged: incoming.length - added };
}

const refuseAlias = (problem: string) => invalidInput("alias", problem);

/** Text as it is to be kept. Errors: `invalidInput` on `name` for an empty one, on `alias` for one that another tenant has, on a text that is too long. */
function cleanChange(
  tenants: readonly StoredTenant[],
  known: StoredTenant,
  { name, alias, note, ...rest }: TenantChange,
): Result<TenantChange> {
  const named = name === undefined ? {} : { name: cleanName(name) };
  if (named.name === "") return invalidInput("name", "Enter a name.");
  const noted = note === undefined ? {} : { note: clip(note, longestNote + 1) };
  if ((noted.note?.length ?? 0) > longestNote)
    return invalidInput("note", `Use at most ${longestNote} characters.`);
  if (alias === undefined) return ok({ ...rest, ...named, ...noted });
  const cleaned = clip(alias, longestAlias + 1);
  if (cleaned.length > longestAlias) return refuseAlias(`Use at most ${longestAlias} characters.`);
  const other = tenants.find(
    (tenant) => tenant !== known && compareAliases(tenant, { alias: cleaned }) === 0,
  );
  return other === undefined || cleaned === "" || cleaned === known.alias
    ? ok({ ...rest, ...named, ...noted, alias: cleaned })
    : refuseAlias(`${nameOf(other)} has this alias already.`);
}

/** Errors: `unknownTenant`, and what `cleanChange` refuses. */
export function updateTenant(
  tenants: readonly StoredTenant[],
  workspaceId: WorkspaceId | null,
  change: TenantChange,
): Result<readonly StoredTenant[]> {
  const known = tenants.find((tenant) => tenant.workspaceId === workspaceId);
  if (known === undefined) return fail({ kind: "unknownTenant" });
  const cleaned = cleanChange(tenants, known, change);
  if (!cleaned.ok) return cleaned;
  const updated = { ...known, ...cleaned.value };
  return ok(inOrder(tenants.map((tenant) => (tenant === known ? updated : tenant))));
}

/** What GreenLake's list says of a tenant. */
export type Listed = Pick<StoredTenant, "workspaceId" | "name" | "ownership">;

interface ListMerge {
  /** Only then is a tenant that is not in the list known to have left it. */
  readonly complete: boolean;
  /** Which tenants of the list are to be added. */
  readonly isWanted: (workspaceId: WorkspaceId) => boolean;
  /** How an added one is marked. */
  readonly addedAs: "new" | "listed";
}

/** Names follow the list, unless one was given here. */
const followed = (known: StoredTenant, { name, ownership }: Listed): StoredTenant => ({
  ...known,
  name: known.name === "" || known.name === known.listedName ? name : known.name,
  ownership,
  listing: "listed",
  listedName: name,
});

const joined = (tenant: Listed, listing: ListMerge["addedAs"]): StoredTenant => ({
  ...unlisted,
  ...tenant,
  listing,
  listedName: tenant.name,
});

/** Nobody is removed: a tenant that has left the list is marked. One that was never in it stays as it is. */
export function mergeListed(
  existing: readonly StoredTenant[],
  list: readonly Listed[],
  { complete, isWanted, addedAs }: ListMerge,
): readonly StoredTenant[] {
  const listed = new Map(list.map((tenant) => [tenant.workspaceId, tenant]));
  const kept = existing.map((known) => {
    const now = listed.get(known.workspaceId);
    listed.delete(known.workspaceId);
    if (now !== undefined) return followed(known, now);
    return complete && known.listing !== null ? { ...known, listing: "vanished" as const } : known;
  });
  const added = [...listed.values()]
    .filter(({ workspaceId }) => isWanted(workspaceId))
    .map((tenant): StoredTenant => joined(tenant, addedAs));
  return inOrder([...kept, ...added]);
}
