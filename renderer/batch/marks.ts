// Which rows are selected together. Pure; the row that Enter acts on is another matter, see `search/selection.ts`.

export interface Marks {
  /** The keys of the selected rows. */
  readonly keys: ReadonlySet<string>;
  /** Where the range began that Shift extends, and what was selected before it. */
  readonly range: { readonly from: string; readonly before: ReadonlySet<string> } | null;
}

export const noMarks: Marks = { keys: new Set(), range: null };

export const allOf = (rows: readonly string[]): Marks => ({ keys: new Set(rows), range: null });

/** Ctrl+click, or a click on the row’s checkbox. The next range begins here. */
export function toggled({ keys }: Marks, key: string): Marks {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return { keys: next, range: { from: key, before: next } };
}

/** Shift: from where the range began, or else from `chosen`, to `key`. A range that turns back lets go of what it had reached. */
export function ranged(
  { keys, range }: Marks,
  rows: readonly string[],
  chosen: string | null,
  key: string,
): Marks {
  const begun =
    range !== null && rows.includes(range.from) ? range : { from: chosen ?? key, before: keys };
  const ends = [rows.indexOf(begun.from), rows.indexOf(key)];
  const reached = ends.includes(-1) ? [key] : rows.slice(Math.min(...ends), Math.max(...ends) + 1);
  return { keys: new Set([...begun.before, ...reached]), range: begun };
}

/** The operator goes elsewhere without Shift: the next range begins there. */
export const withoutRange = (marks: Marks): Marks =>
  marks.range === null ? marks : { ...marks, range: null };
