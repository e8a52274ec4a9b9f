// Names of tenants and MSPs: cleaned, shortened, sorted.
import type { Tenant } from "../../contract/contract.ts";
import { clip } from "./redact.ts";

const longestName = 200;

/** One line of visible text, without control characters and direction overrides, of at most 200 characters. */
export const cleanName = (name: string): string => clip(name, longestName);

/** The name for sentences and menus; a workspace without a name shows the ends of its ID. */
export const nameOf = ({ name, workspaceId }: Pick<Tenant, "name" | "workspaceId">): string =>
  name === "" ? `workspace ${workspaceId.slice(0, 4)}…${workspaceId.slice(-4)}` : name;

const segments = new Intl.Segmenter();

/** At most `longest` characters as people count them; a cut in the middle shows as `…`. */
export function middleCut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const characters = Array.from(segments.segment(text), ({ segment }) => segment);
  if (characters.length <= longest) return text;
  const head = Math.ceil((longest - 1) / 2);
  const tail = longest - 1 - head;
  return `${characters.slice(0, head).join("")}…${characters.slice(-tail).join("")}`;
}

const collator = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });

/** Sorts by name, the nameless last. */
export function byName(left: Pick<Tenant, "name">, right: Pick<Tenant, "name">): number {
  if ((left.name === "") !== (right.name === "")) return left.name === "" ? 1 : -1;
  return collator.compare(left.name, right.name);
}

/** Sorts tenants by name, those without one by ID. */
export const inOrder = <T extends Pick<Tenant, "name" | "workspaceId">>(
  tenants: Iterable<T>,
): readonly T[] =>
  [...tenants].toSorted(
    (left, right) => byName(left, right) || (left.workspaceId < right.workspaceId ? -1 : 1),
  );

/** Zero for two aliases that are the same to the person who types them. */
export const compareAliases = (left: Pick<Tenant, "alias">, right: Pick<Tenant, "alias">): number =>
  collator.compare(left.alias, right.alias);
