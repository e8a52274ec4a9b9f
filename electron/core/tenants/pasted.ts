// Reads tenants from what an operator pastes or drops: lines, a table, JSON.
import type { LineProblem, Result } from "../../contract/contract.ts";
import { type Issuer, parseIssuer } from "../base/issuer.ts";
import { cleanName } from "../base/names.ts";
import { clip } from "../base/redact.ts";
import { invalidInput, ok } from "../base/result.ts";
import { splitRows } from "./csv.ts";
import { jsonTable } from "./jsonRows.ts";
import { newTenant, type StoredTenant } from "./stored.ts";
import { type Columns, columnsOf, isId, understoodOf } from "./table.ts";

export interface ParsedTenants {
  readonly tenants: readonly StoredTenant[];
  /** A line that cannot be read does not stop the others. */
  readonly problems: readonly LineProblem[];
  readonly format: "lines" | "table" | "json";
  /** Which columns were read, in a sentence; empty for lines. */
  readonly understood: string;
}

const shownLine = 120;
/** Problems; nobody reads the text of more. */
const mostShown = 1_000;

function tenantOf(id: string, name: string, msp: Issuer | null): Result<StoredTenant> {
  const issuer = parseIssuer(id, msp?.baseUrl ?? "", "tenants");
  if (!issuer.ok) return issuer;
  if (msp !== null && issuer.value.baseUrl !== msp.baseUrl)
    return invalidInput("tenants", `This issuer URL is not at ${msp.baseUrl}.`);
  if (issuer.value.workspaceId === msp?.workspaceId)
    return invalidInput("tenants", "This is the MSP’s own workspace, not a tenant.");
  return ok(newTenant({ ...issuer.value, name: cleanName(name) }));
}

function createReader() {
  const tenants: StoredTenant[] = [];
  const problems: LineProblem[] = [];
  const take = (line: number, text: string, tenant: Result<StoredTenant>) => {
    if (tenant.ok) tenants.push(tenant.value);
    else if (tenant.error.kind === "invalidInput") {
      const shown = problems.length < mostShown ? clip(text, shownLine) : "";
      problems.push({ line, text: shown, problem: tenant.error.problem });
    }
  };
  return { tenants, problems, take };
}

const unquoted = (name: string): string =>
  /^"(.*)"$/.exec(name)?.[1]?.replaceAll('""', '"') ?? name;

const separators = [" ", "\t", ",", ";"] as const;

/** Splits at the first comma, semicolon, tab or run of spaces; before an ID at the end, if there is none at the start. */
function splitLine(line: string): readonly [string, string] {
  const at = line.search(/[\s,;]/);
  if (at < 0) return [line, ""];
  const first = line.slice(0, at);
  const lastAt = Math.max(...separators.map((each) => line.lastIndexOf(each))) + 1;
  const last = line.slice(lastAt);
  return isId(unquoted(first)) || !isId(unquoted(last))
    ? [first, line.slice(at).replace(/^\s*[,;]?\s*/, "")]
    : [last, line.slice(0, lastAt).trimEnd().replace(/[,;]$/, "").trimEnd()];
}

/** A title over the lines is no line that could not be read. */
const isTitle = (line: string): boolean =>
  /\bids?\b|workspace|tenant/i.test(line) && !/\d/.test(line);

/** Reads lines of `ID` or `ID name` and skips blank lines and those that start with `#` or `//`. */
function readLines(text: string, msp: Issuer | null): ParsedTenants {
  const { tenants, problems, take } = createReader();
  let title: (() => void) | null = null;
  let isFirst = true;
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#") || line.startsWith("//")) continue;
    const [id, name] = splitLine(line);
    const report = () => take(index + 1, line, tenantOf(unquoted(id), unquoted(name), msp));
    if (isFirst && isTitle(line)) title = report;
    else report();
    isFirst = false;
  }
  if (tenants.length === 0) title?.();
  return { tenants, problems, format: "lines", understood: "" };
}

function readColumns(
  columns: Columns,
  msp: Issuer | null,
  format: "table" | "json",
  delimiter: string,
): ParsedTenants {
  const { tenants, problems, take } = createReader();
  for (const { line, cells } of columns.rows) {
    if (cells.every((cell) => cell === "")) continue;
    const id = cells[columns.id] ?? "";
    const name = columns.name === null ? "" : nameIn(cells, columns.name, columns, delimiter);
    take(line, cells.filter((cell) => cell !== "").join(" "), tenantOf(id, name, msp));
  }
  const understood = `Read as ${format === "json" ? "JSON" : "a table"}: ${understoodOf(columns)}`;
  return { tenants, problems, format, understood };
}

/** A name in the last column may have commas that nobody quoted. */
function nameIn(
  cells: readonly string[],
  column: number,
  { header }: Columns,
  delimiter: string,
): string {
  const isLast = header !== null && column === header.length - 1;
  return isLast ? cells.slice(column).join(`${delimiter} `).trim() : (cells[column] ?? "");
}

/** Lines of an ID and a name need no table; the name may have commas in it then. */
function isTable(text: string, { header, id, rows, count }: Columns, delimiter: string): boolean {
  if (header !== null || id > 0) return true;
  const widths = new Set(rows.map(({ cells }) => cells.length));
  const isProse = delimiter === "," && /,\s/.test(text.replaceAll(/"[^"]*"/g, ""));
  return count > 2 && rows.length > 1 && widths.size === 1 && !isProse;
}

/** Reads JSON, a table with columns in any order and with or without a header, or lines. */
export function parseTenants(text: string, msp: Issuer | null): ParsedTenants {
  const plain = text.replace(/^\uFEFF/, "");
  const json = jsonTable(plain);
  const jsonColumns = json === null ? null : columnsOf(json);
  if (jsonColumns !== null) return readColumns(jsonColumns, msp, "json", ",");
  if (json !== null)
    return {
      tenants: [],
      problems: [{ line: 1, text: "", problem: "There is no workspace ID in this JSON." }],
      format: "json",
      understood: "",
    };
  const split = splitRows(plain);
  const columns = split === null ? null : columnsOf({ header: null, rows: split.rows });
  return split !== null && columns !== null && isTable(plain, columns, split.delimiter)
    ? readColumns(columns, msp, "table", split.delimiter)
    : readLines(plain, msp);
}
