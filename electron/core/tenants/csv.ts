// Splits pasted rows of a spreadsheet or a CSV file into cells.
import type { Row } from "./table.ts";

const delimiters = ["\t", ";", ",", "|"] as const;

/** Lines; enough to tell which delimiter is one. */
const sampled = 50;

const isComment = (line: string): boolean => /^\s*(?:#|\/\/|$)/.test(line);

/** The delimiter that splits most lines into as many cells; null if none splits any. */
function delimiterOf(text: string): string | null {
  const lines = text
    .slice(0, 100_000)
    .split(/\r\n|\r|\n/)
    .filter((line) => !isComment(line))
    .slice(0, sampled)
    .map((line) => line.replaceAll(/"[^"]*"/g, ""));
  let best: string | null = null;
  let most = 0;
  for (const delimiter of delimiters) {
    const perCount = new Map<number, number>();
    for (const line of lines) {
      const count = line.split(delimiter).length - 1;
      if (count > 0) perCount.set(count, (perCount.get(count) ?? 0) + 1);
    }
    const alike = Math.max(0, ...perCount.values());
    if (alike > most) {
      best = delimiter;
      most = alike;
    }
  }
  return best;
}

export interface Split {
  readonly delimiter: string;
  readonly rows: readonly Row[];
}

/** RFC 4180: a cell that begins with a quote ends with one, may hold delimiters and line breaks, and doubles its quotes. */
function quotedCell(
  text: string,
  at: number,
): { readonly cell: string; readonly end: number } | null {
  let end = text.indexOf('"', at + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  return end < 0 ? null : { cell: text.slice(at + 1, end).replaceAll('""', '"'), end: end + 1 };
}

const lineBreak = /\r\n|\r|\n/g;

/** Splits into rows of trimmed cells. A quote that does not close is a character like any other. Linear time. */
function* rowsOf(text: string, delimiter: string): Generator<Row> {
  const cellEnd = new RegExp(`[${delimiter}\r\n]`, "g");
  const spaces = /[^\S\t\r\n]*/y;
  let line = 1;
  let at = 0;
  let cells: string[] = [];
  while (at <= text.length) {
    spaces.lastIndex = at;
    const begin = at + (spaces.exec(text)?.[0].length ?? 0);
    const quoted = text[begin] === '"' ? quotedCell(text, begin) : null;
    cellEnd.lastIndex = quoted?.end ?? begin;
    const end = cellEnd.exec(text)?.index ?? text.length;
    const tail = text.slice(quoted?.end ?? begin, end).trim();
    cells.push(quoted === null ? tail : `${quoted.cell}${tail}`.trim());
    const begun = line;
    line += quoted?.cell.match(lineBreak)?.length ?? 0;
    at = end + 1;
    if (text[end] === delimiter) continue;
    if (cells.some((cell) => cell !== "")) yield { line: begun, cells };
    cells = [];
    line += 1;
    if (text[end] === "\r" && text[at] === "\n") at += 1;
  }
}

/** Null for a text without a delimiter. */
export function splitRows(text: string): Split | null {
  const delimiter = delimiterOf(text);
  if (delimiter === null) return null;
  const rows = [...rowsOf(text, delimiter)].filter(({ cells }) => !isComment(cells.join("")));
  return { delimiter, rows };
}
