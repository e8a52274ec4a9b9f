// Which templates hand a tenant's name on whole: those of nothing but commands known to take it for text, once.
import type { Shell } from "../../contract/contract.ts";

interface Plain {
  /** All that such a template consists of, piece by piece; a quoted string is one piece. */
  readonly pieces: RegExp;
  /** Its words and what separates its statements. */
  readonly tokens: RegExp;
  readonly takesForText: (words: readonly string[]) => boolean;
}

const slot = String.raw`\{(?:token|workspaceId|tenantName|baseUrl|expiresAt)\}`;
const holdsName = (word: string): boolean => word.includes("{tenantName}");

/** Variables are read by others (`PS1`, `LESSOPEN`); one that is called after the name is kept for it. */
const calledAfterName = /^(?:\$|\$env:)?[A-Za-z_]*(?:tenant|customer|name)[A-Za-z_]*(?:=|$)/i;

const posixPiece = String.raw`[\w%+,./:=@-]|${slot}|'[^']*'|"(?:[^"\\\x60$!]|\\[^\n])*"`;
const assignment = /^[A-Za-z_]\w*=/;

/** Only `%s`: zsh and ksh calculate what `%d` is given, and a calculation can run commands. */
const textFormat = /^(["'])(?!-)(?:[^%\\"'{]|%[s%]|\\[nt])*\1$/;

type TakesForText = (at: number, words: readonly string[]) => boolean;

const posixCommands: ReadonlyMap<string, TakesForText> = new Map<string, TakesForText>([
  ["echo", () => true],
  ["printf", (_, words) => textFormat.test(words[1] ?? "")],
  ["export", (at, words) => calledAfterName.test(words[at] ?? "")],
  [
    "curl",
    // Elsewhere curl reads files (`@`), and writes some (`--write-out`).
    (at, words) =>
      /^(?:-H|--header)$/.test(words[at - 1] ?? "") && /^["'][\w-]+: /.test(words[at] ?? ""),
  ],
]);

const posix: Plain = {
  pieces: new RegExp(String.raw`^(?:${posixPiece}|[ \t\n;]|&&)*$`),
  tokens: new RegExp(String.raw`(?:${posixPiece})+|[\n;]|&&`, "g"),
  takesForText(words) {
    const [first = "", ...rest] = words;
    if (first === "") return true;
    if (assignment.test(first))
      return (!holdsName(first) || calledAfterName.test(first)) && posix.takesForText(rest);
    const takes = posixCommands.get(first);
    return takes !== undefined && words.every((word, at) => !holdsName(word) || takes(at, words));
  },
};

const powershellString = String.raw`${slot}|'[^']*'|"(?:[^"\x60$]|\x60[^\n])*"`;

const powershell: Plain = {
  pieces: new RegExp(String.raw`^(?:${powershellString}|[\w./:$= \t\n;-])*$`),
  tokens: new RegExp(String.raw`${powershellString}|[\w./:$-]+|[=\n;]`, "g"),
  takesForText([first = "", equals, value, ...more]) {
    if (first.startsWith("$"))
      return (
        equals === "=" &&
        more.length === 0 &&
        (value === undefined || !holdsName(value) || calledAfterName.test(first))
      );
    return first === "" || /^(?:write-output|write-host|echo)$/i.test(first);
  },
};

const plainOf: Readonly<Record<Shell, Plain | null>> = {
  plain: null,
  posix,
  powershell,
  yaml: null,
};

const separators = /^(?:[\n;]|&&)$/;

function statementsOf(text: string, tokens: RegExp): readonly (readonly string[])[] {
  const statements: string[][] = [[]];
  for (const [token] of text.matchAll(tokens))
    if (separators.test(token)) statements.push([]);
    else statements.at(-1)?.push(token);
  return statements;
}

export function takesNamesForText(text: string, shell: Shell): boolean {
  const plain = plainOf[shell];
  return (
    plain !== null &&
    plain.pieces.test(text) &&
    statementsOf(text, plain.tokens).every(plain.takesForText)
  );
}
