// Tells the API clients in a text apart, so that the operator is asked for one if there are several.
import { clip, redact } from "../base/redact.ts";
import type { Found } from "./candidates.ts";
import type { Entry } from "./formats/entry.ts";

type Path = readonly string[];

/** The names of a map that say what the map is about. */
const nameOfMap =
  /^(?:name|label|title|alias|(?:display|workspace|customer|account|msp)[_-]?name)$/i;
const longestTitle = 60;

const keyOf = (path: Path): string => path.join("\0");

export const isTitle = ({ path, value }: Entry): boolean =>
  nameOfMap.test(path.at(-1) ?? "") && value.trim() !== "" && value.length <= 512;

export interface ClientChoice {
  /** What the text calls it. */
  readonly title: string;
  /** Its client ID, or its workspace’s ID if the text names no client. */
  readonly value: string;
  readonly group: Path;
}

const isWithin = (path: Path, group: Path): boolean =>
  group.length <= path.length && group.every((name, at) => name === path[at]);

function titleOf(group: Path, titles: ReadonlyMap<string, string>): string {
  for (let length = group.length; length >= 0; length -= 1) {
    const outer = group.slice(0, length);
    const title = titles.get(keyOf(outer)) ?? titles.get(keyOf([...outer, "metadata"]));
    if (title !== undefined) return title;
  }
  return pathTitle(group);
}

const pathTitle = (group: Path): string =>
  clip(redact(group.join(" ")), longestTitle) || "Without a name";

/**
 * The clients with equal rank and different values, in the order of the text; none unless there are at least two. Two values for
 * one and the same name are no choice: the later one counts.
 */
export function clientsIn(
  candidates: readonly Found[],
  entries: readonly Entry[],
): readonly ClientChoice[] {
  const best = Math.min(...candidates.map(({ known }) => known.rank));
  const byGroup = new Map<string, Found>();
  for (const found of candidates)
    if (found.known.rank === best) byGroup.set(keyOf(found.known.group), found);
  if (new Set([...byGroup.values()].map(({ value }) => value)).size < 2) return [];
  const titles = new Map<string, string>();
  for (const { path, value } of entries.filter(isTitle)) {
    const key = keyOf(path.slice(0, -1));
    if (!titles.has(key)) titles.set(key, clip(redact(value), longestTitle));
  }
  const choices = [...byGroup.values()].map(({ value, known: { group } }) => ({
    title: titleOf(group, titles),
    value,
    group,
  }));
  const known = new Set(choices.map(({ title }) => title));
  return known.size === choices.length
    ? choices
    : choices.map(({ title, value, group }, at) => ({
        title: `${title} (${at + 1})`,
        value,
        group,
      }));
}

/** Whether a value belongs to the chosen client, or to none. Among clients around each other, it belongs to the innermost. */
export const belongsTo =
  (chosen: ClientChoice, all: readonly ClientChoice[]) =>
  ({ known: { group } }: Found): boolean => {
    const owners = all.filter((client) => isWithin(group, client.group));
    const [owner] = owners.toSorted((one, other) => other.group.length - one.group.length);
    return owner === undefined || owner === chosen;
  };
