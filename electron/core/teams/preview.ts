// Prepares the preview of a team file that a window shows before the import.
import type {
  PreviewedChange,
  Shortened,
  TeamField,
  TeamGroup,
  TeamPreview,
} from "../../contract/contract.ts";
import { clusterAt } from "../../contract/constants.ts";
import type { ChangedTenant, TeamComparison } from "./merge.ts";
import type { TeamLists } from "./ports.ts";
import type { TeamFile, TeamTenant } from "./teamFile.ts";
import { byName } from "../base/names.ts";
import { inPieces, sorted, type Work } from "../base/timing.ts";

/** The most tenants of a group that the preview itself holds; a longer list would not be read, and would be slow to draw. */
const firstShown = 100;
/** The most tenants that one answer holds to a window that asks for all of a group. */
const pageLength = 1_000;
const mostUrls = 5;

function inWords(value: string | boolean | readonly string[] | null): string {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return typeof value === "string" ? value : (value?.join(", ") ?? "");
}

const named = ({ id, name }: TeamTenant): PreviewedChange => ({ id, name, fields: [] });

const changed = ({ fields, ...tenant }: ChangedTenant): PreviewedChange => ({
  ...tenant,
  fields: fields.map(({ field, mine, theirs }) => ({
    field,
    mine: inWords(mine),
    theirs: inWords(theirs),
  })),
});

export function* listsOf(comparison: Pick<TeamComparison, TeamGroup>): Work<TeamLists> {
  const added = yield* sorted(comparison.added, byName);
  const removed = yield* sorted(comparison.removed, byName);
  const both = yield* sorted(comparison.changed, byName);
  return {
    counts: { added: added.length, changed: both.length, removed: removed.length },
    slice(group, from, to) {
      if (group === "changed") return both.slice(from, to).map(changed);
      return (group === "added" ? added : removed).slice(from, to).map(named);
    },
  };
}

export const pageOf = ({ slice }: TeamLists, group: TeamGroup, from: number) =>
  slice(group, from, from + pageLength);

/** How many of the changed tenants get another value in each field. */
function* changedFields(tenants: readonly ChangedTenant[]): Work<TeamPreview["changedFields"]> {
  const counts = new Map<TeamField, number>();
  yield* inPieces(tenants, ({ fields }) => {
    for (const { field } of fields) counts.set(field, (counts.get(field) ?? 0) + 1);
  });
  return Array.from(counts, ([field, count]) => ({ field, count }));
}

function* centralUrlsOf(team: TeamFile): Work<ReadonlySet<string>> {
  const urls = new Set([team.centralUrl]);
  yield* inPieces(team.tenants, ({ centralUrl }) => void urls.add(centralUrl));
  return urls;
}

/** A command that is copied for Central sends the token there, so a file must not bring in such an address unseen. */
export function* unknownCentralUrls(mine: TeamFile, theirs: TeamFile): Work<Shortened<string>> {
  const own = yield* centralUrlsOf(mine);
  const urls: string[] = [];
  yield* inPieces(yield* centralUrlsOf(theirs), (url) => {
    if (url !== "" && !own.has(url) && !clusterAt(url)) urls.push(url);
  });
  return { count: urls.length, first: urls.toSorted().slice(0, mostUrls) };
}

export function* previewTeam(
  comparison: TeamComparison,
  { counts, slice }: TeamLists,
  head: Pick<
    TeamPreview,
    "id" | "fileName" | "isRenewed" | "aliasesLeftOut" | "msp" | "unknownCentralUrls"
  >,
): Work<TeamPreview> {
  const shortened = (group: TeamGroup) => ({
    count: counts[group],
    first: slice(group, 0, firstShown),
  });
  return {
    status: "preview",
    ...head,
    added: shortened("added"),
    changed: shortened("changed"),
    changedFields: yield* changedFields(comparison.changed),
    removed: shortened("removed"),
    unchanged: comparison.unchanged,
  };
}
