// Reads `NAME=value` line by line, as shells, `.env`, INI, tfvars and `.http` files and most languages write it.
import type { Entry, Parser } from "./entry.ts";
import { type Word, referenceIn, unescaped, wordsOf } from "./words.ts";

// No part of these matches what the next part does, so a line that fails costs no more than its length.
const prompt = String.raw`(?:(?:[$>%]|PS [^>]{0,128}>)\s+)?`;
/** cmd, compose and systemd quote name and value together. */
const quotedWhole = String.raw`(?:set\s+|-\s+|-e\s+|--env\s+|Environment=)(["'])`;
const keywords = String.raw`(?:-\s+)?(?:(?:export|set|env|declare|typeset|readonly|local|const|let|var|arg|-x|-e|--env)\s+){0,3}`;
const sigil = String.raw`(?:\$\{?env:|\$(?:script:|global:)?|\[\w{1,16}\]\s*\$|@|Environment=)?`;
const name = String.raw`([A-Za-z_][\w.-]{0,63})`;
const assignment = new RegExp(
  `^${prompt}(?:${quotedWhole}|${keywords}${sigil})${name}\\}?\\s*[:?]?=`,
  "i",
);
/** INI and Java properties also take a colon. */
const withColon = /^()([A-Za-z_][\w.-]{0,63})\s*[:=]/;
const nextAssignment =
  /(?:[;&\s(]|@\{)(?=(?:(?:export|set|-e|--env)\s{1,4}|\$\{?env:|\$)?[A-Za-z_]\w{0,63}\s{0,2}=)/i;
/** The first assignment of a line that begins with something else, such as `docker run -e NAME=value`. */
const laterAssignment = /[;&\s{(,?](?=(?:\$\{?env:|\$)?[A-Za-z_]\w{0,63}\s{0,2}=)/i;

/** fish, csh, `setx` and Dockerfiles put a space between name and value. */
const spaced =
  /^(?:set\s+(?:--?[A-Za-z]+\s+){1,4}|setenv\s+|setx\s+(?:\/m\s+)?|env\s+)([A-Za-z_]\w{0,63})\s+(?![\s=])/i;
const setVariable =
  /^\[(?:System\.)?Environment\]::SetEnvironmentVariable\(\s*["'](\w{1,64})["']\s*,\s*/i;
const setItem =
  /^(?:Set-Item|New-Item)\s(?:-Path\s+)?["']?env:[\\/]?(\w{1,64})["']?\s+(?:-Value\s+)?/i;
const section = /^(\[{1,2})\s*["']?([\w .:/-]{1,64})["']?\s*\]{1,2}\s*(?:[#;]|$)/;
const comment = /^(?:#|;|\/\/|--\s|rem\s|::)/i;

type ReadValue = Pick<Entry, "value" | "problem" | "isMisread">;

interface Read extends ReadValue {
  /** What follows the value on its line. */
  readonly rest: string;
}

const unreadable = (problem: string): Read => ({ value: "", problem, isMisread: true, rest: "" });

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
  if (rest !== "" && !/^[#;&,})\]]/.test(rest) && !assignment.test(rest))
    return unreadable("There is text after the closing quote.");
  const inside = text.slice(1, end);
  return quote === "'"
    ? { value: inside, problem: null, rest }
    : { value: unescaped(inside), problem: referenceIn(inside), rest };
}

/** Reads up to the next assignment on the line, or to a `#` at the start or after a space. */
function readPlain(text: string): Read {
  const next = text.search(nextAssignment);
  const upToNext = next < 0 ? text : text.slice(0, next);
  const commented = upToNext.search(/(?:^|\s)#/);
  const uncommented = (commented < 0 ? upToNext : upToNext.slice(0, commented)).trim();
  // Drops the `;`, `,` or `&&` before the next assignment, or a `;` at the end of the line.
  const value = uncommented.replace(next < 0 ? /;$/ : /\s{0,8}[;&,]{1,2}$/, "").trimEnd();
  const rest = next < 0 || commented >= 0 ? "" : text.slice(next);
  return { value, problem: referenceIn(value), rest };
}

function readWholeQuoted(text: string, quote: string): Read {
  if (!text.endsWith(quote)) return unreadable("The quotes are not closed.");
  const value = text.slice(0, -1);
  return { value, problem: quote === "'" ? null : referenceIn(value), rest: "" };
}

function readValue(after: string, wholeQuote: string): Read {
  if (wholeQuote !== "") return readWholeQuoted(after, wholeQuote);
  const quote = after[0];
  return quote === '"' || quote === "'" ? readQuoted(after, quote) : readPlain(after);
}

/** fish makes a list of several words; the switches of `setx` are none. */
function valueOfWords(words: readonly Word[]): ReadValue {
  const own = words.filter(({ text }) => !/^(?:\/[ms]|-Force)$/i.test(text));
  return {
    value: own.map(({ text }) => text).join(" "),
    problem: own.find(({ problem }) => problem !== null)?.problem ?? null,
  };
}

type Found = (source: string, value: ReadValue) => void;

/** Reads a line that sets one variable without `=`; false for any other line. */
function readCommand(line: string, found: Found): boolean {
  const call = setVariable.exec(line);
  const quote = call === null ? undefined : line[call[0].length];
  if (call !== null && (quote === '"' || quote === "'")) {
    found(call[1] ?? "", readQuoted(line.slice(call[0].length), quote));
    return true;
  }
  const match = spaced.exec(line) ?? setItem.exec(line);
  if (match === null) return false;
  found(match[1] ?? "", valueOfWords(wordsOf(line, match[0].length)[0]));
  return true;
}

/** Reads all assignments of one line, such as `export A=1; export B=2` or `A=1 B=2 command`. */
function readLine(line: string, start: RegExp, found: Found): void {
  const later = start.test(line) ? 0 : line.search(laterAssignment) + 1;
  let left = later === 0 ? line : line.slice(later);
  for (let match = start.exec(left); match !== null; match = assignment.exec(left)) {
    const [begin, wholeQuote = "", source = ""] = match;
    const read = readValue(left.slice(begin.length).trim(), wholeQuote);
    // The words after a command’s assignment belong to the command.
    const value = later === 0 ? read.value : read.value.replace(/\s[^]*$/, "");
    found(source, { ...read, value });
    left = read.rest.replace(/^[;&\s{(,@]+/, "");
  }
}

/** Follows the headers of INI and TOML; `[[name]]` begins another item of a list. */
function sections() {
  const items = new Map<string, number>();
  return (line: string): readonly string[] | null => {
    const [, brackets, title] = section.exec(line) ?? [];
    if (title === undefined) return null;
    const named = title.trim();
    if (brackets !== "[[") return [named];
    const count = (items.get(named) ?? 0) + 1;
    items.set(named, count);
    return [named, `#${count}`];
  };
}

/** Linear time. */
export const readLines: Parser = (text, emit) => {
  const sectionOf = sections();
  let within: readonly string[] = [];
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim();
    if (line === "" || comment.test(line)) continue;
    const header = sectionOf(line);
    within = header ?? within;
    if (header !== null) continue;
    const found: Found = (source, { value, problem, isMisread = false }) =>
      emit({ path: [...within, source], value, line: index + 1, problem, isMisread });
    if (readCommand(line, found)) continue;
    const isColon = within.length > 0 && !assignment.test(line);
    if (isColon || line.includes("=")) readLine(line, isColon ? withColon : assignment, found);
  }
  return null;
};

const label =
  /\b((?:client|workspace)[ \t\u00A0]{1,8}(?:id|secret))\b\s*(?:[:=]\s*)?(?!client\b|workspace\b)([^\s:=]\S*)/gi;

/**
 * Reads “Client ID” and its value as copied from the console, on one line or on two. Only what could be a credential
 * counts as a value, so that prose about client IDs stays prose.
 */
export const readLabels: Parser = (text, emit) => {
  let line = 1;
  let counted = 0;
  for (const match of text.matchAll(label)) {
    const [, source = "", value = ""] = match;
    for (; counted < match.index; counted += 1) if (text[counted] === "\n") line += 1;
    if (value.length >= 16 && /\d/.test(value))
      emit({ path: [source], value, line, problem: null });
  }
  return null;
};

const address = /https?:\/\/[^\s"'<>|]{1,200}\/oauth2\/[\w-]{32,36}(?:\/token)?(?![\w/-])/i;

/** The first issuer URL that a text mentions, such as the request line of an `.http` file. */
export const addressIn = (text: string): string | null => address.exec(text)?.[0] ?? null;
