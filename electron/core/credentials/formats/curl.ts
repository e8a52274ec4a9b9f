// Reads curl commands as HPE’s guide writes them: the workspace in the address, the client in the form data or in `-u`.
import { decodeBase64 } from "./base64.ts";
import type { Emit, Entry } from "./entry.ts";
import { emitForm } from "./form.ts";
import { readJson } from "./json.ts";
import { type Word, wordsOf } from "./words.ts";

const command = /(?<![\w./-])curl(?:\.exe)?(?=[ \t])/g;

/** Options that take a value of interest, in all their spellings. */
const options: ReadonlyMap<string, "data" | "json" | "user" | "header" | "url"> = new Map([
  ["-d", "data"],
  ["--data", "data"],
  ["--data-raw", "data"],
  ["--data-ascii", "data"],
  ["--data-binary", "data"],
  ["--data-urlencode", "data"],
  ["-F", "data"],
  ["--form", "data"],
  ["--form-string", "data"],
  ["--json", "json"],
  ["-u", "user"],
  ["--user", "user"],
  ["-H", "header"],
  ["--header", "header"],
  ["--url", "url"],
]);

/** An option with its value, and every other word as an address. */
function* argumentsOf(words: readonly Word[]) {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined) return;
    const next = words[index + 1];
    const short = options.get(word.text.slice(0, 2));
    const [long = "", ...rest] = word.text.split("=");
    const named = options.get(word.text);
    if (named !== undefined && next !== undefined) {
      yield { kind: named, word: next };
      index += 1;
    } else if (short !== undefined && word.text.length > 2)
      yield { kind: short, word: { ...word, text: word.text.slice(2) } };
    else if (long.startsWith("--") && options.has(long) && rest.length > 0)
      yield { kind: options.get(long) ?? "url", word: { ...word, text: rest.join("=") } };
    else yield { kind: "url" as const, word };
  }
}

/** RFC 7617: `Authorization: Basic` and the base64 of `id:secret`. */
function basicOf(header: string): string | null {
  const encoded = /^authorization:\s{0,8}basic\s{1,8}(\S{1,2048})$/i.exec(header)?.[1];
  return encoded === undefined ? null : decodeBase64(encoded);
}

function emitUser(user: string, found: Omit<Entry, "value">, emit: Emit): void {
  const [id = "", ...secret] = user.split(":");
  emit({ ...found, path: ["client_id"], value: id });
  if (secret.length > 0) emit({ ...found, path: ["client_secret"], value: secret.join(":") });
}

const tokenAddress = /\/oauth2\/[^/]+(?:\/token)?\/?$/;
const place = "the curl command";

function emitCommand(words: readonly Word[], firstLine: number, emit: Emit): void {
  // In an exchange, the address is the tenant’s.
  const isExchange = words.some(({ text }) => /\btoken-exchange\b/.test(text));
  for (const { kind, word } of argumentsOf(words)) {
    const { text, problem } = word;
    const found = { path: [], line: firstLine + word.line, problem, place };
    if (kind === "url" && tokenAddress.test(text))
      emit({ ...found, path: [isExchange ? "tenant_workspace_ids" : "token_url"], value: text });
    const user = kind === "header" ? basicOf(text) : text;
    if ((kind === "user" || kind === "header") && user !== null) emitUser(user, found, emit);
    if (kind === "data" && !text.startsWith("{")) emitForm(text, found, emit);
    if (kind === "json" || (kind === "data" && text.startsWith("{")))
      readJson(text, (entry) => emit({ ...entry, ...found, path: entry.path }));
  }
}

/** Reads every curl command, and returns the text without them, in which all lines keep their numbers. Linear time. */
export function takeCurl(text: string, emit: Emit): string {
  const rest: string[] = [];
  let line = 1;
  let from = 0;
  const pass = (to: number) => {
    const passed = text.slice(from, to);
    line += passed.split("\n").length - 1;
    from = to;
    return passed;
  };
  command.lastIndex = 0;
  for (let match = command.exec(text); match !== null; match = command.exec(text)) {
    rest.push(pass(match.index));
    const [words, end] = wordsOf(text, command.lastIndex);
    emitCommand(words, line, emit);
    rest.push(pass(end).replaceAll(/[^\r\n]+/g, ""));
    command.lastIndex = end;
  }
  return [...rest, text.slice(from)].join("");
}
