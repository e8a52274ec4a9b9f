// Reads `KEY=value` lines as shells, PowerShell, cmd and `.env` files write them, and the console's labelled values.
import { knownName } from "./knownNames.ts";

export interface Assignment {
  readonly name: string;
  /** The part of a document that it stands in. */
  readonly section?: string;
  /** Without its quotes, but with its escapes and references. */
  readonly raw: string;
  /** What in `raw` stands for something else: nothing, `$NAME` (and backslashes between quotes), or `%NAME%`. */
  readonly style: "literal" | "plain" | "quoted" | "percent";
  /** Counted from 1; null where there are no lines. */
  readonly line: number | null;
  /** Why the value cannot be used; it holds nothing of the value. */
  readonly problem?: string;
}

// No part can match what the next one matches, so a failing line costs no more than its length.
const assignment =
  /^(?:-\s+)?(?:(export|set|env|declare\s+-x)\s+|(\$env:))?("?)([A-Za-z_][\w.-]{0,63})\s*=/i;
const nextAssignment = /[;&\s](?=(?:(?:export|set)\s{1,4}|\$env:)?[A-Za-z_]\w{0,63}\s{0,2}=)/i;

/** The index of the quote that closes the one at 0, or -1. */
function closingQuote(text: string, quote: string): number {
  for (let at = 1; at < text.length; at += 1) {
    if (text[at] === quote) return at;
    if (quote === '"' && (text[at] === "\\" || text[at] === "`")) at += 1;
  }
  return -1;
}

interface Value extends Pick<Assignment, "raw" | "style" | "problem"> {
  /** What stands after it on the line. */
  readonly rest: string;
}

const unreadable = (problem: string): Value => ({ raw: "", style: "literal", problem, rest: "" });

function readQuoted(text: string, quote: string): Value {
  const end = closingQuote(text, quote);
  if (end < 0) return unreadable("The quotes are not closed.");
  const rest = text.slice(end + 1).trimStart();
  if (rest !== "" && !/^[#;&]/.test(rest) && !assignment.test(rest))
    return unreadable("There is text after the closing quote.");
  return { raw: text.slice(1, end), style: quote === '"' ? "quoted" : "literal", rest };
}

/** Up to the next assignment on the line or a `#` that stands at the start or after a space. */
function readPlain(text: string): Value {
  const next = text.search(nextAssignment);
  const upToNext = next < 0 ? text : text.slice(0, next);
  const comment = upToNext.search(/(?:^|\s)#/);
  const value = (comment < 0 ? upToNext : upToNext.slice(0, comment)).trim();
  // `;` or `&&` before the next one; a last `;` even where nothing follows.
  const raw = value.replace(next < 0 ? /;$/ : /\s{0,8}[;&]{1,2}$/, "");
  return {
    raw: raw.trimEnd(),
    style: "plain",
    rest: next < 0 || comment >= 0 ? "" : text.slice(next),
  };
}

/** cmd's `set "KEY=value"`, whose quotes go around both. */
function readSetQuoted(text: string): Value {
  return text.endsWith('"')
    ? { raw: text.slice(0, -1), style: "percent", rest: "" }
    : unreadable("The quotes are not closed.");
}

/** The assignments of one line, one after the other: `export A=1; export B=2`, or `A=1 B=2 command`. */
function readLine(line: string, number: number, found: Assignment[]): void {
  let left = line.trim();
  for (let match = assignment.exec(left); match !== null; match = assignment.exec(left)) {
    const [start, keyword = "", , opening, name = ""] = match;
    const isSet = keyword.toLowerCase() === "set";
    // Anything else that begins with a quote is JSON or prose.
    if (opening === '"' && !isSet) return;
    const text = left.slice(start.length).trim();
    const quote = text[0];
    let value: Value;
    if (opening === '"') value = readSetQuoted(text);
    else if (quote === '"' || quote === "'") value = readQuoted(text, quote);
    else value = readPlain(text);
    const { rest, ...read } = value;
    found.push({ name, line: number, ...read, ...(isSet ? { style: "percent" as const } : {}) });
    left = rest.replace(/^[;&\s]+/, "");
  }
}

/** Every assignment in the text, known name or not: a known one can refer to another. Linear time. */
export function readAssignments(text: string): readonly Assignment[] {
  const found: Assignment[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.includes("=")) readLine(line, index + 1, found);
  }
  return found;
}

const label =
  /\b((?:client|workspace)[ \t\u00A0]{1,8}(?:id|secret))\b\s*(?:[:=]\s*)?(?!client\b|workspace\b)([^\s:=]\S*)/gi;

/**
 * "Client ID" and its value, side by side or one below the other, as they are copied from the console. Only what can
 * be a credential counts as a value, so that prose which speaks of client IDs stays prose.
 */
export function readLabels(text: string): readonly Assignment[] {
  const found: Assignment[] = [];
  let line = 1;
  let counted = 0;
  for (const match of text.matchAll(label)) {
    const [, name = "", raw = ""] = match;
    for (; counted < match.index; counted += 1) if (text[counted] === "\n") line += 1;
    if (raw.length >= 16 && /\d/.test(raw) && knownName(name.replaceAll("\u00A0", " ")) !== null)
      found.push({ name, raw, style: "literal", line });
  }
  return found;
}
