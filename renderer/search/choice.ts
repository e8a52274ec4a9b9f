// A search with its list and the chosen row, as one value. Pure: the main window and the quick pick share it, and so do its tests.
import type { Tenant } from "../../electron/contract/contract.ts";
import { asTheyAre, type Hit, keyOf, type Searched } from "./allMsps.ts";
import {
  chose,
  chosenIndex,
  firstOf,
  led,
  moved,
  noneOf,
  pressed,
  redrawn,
  reordered,
  type Selection,
} from "./selection.ts";
import { tieWords } from "./tie.ts";

/** How a window searches. */
export interface Finder {
  /** The tenants of a list that can be found, such as those that are not hidden. The same list gives the same answer. */
  readonly among: (tenants: readonly Tenant[]) => readonly Tenant[];
  readonly find: (lists: readonly Searched[], query: string) => readonly Hit[];
  /** True if the list without a query is in order after every change. Every other list keeps its order until the next key. */
  readonly staysInOrder: boolean;
}

export interface Choice {
  readonly finder: Finder;
  readonly query: string;
  readonly lists: readonly Searched[];
  /** In the order in which they were found, including tenants that have gone since. */
  readonly found: readonly Hit[];
  /** The rows as they are drawn. */
  readonly hits: readonly Hit[];
  readonly selection: Selection;
}

/** The lists as the finder searches them. */
const searched = ({ among }: Finder, lists: readonly Searched[]): readonly Searched[] =>
  lists.map((list) => ({ ...list, tenants: among(list.tenants) }));

/** The operator has typed: the list is found again, and its first row is chosen, unless it is first by chance only. */
export function typed(finder: Finder, lists: readonly Searched[], query: string): Choice {
  const hits = finder.find(searched(finder, lists), query);
  const keys = hits.map(keyOf);
  const isTied = hits[0]?.isTied === true;
  const selection = isTied ? noneOf(keys) : firstOf(keys);
  return { finder, query, lists, found: hits, hits, selection };
}

/** Another filter or order: a tenant that was chosen stays if it passes, and a first row that nobody chose gives way to the new one. */
function foundAnew(finder: Finder, before: Choice, lists: readonly Searched[]): Choice {
  const now = typed(finder, lists, before.query);
  return { ...now, selection: reordered(before.selection, now.selection) };
}

/** Tenants added, or shown again, since the search that match it. */
function newlyFound(finder: Finder, before: Choice, lists: readonly Searched[]): readonly Hit[] {
  if (before.query.trim() === "") return [];
  const known = new Set(before.found.map(keyOf));
  for (const { msp, tenants } of searched(finder, before.lists))
    for (const tenant of tenants) known.add(keyOf({ msp, tenant }));
  const added = lists.map((list) => {
    const { msp, tenants } = list;
    const isNew = (tenant: Tenant) => !known.has(keyOf({ msp, tenant }));
    return Object.assign({}, list, { tenants: tenants.filter(isNew) });
  });
  return finder.find(added, before.query);
}

const isSame = (one: readonly Searched[], other: readonly Searched[]): boolean =>
  one.length === other.length &&
  one.every(
    ({ msp, tenants, usage }, index) =>
      msp === other[index]?.msp &&
      tenants === other[index]?.tenants &&
      usage === other[index]?.usage,
  );

/** The tenants have changed, or the filter or order has. For the former, no row of a search moves: added tenants come at its end, and the chosen tenant stays chosen. */
export function followed(finder: Finder, before: Choice, lists: readonly Searched[]): Choice {
  if (finder !== before.finder) return foundAnew(finder, before, lists);
  if (isSame(before.lists, lists)) return before;
  const { query } = before;
  const now = searched(finder, lists);
  const found =
    finder.staysInOrder && query.trim() === ""
      ? finder.find(now, query)
      : [...before.found, ...newlyFound(finder, before, now)];
  const hits = asTheyAre(found, now);
  const selection = redrawn(before.selection, hits.map(keyOf));
  return { finder, query, lists, found, hits, selection };
}

/** What the operator, or something else, does to the chosen row. */
export type Step =
  | { readonly kind: "move"; readonly by: number; readonly end: "stops" | "goesOn" }
  | { readonly kind: "choose"; readonly key: string }
  | { readonly kind: "lead"; readonly key: string };

function stepped(selection: Selection, step: Step): Selection {
  if (step.kind === "move") return moved(selection, step.by, step.end);
  return step.kind === "choose" ? chose(selection, step.key) : led(selection, step.key);
}

export const withStep = (choice: Choice, step: Step): Choice => ({
  ...choice,
  selection: stepped(choice.selection, step),
});

export const chosenHit = ({ hits, selection }: Choice): Hit | null =>
  hits[chosenIndex(selection)] ?? null;

/** The rows between which the operator has to choose, because only chance would; empty once a row is chosen. */
function undecided({ hits, selection }: Choice): readonly Hit[] {
  const tied = selection.chosen === null ? hits.filter(({ isTied }) => isTied) : [];
  return tied.length > 1 ? tied : [];
}

export interface Pressed {
  /** The row that the key is taken for; null for none. */
  readonly hit: Hit | null;
  /** Asks the operator to choose; empty unless only chance would. */
  readonly tie: string;
}

/** What to say while only chance would choose; else empty. */
export const tieOf = (choice: Choice): string => tieWords(undecided(choice), choice.query);

/** Enter, or another key that acts on the chosen row. */
export function withPress(
  choice: Choice,
  isSettled: boolean,
): Pressed & { readonly choice: Choice } {
  const tie = tieOf(choice);
  if (tie !== "") return { choice, hit: null, tie };
  const { selection, key } = pressed(choice.selection, isSettled);
  const hit = key === null ? null : chosenHit(choice);
  return { choice: { ...choice, selection }, hit, tie };
}
