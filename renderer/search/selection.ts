// Which row of a list is chosen, and what Enter takes. Pure, so that every list that copies a token follows the same rules.

export interface Selection {
  /** The rows’ keys in the order in which they are drawn. */
  readonly keys: readonly string[];
  /** A key. Nothing is chosen while no row has it: Enter must not act on whatever took the chosen row’s place. */
  readonly chosen: string | null;
  /** The index of the chosen row, or the one that it had before it went. The arrows continue from there. */
  readonly place: number;
  /** A new object for each change of what Enter means that is not the operator’s own; null once the operator acts. */
  readonly surprise: object | null;
  /** True if the row was chosen, rather than being first. */
  readonly isChoice: boolean;
}

/** The first row is chosen, as after every change of the query. */
export const firstOf = (keys: readonly string[]): Selection => ({
  keys,
  chosen: keys[0] ?? null,
  place: 0,
  surprise: null,
  isChoice: false,
});

/** No row is chosen until the operator does it. */
export const noneOf = (keys: readonly string[]): Selection => ({ ...firstOf(keys), chosen: null });

/** The index of the chosen row; -1 for none. */
export const chosenIndex = ({ keys, chosen }: Selection): number =>
  chosen === null ? -1 : keys.indexOf(chosen);

const at = (selection: Selection, place: number): Selection => ({
  ...selection,
  chosen: selection.keys[place] ?? null,
  place,
  surprise: null,
  isChoice: true,
});

/** The operator chooses a row. */
export function chose(selection: Selection, key: string): Selection {
  const place = selection.keys.indexOf(key);
  if (place !== -1) return at(selection, place);
  return { ...selection, chosen: key, surprise: null, isChoice: true };
}

/** Something other than the operator’s key chooses a row, such as a click on a notification. */
export const led = (selection: Selection, key: string): Selection => ({
  ...chose(selection, key),
  surprise: {},
});

/** Moves by so many rows; at an end it stops, or goes on at the other end. */
export function moved(selection: Selection, by: number, end: "stops" | "goesOn"): Selection {
  const { keys, place } = selection;
  if (keys.length === 0) return selection;
  // Where the chosen row is gone, the row in its place is one step down.
  const from = chosenIndex(selection) === -1 && by > 0 ? place - 1 : place;
  const to =
    end === "goesOn"
      ? (from + by + keys.length) % keys.length
      : Math.min(keys.length - 1, Math.max(0, from + by));
  return at(selection, to);
}

/** The list has changed by itself. The chosen row stays chosen wherever it stands now; only an empty list chooses its first row. */
export function redrawn(before: Selection, keys: readonly string[]): Selection {
  const chosen =
    before.keys.length === 0 && !keys.includes(before.chosen ?? "")
      ? (keys[0] ?? before.chosen)
      : before.chosen;
  const now = { ...before, keys, chosen };
  const place = chosenIndex(now);
  if (place === -1) return now;
  const isSame = chosenIndex(before) !== -1 && before.chosen === chosen;
  return { ...now, place, surprise: isSame ? before.surprise : {} };
}

/** The rows are in another order, or others. What was chosen stays chosen; a row that is first instead of another is a surprise. */
export function reordered(before: Selection, now: Selection): Selection {
  const { chosen, isChoice, surprise } = before;
  const place = chosen === null || !isChoice ? -1 : now.keys.indexOf(chosen);
  if (place !== -1) return { ...now, chosen, place, surprise, isChoice };
  return { ...now, surprise: now.chosen === chosen ? surprise : {} };
}

export interface Press {
  readonly selection: Selection;
  /** The row to act on; null if the key is not taken. */
  readonly key: string | null;
}

/**
 * Enter was pressed. It is not taken for what a surprise has only just made it mean. If no row is chosen, it chooses one and does
 * nothing else: what was not shown as chosen is never copied.
 */
export function pressed(selection: Selection, isSettled: boolean): Press {
  const { keys, place } = selection;
  const key = keys[chosenIndex(selection)] ?? null;
  if (key !== null) return { selection, key: isSettled ? key : null };
  if (keys.length === 0) return { selection, key };
  return { selection: { ...at(selection, Math.min(place, keys.length - 1)), surprise: {} }, key };
}
