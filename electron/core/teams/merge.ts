// Compares an MSP’s tenants with those of a team file, and merges the two as the operator chose.
import type { Side, TeamField, WorkspaceId } from "../../contract/contract.ts";
import type { TeamFile, TeamTenant } from "./teamFile.ts";
import { compareAliases } from "../base/names.ts";
import { filtered, inPieces, mapped, sorted, type Work } from "../base/timing.ts";

const tenantFields: readonly TeamField[] = [
  "name",
  "alias",
  "colour",
  "tags",
  "note",
  "pinned",
  "format",
  "centralUrl",
];

export interface ChangedTenant {
  readonly id: WorkspaceId;
  /** Theirs if mine is empty. */
  readonly name: string;
  readonly fields: readonly {
    readonly field: TeamField;
    readonly mine: Value;
    readonly theirs: Value;
  }[];
}

export interface TeamComparison {
  /** Only in theirs. */
  readonly added: readonly TeamTenant[];
  readonly changed: readonly ChangedTenant[];
  /** Only in mine. */
  readonly removed: readonly TeamTenant[];
  readonly unchanged: number;
}

function* byId({ tenants }: TeamFile): Work<ReadonlyMap<WorkspaceId, TeamTenant>> {
  const map = new Map<WorkspaceId, TeamTenant>();
  yield* inPieces(tenants, (tenant) => void map.set(tenant.id, tenant));
  return map;
}

/** Keeps my name for the tenant if theirs is empty, and my tags if the file says nothing about tags. */
const completed = (theirs: TeamTenant, mine: TeamTenant): TeamTenant => ({
  ...theirs,
  name: theirs.name === "" ? mine.name : theirs.name,
  tags: theirs.tags ?? mine.tags,
});

type Value = TeamTenant[TeamField];

const isSame = (mine: Value, theirs: Value): boolean =>
  mine === theirs || (typeof mine === "object" && JSON.stringify(mine) === JSON.stringify(theirs));

const changes = (mine: TeamTenant, theirs: TeamTenant): ChangedTenant["fields"] =>
  tenantFields
    .filter((field) => !isSame(mine[field], theirs[field]))
    .map((field) => ({ field, mine: mine[field], theirs: theirs[field] }));

/** What importing the file would change. */
export function* compareTeam(mine: TeamFile, theirs: TeamFile): Work<TeamComparison> {
  const mineById = yield* byId(mine);
  const theirsById = yield* byId(theirs);
  const added = yield* filtered(theirs.tenants, ({ id }) => !mineById.has(id));
  const removed = yield* filtered(mine.tenants, ({ id }) => !theirsById.has(id));
  const changed: ChangedTenant[] = [];
  yield* inPieces(mine.tenants, (tenant) => {
    const other = theirsById.get(tenant.id);
    if (other === undefined) return;
    const fields = changes(tenant, completed(other, tenant));
    const name = tenant.name === "" ? other.name : tenant.name;
    if (fields.length > 0) changed.push({ id: tenant.id, name, fields });
  });
  const unchanged = mine.tenants.length - removed.length - changed.length;
  return { added, changed, removed, unchanged };
}

export interface MergeChoices {
  /** The side for changed tenants without a choice of their own. */
  readonly otherwise: Side;
  /** Those for tenants only in theirs, which come in otherwise, and only in mine, which stay. */
  readonly added?: Side;
  readonly removed?: Side;
  /** By workspace ID, for those with a choice of their own. */
  readonly tenants: Readonly<Record<string, Side>>;
}

export interface MergedTeam extends TeamFile {
  /** How many tenants did not get the file’s alias because another tenant has it. */
  readonly aliasesLeftOut: number;
}

/** Whether one of the tenants, which are sorted by alias, has this alias. A file can make as many questions as tenants. */
function isAmong(ordered: readonly TeamTenant[], alias: string): boolean {
  let [from, to] = [0, ordered.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const order = compareAliases(ordered[middle] ?? { alias }, { alias });
    if (order === 0) return true;
    if (order < 0) from = middle + 1;
    else to = middle;
  }
  return false;
}

/** Gives each alias to one tenant only: to the one that has it already, else to the first. The others keep their own or get none. */
function* withUniqueAliases(
  tenants: readonly TeamTenant[],
  mine: ReadonlyMap<WorkspaceId, TeamTenant>,
): Work<Pick<MergedTeam, "tenants" | "aliasesLeftOut">> {
  const rank = ({ id, alias }: TeamTenant) => (mine.get(id)?.alias === alias ? 0 : 1);
  const named = yield* sorted(
    yield* filtered(tenants, ({ alias }) => alias !== ""),
    (left, right) => compareAliases(left, right) || rank(left) - rank(right),
  );
  const twins = new Set<TeamTenant>();
  const taken: TeamTenant[] = [];
  yield* inPieces(named, (tenant) => {
    const last = taken.at(-1);
    if (last !== undefined && compareAliases(last, tenant) === 0) twins.add(tenant);
    else taken.push(tenant);
  });
  const ownAlias = ({ id }: TeamTenant): string => {
    const alias = mine.get(id)?.alias ?? "";
    return isAmong(taken, alias) ? "" : alias;
  };
  return {
    tenants: yield* mapped(tenants, (tenant) =>
      twins.has(tenant) ? { ...tenant, alias: ownAlias(tenant) } : tenant,
    ),
    aliasesLeftOut: twins.size,
  };
}

/**
 * My team with the chosen parts of theirs. The workspace, address and scope decide where secrets are sent, so the file’s
 * count only while I have no workspace; its name and Central’s address for the MSP count only if mine are empty.
 */
export function* mergeTeam(
  mine: TeamFile,
  theirs: TeamFile,
  choices: MergeChoices,
): Work<MergedTeam> {
  const theirsById = yield* byId(theirs);
  const mineById = yield* byId(mine);
  const { added: addedSide = "theirs", removed: removedSide = "mine", otherwise } = choices;
  const chosen = (id: WorkspaceId, side: Side): Side => choices.tenants[id] ?? side;
  const head = mine.workspaceId === null ? theirs : mine;
  const kept: TeamTenant[] = [];
  yield* inPieces(mine.tenants, (tenant) => {
    const other = theirsById.get(tenant.id);
    const takesTheirs =
      chosen(tenant.id, other === undefined ? removedSide : otherwise) === "theirs";
    if (!takesTheirs) kept.push(tenant);
    else if (other !== undefined) kept.push(completed(other, tenant));
  });
  const added = yield* filtered(
    theirs.tenants,
    ({ id }) => !mineById.has(id) && chosen(id, addedSide) === "theirs",
  );
  const both = yield* filtered(kept.concat(added), ({ id }) => id !== head.workspaceId);
  const tenants = yield* sorted(both, (left, right) => (left.id < right.id ? -1 : 1));
  return {
    name: mine.name === "" ? theirs.name : mine.name,
    baseUrl: head.baseUrl,
    workspaceId: head.workspaceId,
    scope: head.scope,
    centralUrl: mine.centralUrl === "" ? theirs.centralUrl : mine.centralUrl,
    ...(yield* withUniqueAliases(tenants, mineById)),
  };
}
