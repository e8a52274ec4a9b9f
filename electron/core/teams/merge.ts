// Compares the local team with a team file, and brings together what was chosen of each.
import type { Side, WorkspaceId } from "../../contract/contract.ts";
import type { TeamFile, TeamTenant } from "./teamFile.ts";
import { compareAliases } from "../base/names.ts";

const tenantFields = ["name", "alias", "colour", "note", "pinned", "format"] as const;
const headFields = ["name", "baseUrl", "workspaceId", "scope"] as const;

type FieldChanges<Whole, Field extends keyof Whole> = {
  readonly [Name in Field]: {
    readonly field: Name;
    readonly mine: Whole[Name];
    readonly theirs: Whole[Name];
  };
}[Field];

export type TenantChange = FieldChanges<TeamTenant, (typeof tenantFields)[number]>;
export type HeadChange = FieldChanges<TeamFile, (typeof headFields)[number]>;

export interface ChangedTenant {
  readonly id: WorkspaceId;
  /** Mine, or theirs where mine has none. */
  readonly name: string;
  readonly fields: readonly TenantChange[];
}

export interface TeamComparison {
  /** Where the MSP itself differs; another `workspaceId` or `baseUrl` means that the file is another MSP's. */
  readonly head: readonly HeadChange[];
  readonly added: readonly TeamTenant[];
  readonly changed: readonly ChangedTenant[];
  /** In mine and not in theirs. */
  readonly removed: readonly TeamTenant[];
  readonly unchanged: number;
}

const byId = (team: TeamFile): ReadonlyMap<WorkspaceId, TeamTenant> =>
  new Map(team.tenants.map((tenant) => [tenant.id, tenant]));

/** A name that they don't have is no reason to lose mine. */
const withAName = (theirs: TeamTenant, mine: TeamTenant): TeamTenant =>
  theirs.name === "" ? { ...theirs, name: mine.name } : theirs;

function tenantChanges(mine: TeamTenant, theirs: TeamTenant): readonly TenantChange[] {
  const change = <Field extends (typeof tenantFields)[number]>(field: Field) =>
    mine[field] === theirs[field] ? [] : [{ field, mine: mine[field], theirs: theirs[field] }];
  return [
    ...change("name"),
    ...change("alias"),
    ...change("colour"),
    ...change("note"),
    ...change("pinned"),
    ...change("format"),
  ];
}

function headChanges(mine: TeamFile, theirs: TeamFile): readonly HeadChange[] {
  const change = <Field extends (typeof headFields)[number]>(field: Field) =>
    mine[field] === theirs[field] ? [] : [{ field, mine: mine[field], theirs: theirs[field] }];
  return [...change("name"), ...change("baseUrl"), ...change("workspaceId"), ...change("scope")];
}

/** What taking the file over would change; the preview before a merge. */
export function compareTeam(mine: TeamFile, theirs: TeamFile): TeamComparison {
  const [mineById, theirsById] = [byId(mine), byId(theirs)];
  const added = theirs.tenants.filter(({ id }) => !mineById.has(id));
  const removed = mine.tenants.filter(({ id }) => !theirsById.has(id));
  const changed: ChangedTenant[] = [];
  for (const tenant of mine.tenants) {
    const other = theirsById.get(tenant.id);
    if (other === undefined) continue;
    const fields = tenantChanges(tenant, withAName(other, tenant));
    const name = tenant.name === "" ? other.name : tenant.name;
    if (fields.length > 0) changed.push({ id: tenant.id, name, fields });
  }
  const unchanged = mine.tenants.length - removed.length - changed.length;
  return { head: headChanges(mine, theirs), added, changed, removed, unchanged };
}

export interface MergeChoices {
  /** For changed tenants without a choice of their own. */
  readonly otherwise: Side;
  /**
   * By workspace ID. An added tenant comes in unless "mine" is chosen for it, and a removed one stays unless "theirs"
   * is: neither goes by `otherwise`.
   */
  readonly tenants: Readonly<Record<string, Side>>;
}

export interface MergedTeam extends TeamFile {
  /** How many aliases two tenants would have had. */
  readonly aliasesLeftOut: number;
}

/** An alias finds one tenant alone: whoever has it keeps it, and the others keep their own, or go without. */
function withoutTwins(tenants: readonly TeamTenant[], mine: ReadonlyMap<WorkspaceId, TeamTenant>) {
  const rank = ({ id, alias }: TeamTenant) => (mine.get(id)?.alias === alias ? 0 : 1);
  const named = tenants
    .filter(({ alias }) => alias !== "")
    .toSorted((left, right) => compareAliases(left, right) || rank(left) - rank(right));
  const twins = new Set(
    named.filter((tenant, index) => {
      const before = named[index - 1];
      return before !== undefined && compareAliases(before, tenant) === 0;
    }),
  );
  const taken = named.filter((tenant) => !twins.has(tenant));
  const ownAlias = ({ id }: TeamTenant): string => {
    const alias = mine.get(id)?.alias ?? "";
    return taken.some((other) => compareAliases(other, { alias }) === 0) ? "" : alias;
  };
  return {
    tenants: tenants.map((tenant) =>
      twins.has(tenant) ? { ...tenant, alias: ownAlias(tenant) } : tenant,
    ),
    aliasesLeftOut: twins.size,
  };
}

/**
 * The local team with what was chosen of theirs. Where secrets are sent (workspace, address, scope) follows the file
 * only while there is no workspace of one's own; the MSP's name only where it has none.
 */
export function mergeTeam(mine: TeamFile, theirs: TeamFile, choices: MergeChoices): MergedTeam {
  const theirsById = byId(theirs);
  const mineById = byId(mine);
  const chosen = (id: WorkspaceId, otherwise: Side): Side => choices.tenants[id] ?? otherwise;
  const head = mine.workspaceId === null ? theirs : mine;
  const kept = mine.tenants.flatMap((tenant) => {
    const other = theirsById.get(tenant.id);
    if (other === undefined) return chosen(tenant.id, "mine") === "mine" ? [tenant] : [];
    const takesTheirs = chosen(tenant.id, choices.otherwise) === "theirs";
    return [takesTheirs ? withAName(other, tenant) : tenant];
  });
  const added = theirs.tenants.filter(
    ({ id }) => !mineById.has(id) && chosen(id, "theirs") === "theirs",
  );
  const tenants = [...kept, ...added]
    .filter(({ id }) => id !== head.workspaceId)
    .toSorted((left, right) => (left.id < right.id ? -1 : 1));
  return {
    name: mine.name === "" ? theirs.name : mine.name,
    baseUrl: head.baseUrl,
    workspaceId: head.workspaceId,
    scope: head.scope,
    ...withoutTwins(tenants, mineById),
  };
}
