// The operator’s list of tenants: read from pasted lines, merged, edited, always sorted by name.
import type { LineProblem, Result, TenantChange, WorkspaceId } from "../../contract/contract.ts";
import { type Issuer, parseIssuer, parseCentralUrl } from "../base/issuer.ts";
import { cleanName, compareAliases, inOrder, nameOf } from "../base/names.ts";
import { clip } from "../base/redact.ts";
import { fail, invalidInput, ok } from "../base/result.ts";
import { newTenant, type StoredTenant } from "./stored.ts";

const longestAlias = 40;
const longestNote = 500;

const unquoted = (name: string): string =>
  /^"(.*)"$/.exec(name)?.[1]?.replaceAll('""', '"') ?? name;

function parseLine(line: string, msp: Issuer | null): Result<StoredTenant> {
  const [id, name] = splitLine(line);
  const issuer = parseIssuer(unquoted(id), msp?.baseUrl ?? "", "tenants");
  if (!issuer.ok) return issuer;
  if (msp !== null && issuer.value.baseUrl !== msp.baseUrl)
    return invalidInput("tenants", `This issuer URL is not at ${msp.baseUrl}.`);
  if (issuer.value.workspaceId === msp?.workspaceId)
    return invalidInput("tenants", "This is the MSP’s own workspace, not a tenant.");
  return ok(newTenant({ ...issuer.value, name: cleanName(unquoted(name)) }));
}

/** Splits at the first comma, semicolon, tab or run of spaces. */
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
 * Reads lines of `ID` or `ID name` and skips blank lines and those that start with `#` or `//`. A bad line is reported and does
 * not stop the others.
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

/** Keeps one entry per workspace. A name that is already given stays; an empty one is filled. */
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

/** Cleans the texts. Errors: `invalidInput` on an empty `name`, on an `alias` that another tenant has, on a text that is too long. */
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
    : refuseAlias(`${nameOf(other)} already has this alias.`);
}

/** Errors: `unknownTenant`, and those of `cleanChange` and `parseCentralUrl`. */
export function updateTenant(
  tenants: readonly StoredTenant[],
  workspaceId: WorkspaceId | null,
  change: TenantChange,
  msp: Issuer | null = null,
): Result<readonly StoredTenant[]> {
  const known = tenants.find((tenant) => tenant.workspaceId === workspaceId);
  if (known === undefined) return fail({ kind: "unknownTenant" });
  const cleaned = cleanChange(tenants, known, change);
  if (!cleaned.ok) return cleaned;
  const { centralUrl = known.centralUrl } = change;
  const central = parseCentralUrl(centralUrl, msp?.baseUrl ?? null);
  if (!central.ok) return central;
  const updated = { ...known, ...cleaned.value, centralUrl: central.value };
  return ok(inOrder(tenants.map((tenant) => (tenant === known ? updated : tenant))));
}
