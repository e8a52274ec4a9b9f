// Reads `NAME=value` lines as shells, PowerShell, cmd and `.env` files write them, and labelled values copied from the console.
import { knownName, type NamedValue } from "./knownNames.ts";

// No part matches what the next one does, so a line that fails costs no more than its length.
const assignment =
  /^(?:-\s+)?(?:set\s+(")|(?:export|set|env|declare\s+-x)\s+|\$env:)?([A-Za-z_][\w.-]{0,63})\s*=/i;
const nextAssignment = /[;&\s](?=(?:(?:export|set)\s{1,4}|\$env:)?[A-Za-z_]\w{0,63}\s{0,2}=)/i;

/** Text for which a shell would put something else: `$NAME`, `${NAME}`, `$env:NAME`, `%NAME%`, `$(command)`, backticks. */
const reference = /\$[A-Za-z_{(]|%[A-Za-z_]\w{0,63}%|`/;
const escaped = /\\([\\"$`])/g;

export const refersElsewhere =
  "This refers to a variable or a command. Paste the value itself instead.";

interface Read extends Pick<NamedValue, "value" | "problem"> {
  /** What follows the value on its line. */
  readonly rest: string;
}

const unreadable = (problem: string): Read => ({ value: "", problem, rest: "" });

const referenceIn = (text: string): string | null =>
  reference.test(text.replaceAll(escaped, "")) ? refersElsewhere : null;

/** The index of the quote that closes the one at index 0, or -1. */
function closingQuote(text: string, quote: string): number {
  for (let at = 1; at < text.length; at += 1) {
    if (text[at] === quote) return at;
    if (quote === '"' && text[at] === "\\") at += 1;
  }
  return -1;
}

function readQuoted(text: string, quote: string): Read {
  const end = closingQuote(text, quote);
  if (end < 0) return unreadable("The quotes are not closed.");
  const rest = text.slice(end + 1).trimStart();
  if (rest !== "" && !/^[#;&]/.test(rest) && !assignment.test(rest))
    return unreadable("There is text after the closing quote.");
  const inside = text.slice(1, end);
  return quote === "'"
    ? { value: inside, problem: null, rest }
    : { value: inside.replaceAll(escaped, "$1"), problem: referenceIn(inside), rest };
}

/** Reads up to the next assignment on the line, or to a `#` at the start or after a space. */
function readPlain(text: string): Read {
  const next = text.search(nextAssignment);
  const upToNext = next < 0 ? text : text.slice(0, next);
  const comment = upToNext.search(/(?:^|\s)#/);
  const uncommented = (comment < 0 ? upToNext : upToNext.slice(0, comment)).trim();
  // Drops the `;` or `&&` before the next assignment, or a `;` at the end of the line.
  const value = uncommented.replace(next < 0 ? /;$/ : /\s{0,8}[;&]{1,2}$/, "").trimEnd();
  const rest = next < 0 || comment >= 0 ? "" : text.slice(next);
  return { value, problem: referenceIn(value), rest };
}

/** Reads cmd’s `set "NAME=value"`, which quotes name and value together. */
function readSetQuoted(text: string): Read {
  if (!text.endsWith('"')) return unreadable("The quotes are not closed.");
  const value = text.slice(0, -1);
  return { value, problem: referenceIn(value), rest: "" };
}

/** Reads all assignments of one line, such as `export A=1; export B=2` or `A=1 B=2 command`. */
function readLine(text: string, line: number, found: NamedValue[]): void {
  let left = text.trim();
  for (let match = assignment.exec(left); match !== null; match = assignment.exec(left)) {
    const [start, setQuote, source = ""] = match;
    const after = left.slice(start.length).trim();
    const quote = after[0];
    let read: Read;
    if (setQuote !== undefined) read = readSetQuoted(after);
    else if (quote === '"' || quote === "'") read = readQuoted(after, quote);
    else read = readPlain(after);
    const known = knownName(source);
    if (known !== null)
      found.push({ known, source, value: read.value, line, problem: read.problem });
    left = read.rest.replace(/^[;&\s]+/, "");
  }
}

/** The assignments to known names, in the order of the text. Linear time. */
export function readAssignments(text: string): readonly NamedValue[] {
  const found: NamedValue[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.includes("=")) readLine(line, index + 1, found);
  }
  return found;
}

const label =
  /\b((?:client|workspace)[ \t\u00A0]{1,8}(?:id|secret))\b\s*(?:[:=]\s*)?(?!client\b|workspace\b)([^\s:=]\S*)/gi;

/**
 * Reads “Client ID” and its value as copied from the console, on one line or on two. Only what could be a credential
 * counts as a value, so that prose about client IDs stays prose.
 */
export function readLabels(text: string): readonly NamedValue[] {
  const found: NamedValue[] = [];
  let line = 1;
  let counted = 0;
  for (const match of text.matchAll(label)) {
    const [, source = "", value = ""] = match;
    for (; counted < match.index; counted += 1) if (text[counted] === "\n") line += 1;
    const known = knownName(source);
    if (known !== null && value.length >= 16 && /\d/.test(value))
      found.push({ known, source, value, line, problem: null });
  }
  return found;
}
