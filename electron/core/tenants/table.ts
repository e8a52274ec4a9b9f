// Finds the columns of an exported table: the one with workspace IDs is the ID, and the one most like a name is the name.
import { parseIssuer, toWorkspaceId } from "../base/issuer.ts";
import { clip } from "../base/redact.ts";

export interface Row {
  /** Counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  /** Null until the first row turns out to be one; JSON brings its own. */
  readonly header: readonly string[] | null;
  readonly rows: readonly Row[];
}

export interface Columns {
  readonly header: readonly string[] | null;
  readonly rows: readonly Row[];
  readonly id: number;
  /** Null if no column looks like a name. */
  readonly name: number | null;
  readonly count: number;
}

/** Rows; enough to tell what a column holds. */
const sampled = 200;
export const mostColumns = 200;

export const isId = (cell: string): boolean =>
  toWorkspaceId(cell) !== null || (cell.includes("://") && parseIssuer(cell, "").ok);

const ofOthers = /msp|parent|owner|created|updated|user|device|subscription|contact|group|region/i;
const titlesOfId =
  /^(?:(?:workspace|tenant|customer|account|platform[ _-]?customer|glp)[ _-]?)?id$/i;
const wholeName =
  /^(?:(?:workspace|customer|account|tenant|company|organi[sz]ation|client|display)[ _-]?)?name$/i;
const partOfName = /name/i;
const otherName =
  /^(?:workspace|customer|account|tenant|company|organi[sz]ation|title|label|description)$/i;

/** `workspaceName` and `items.workspace_name` as `workspace Name` and `workspace_name`. */
const titleOf = (header: readonly string[] | null, column: number): string =>
  (header?.[column] ?? "")
    .trim()
    .replace(/^.*\./, "")
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2");

function idScore(rows: readonly Row[], column: number, title: string): number {
  const ids = new Set(rows.map(({ cells }) => cells[column] ?? "").filter(isId));
  if (ids.size === 0) return 0;
  const isOfOthers = ofOthers.test(title);
  return (ids.size + (titlesOfId.test(title) ? 0.5 : 0)) * (isOfOthers ? 0.4 : 1);
}

const notText = /^(?:[\d\s.,:+-]*|\d{4}-\d\d-\d\d.*|\S+@\S+|\w+:\/\/.*|true|false|null)$/i;

/** How much a column looks like names: text that differs from row to row. */
function nameScore(rows: readonly Row[], column: number, title: string): number {
  const cells = rows.map((row) => (row.cells[column] ?? "").trim());
  const texts = cells.filter((cell) => !notText.test(cell) && !isId(cell));
  if (texts.length === 0) return 0;
  const share = (texts.length / cells.length) * (new Set(texts).size / texts.length);
  if (ofOthers.test(title)) return share / 10;
  if (wholeName.test(title)) return share + 3;
  if (partOfName.test(title)) return share + 2;
  return otherName.test(title) ? share + 1 : share;
}

/** The column with the highest score; null if all have none. The first wins if several have it. */
function bestColumn(count: number, score: (column: number) => number): number | null {
  let best: number | null = null;
  let highest = 0;
  for (let column = 0; column < count; column += 1) {
    const own = score(column);
    if (own > highest) {
      best = column;
      highest = own;
    }
  }
  return best;
}

/** Null if no column has workspace IDs. A first row without an ID is the header if another row has one. */
export function columnsOf({ header, rows }: Table): Columns | null {
  const sample = rows.slice(0, sampled);
  const widest = Math.max(0, header?.length ?? 0, ...sample.map(({ cells }) => cells.length));
  const count = Math.min(widest, mostColumns);
  const [first] = rows;
  const maybeHeader = header ?? first?.cells ?? [];
  const id = bestColumn(count, (column) => idScore(sample, column, titleOf(maybeHeader, column)));
  if (id === null) return null;
  const isHeader = header === null && first !== undefined && !first.cells.some(isId);
  const titles = isHeader ? first.cells : header;
  const body = isHeader ? sample.slice(1) : sample;
  const name = bestColumn(count, (column) =>
    column === id ? 0 : nameScore(body, column, titleOf(titles, column)),
  );
  return { header: titles, rows: isHeader ? rows.slice(1) : rows, id, name, count };
}

const longestTitle = 40;

/** Such as “the ID from “Workspace ID”, the name from column 2; 3 other columns are ignored.” */
export function understoodOf({ header, id, name, count }: Columns): string {
  const from = (column: number) => {
    const title = clip(header?.[column] ?? "", longestTitle);
    return title === "" ? `column ${column + 1}` : `“${title}”`;
  };
  const named = name === null ? "no names" : `the name from ${from(name)}`;
  const others = count - (name === null ? 1 : 2);
  const ignored =
    others === 0 ? "" : `; ${others} other ${others === 1 ? "column is" : "columns are"} ignored`;
  return `the ID from ${from(id)}, ${named}${ignored}.`;
}
