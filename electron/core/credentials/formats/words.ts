// Splits shell commands into words, as POSIX shells, fish, csh, PowerShell and cmd quote them.
import { refersElsewhere } from "./placeholders.ts";

export interface Word {
  readonly text: string;
  /** Counted from 0, from the start of the text. */
  readonly line: number;
  /** Why the shell would put something else in its place; null if it would not. */
  readonly problem: string | null;
}

/** What a shell replaces: `$NAME`, `${NAME}`, `$env:NAME`, `%NAME%`, `$(command)`, backticks. */
const reference = /\$[A-Za-z_{(]|%[A-Za-z_]\w{0,63}%|`/;
const escaped = /\\([\\"$`])/g;

/** For text that a shell reads outside single quotes. */
export const referenceIn = (text: string): string | null =>
  reference.test(text) && reference.test(text.replaceAll(escaped, "")) ? refersElsewhere : null;

export const unescaped = (text: string): string => text.replaceAll(escaped, "$1");

const closing = { "'": /'/g, '"': /"|\\[^]/g } as const;

/** The index of the quote that ends the quoted text starting at `from`; the end of the text if nothing closes it. */
function quoteEnd(text: string, from: number, quote: "'" | '"'): number {
  const pattern = closing[quote];
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text))
    if (match[0] === quote) return match.index;
  return text.length;
}

/**
 * A line that continues on the next one: `\` in POSIX shells, a backtick in PowerShell, `^` in cmd. HPE’s guide breaks its commands
 * without any of them, before an option, a quote or an address.
 */
const continued =
  /[\\`^][ \t]*(?:\r\n|\r|\n)|[ \t]*(?:\r\n|\r|\n)(?=[ \t]*(?:--?[A-Za-z]|["']|https?:))/y;
const plain = /[^\s'"\\`^;|&]+/y;
const blank = /[ \t]+/y;

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

interface Piece {
  readonly text: string;
  readonly length: number;
  readonly problem: string | null;
}

function quotedPiece(text: string, at: number, quote: "'" | '"'): Piece {
  const end = quoteEnd(text, at + 1, quote);
  const inside = text.slice(at + 1, end);
  const length = end + 1 - at;
  if (quote === "'") return { text: inside, length, problem: null };
  return { text: unescaped(inside), length, problem: referenceIn(inside) };
}

/** The next piece of a word; null at the end of the word. */
function pieceAt(text: string, at: number): Piece | null {
  const run = matchAt(plain, text, at);
  if (run !== null) return { text: run, length: run.length, problem: referenceIn(run) };
  const character = text[at];
  if (character === "'" || character === '"') return quotedPiece(text, at, character);
  if (character === "\\" || character === "^")
    return { text: text[at + 1] ?? "", length: 2, problem: null };
  if (character === "`") return { text: "", length: 1, problem: refersElsewhere };
  // `&` belongs to a word only inside an address or a form that somebody forgot to quote.
  if (character === "&" && /[^\s&]/.test(text[at + 1] ?? " ") && text[at - 1] !== "&")
    return { text: "&", length: 1, problem: null };
  return null;
}

/** The words of the command that begins at `from`, up to its end, and the index after it. Linear time. */
export function wordsOf(text: string, from = 0): readonly [readonly Word[], number] {
  const words: Word[] = [];
  let at = from;
  let line = 0;
  const skip = (piece: string) => {
    at += piece.length;
    if (/[\r\n]/.test(piece)) line += piece.split(/\r\n|\r|\n/).length - 1;
  };
  while (at < text.length) {
    const space = matchAt(continued, text, at) ?? matchAt(blank, text, at);
    if (space !== null) {
      skip(space);
      continue;
    }
    const begun = line;
    let word = "";
    let problem: string | null = null;
    let isWord = false;
    while (matchAt(continued, text, at) === null) {
      const piece = pieceAt(text, at);
      if (piece === null) break;
      skip(text.slice(at, at + piece.length));
      word += piece.text;
      problem ??= piece.problem;
      isWord = true;
    }
    if (!isWord) break;
    words.push({ text: word, line: begun, problem });
  }
  return [words, at];
}
