// The filters of the list: by ownership, by listing, by colour, by tag, and the hidden tenants. One at a time.
import type { Colour, Tenant } from "../../electron/contract/contract.ts";
import { colourList, colourNames } from "../forms/colourNames.ts";

export type Kind = "all" | "msp" | "customer" | "new" | "vanished" | "hidden";

/** A tag counts in any case. */
export type Shown = Kind | `colour ${Colour}` | `tag ${string}`;

export const shownWords: Readonly<Record<Kind, string>> = {
  all: "All tenants",
  msp: "MSP-owned",
  customer: "Customer-owned",
  new: "New",
  vanished: "No longer listed",
  hidden: "Hidden",
};

const isKind = (shown: Shown): shown is Kind => Object.hasOwn(shownWords, shown);

/** The colour or the tag of a filter by either. */
const valueOf = (shown: Shown): string => shown.slice(shown.indexOf(" ") + 1);

/** The colour that is shown alone; null for another filter. */
export const colourOfFilter = (shown: Shown): Colour | null =>
  colourList.find((colour) => shown === `colour ${colour}`) ?? null;

/** What the filter is called, such as “MSP-owned”, “Red” or “Tag: gold”. */
export function nameOfFilter(shown: Shown): string {
  if (isKind(shown)) return shownWords[shown];
  const colour = colourOfFilter(shown);
  return colour === null ? `Tag: ${valueOf(shown)}` : colourNames[colour];
}

export const byText = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });

interface Groups {
  readonly colours: readonly Colour[];
  /** Sorted, each in the spelling of the first tenant that has it. */
  readonly tags: readonly string[];
}

const known = new WeakMap<readonly Tenant[], Groups>();

/** The colours and tags that the list’s tenants have. They are gathered once for each list. */
export function groupsIn(tenants: readonly Tenant[]): Groups {
  const before = known.get(tenants);
  if (before !== undefined) return before;
  const used = new Set<Colour>();
  const tags = new Map<string, string>();
  for (const { colour, tags: own } of tenants) {
    if (colour !== null) used.add(colour);
    for (const tag of own) if (!tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  }
  const groups = {
    colours: colourList.filter((colour) => used.has(colour)),
    tags: [...tags.values()].toSorted(byText.compare),
  };
  known.set(tenants, groups);
  return groups;
}

/** Hidden tenants pass no filter but their own. */
function passes(shown: Shown): (tenant: Tenant) => boolean {
  if (shown === "hidden") return ({ hidden }) => hidden;
  const value = valueOf(shown).toLowerCase();
  const isWanted: (tenant: Tenant) => boolean = shown.startsWith("tag ")
    ? ({ tags }) => tags.some((tag) => tag.toLowerCase() === value)
    : ({ ownership, listing, colour }) =>
        shown === "all" ||
        ownership === shown ||
        listing === shown ||
        (shown.startsWith("colour ") && colour === value);
  return (tenant) => !tenant.hidden && isWanted(tenant);
}

const filtered = new WeakMap<readonly Tenant[], Map<Shown, readonly Tenant[]>>();

/** The tenants that pass a filter. The same list gives the same answer, for which the search keeps an index. */
export function passing(tenants: readonly Tenant[], shown: Shown): readonly Tenant[] {
  const answers = filtered.get(tenants) ?? new Map<Shown, readonly Tenant[]>();
  filtered.set(tenants, answers);
  const passed = answers.get(shown) ?? tenants.filter(passes(shown));
  // If all pass, the list itself is the answer, so that there is one index.
  const answer = passed.length === tenants.length ? tenants : passed;
  answers.set(shown, answer);
  return answer;
}

export const countHidden = (tenants: readonly Tenant[]): number =>
  passing(tenants, "hidden").length;
