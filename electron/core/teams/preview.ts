// Prepares the preview of a team file that a window shows before the import.
import type { Shortened, TeamPreview } from "../../contract/contract.ts";
import { clusterAt } from "../../contract/constants.ts";
import type { TeamComparison } from "./merge.ts";
import type { TeamFile } from "./teamFile.ts";
import { byName } from "../base/names.ts";

/** In each list; a longer one would not be read, and would be slow to draw. */
const mostShown = 100;
const mostUrls = 5;

function shortened<From extends { readonly name: string }, To>(
  list: readonly From[],
  show: (each: From) => To,
): Shortened<To> {
  return { count: list.length, first: list.toSorted(byName).slice(0, mostShown).map(show) };
}

const inWords = (value: string | boolean | null): string =>
  typeof value === "boolean" ? (value ? "Yes" : "No") : (value ?? "");

const named = ({ id, name }: TeamPreview["added"]["first"][number]) => ({ id, name });

const centralUrlsOf = (team: TeamFile): readonly string[] =>
  [team, ...team.tenants].map(({ centralUrl }) => centralUrl);

/** A command that is copied for Central sends the token there, so a file must not bring in such an address unseen. */
export function unknownCentralUrls(mine: TeamFile, theirs: TeamFile): Shortened<string> {
  const own = new Set(["", ...centralUrlsOf(mine)]);
  const urls = new Set(centralUrlsOf(theirs).filter((url) => !own.has(url) && !clusterAt(url)));
  return { count: urls.size, first: [...urls].toSorted().slice(0, mostUrls) };
}

export function previewTeam(
  { added, changed, removed, unchanged }: TeamComparison,
  head: Pick<
    TeamPreview,
    "id" | "fileName" | "isRenewed" | "aliasesLeftOut" | "msp" | "unknownCentralUrls"
  >,
): TeamPreview {
  return {
    status: "preview",
    ...head,
    added: shortened(added, named),
    changed: shortened(changed, ({ fields, ...tenant }) => ({
      ...tenant,
      fields: fields.map(({ field, mine, theirs }) => ({
        field,
        mine: inWords(mine),
        theirs: inWords(theirs),
      })),
    })),
    removed: shortened(removed, named),
    unchanged,
  };
}
