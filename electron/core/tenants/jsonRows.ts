// Finds the tenants in JSON: GreenLake’s own answer with its `items`, a list of objects or of IDs, a map, or JSON Lines.
import { isId, mostColumns, type Row, type Table } from "./table.ts";

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** JSON Lines if every line is an object; undefined for anything else. */
function parsedLines(text: string): unknown {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  if (lines.length < 2 || !lines.every((line) => line.trimStart().startsWith("{")))
    return undefined;
  const items = lines.map(parsed);
  return items.includes(undefined) ? undefined : items;
}

const cellOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** The texts of an object, and those of the objects in it. */
function textsOf(item: Members): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(item))
    if (!isObject(value)) texts.set(name, cellOf(value));
    else
      for (const [inner, each] of Object.entries(value))
        texts.set(`${name}.${inner}`, cellOf(each));
  return texts;
}

const numbered = (rows: readonly (readonly string[])[]): readonly Row[] =>
  rows.map((cells, index) => ({ line: index + 1, cells }));

function tableOfList(list: readonly unknown[]): Table {
  const objects = list.map((item) => (isObject(item) ? textsOf(item) : null));
  if (!objects.some((each) => each !== null))
    return { header: [""], rows: numbered(list.map((item) => [cellOf(item)])) };
  const names = new Set(objects.flatMap((each) => [...(each?.keys() ?? [])]));
  const header = [...names].slice(0, mostColumns);
  const rows = objects.map((each) => header.map((name) => each?.get(name) ?? ""));
  return { header, rows: numbered(rows) };
}

/** Names with IDs, or IDs with names. */
const tableOfMap = (map: Members): Table => ({
  header: ["", ""],
  rows: numbered(Object.entries(map).map(([name, value]) => [name, cellOf(value)])),
});

const hasIds = ({ rows }: Table): boolean => rows.some(({ cells }) => cells.some(isId));

/** Lists outside in, then maps: an object of GreenLake’s holds its own ID beside its name, too. */
function* tablesIn(root: unknown): Generator<Table> {
  const maps: Members[] = [];
  let level: readonly unknown[] = [root];
  while (level.length > 0) {
    for (const value of level) if (Array.isArray(value)) yield tableOfList(value);
    for (const value of level) if (isObject(value)) maps.push(value);
    level = level.flatMap((value) =>
      Array.isArray(value) || isObject(value) ? Object.values(value) : [],
    );
  }
  for (const map of maps) if (Object.keys(map).length > 0) yield tableOfMap(map);
}

/** Null for a text that is no JSON; a table without rows for JSON without workspace IDs. */
export function jsonTable(text: string): Table | null {
  if (!/^\s*[[{]/.test(text)) return null;
  const root = parsed(text) ?? parsedLines(text);
  if (root === undefined) return null;
  const single = isObject(root) ? tableOfList([root]) : null;
  for (const table of tablesIn(root))
    if (hasIds(table)) return single !== null && isSingle(root) ? single : table;
  return { header: [], rows: [] };
}

/** One tenant’s own answer, such as that of `GET /workspaces/v1/workspaces/{id}`. */
const isSingle = (root: unknown): boolean =>
  isObject(root) &&
  typeof root["id"] === "string" &&
  isId(root["id"]) &&
  !Object.values(root).some(Array.isArray);
