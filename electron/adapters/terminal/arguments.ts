// Reads the command line: which command it is, or what is wrong with it.
import { parseArgs } from "node:util";
import { closestMatch } from "leven";
import { exitCodes, outcome, type Outcome } from "../../core/base/exitCodes.ts";
import type { TerminalRequest } from "../../core/terminal/terminal.ts";
import type { Command, Given } from "./command.ts";
import { type CommandInfo, commandInfos } from "./commands.ts";

export type Parsed =
  | { readonly ok: true; readonly value: Command }
  | { readonly ok: false; readonly error: Outcome };

const usageError = (problem: string, hint: string): Parsed => ({
  ok: false,
  error: outcome(exitCodes.usage, `${problem}\n${hint}`),
});

/** As much as the running application takes. */
const longestName = 1_000;
const longestPath = 10_000;

const helpHint = "See tenantry --help.";
const helpOf = (word: string): string => `See tenantry help ${word}.`;

const isOption = (argument: string): boolean => argument.startsWith("-") && argument !== "-";
const nameOfOption = (argument: string): string => argument.replace(/^-+/, "").split("=")[0] ?? "";
/** Null if no known word is close: fewer than half of its letters, and at most three, may differ. */
const nearest = (typed: string, known: readonly string[]): string | null =>
  closestMatch(typed, known, { maxDistance: Math.min(3, Math.ceil(typed.length / 2) - 1) }) ?? null;

/** A bare `--msp`, which means the only MSP, as an option with an empty text. */
const withBareMsp = (args: readonly string[]): readonly string[] =>
  args.map((argument, at) => {
    const next = args[at + 1];
    return argument === "--msp" && (next === undefined || isOption(next)) ? "--msp=" : argument;
  });

const unknownOption = (argument: string, word: string, known: readonly string[]): Parsed => {
  const meant = nearest(nameOfOption(argument), known);
  const question = meant === null ? "" : ` Did you mean --${meant}?`;
  return usageError(`tenantry ${word} takes no ${argument}.${question}`, helpOf(word));
};

function readCommand(word: string, info: CommandInfo, args: readonly string[]): Parsed {
  const end = args.indexOf("--");
  const own = withBareMsp(end < 0 ? args : args.slice(0, end));
  const options = { ...info.options, help: { type: "boolean", short: "h" } } as const;
  const unknown = parseArgs({ args: [...own], options, strict: false, tokens: true }).tokens.find(
    (token) => token.kind === "option" && !Object.hasOwn(options, token.name),
  );
  if (unknown?.kind === "option") return unknownOption(unknown.rawName, word, Object.keys(options));
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...own], options, strict: true, allowPositionals: true });
  } catch (cause) {
    // Node’s own sentence names the option and what it takes.
    const problem = cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : "";
    return usageError(problem, helpOf(word));
  }
  const { values, positionals: words } = parsed;
  if (values["help"] === true) return { ok: true, value: { kind: "help", of: word } };
  const given: Given = {
    flag: (name) => values[name] === true,
    text(name) {
      const value = values[name];
      return typeof value === "string" ? value : null;
    },
    words,
    after: end < 0 ? null : args.slice(end + 1),
  };
  if (words.some((text) => text.length > (word === "open" ? longestPath : longestName)))
    return usageError("The name or the path is too long.", helpOf(word));
  const command = info.read(given);
  return typeof command === "string"
    ? usageError(command, helpOf(word))
    : { ok: true, value: command };
}

const asking = (request: TerminalRequest): Parsed => ({
  ok: true,
  value: { kind: "ask", request, starts: true },
});

/** The switches of the first versions, which desktop shortcuts and scripts still use. */
function readSwitch(first: string, rest: readonly string[]): Parsed | null {
  const copy = commandInfos["copy"];
  if (first === "--copy" && copy !== undefined) return readCommand("copy", copy, rest);
  if (first.startsWith("--copy=") && copy !== undefined)
    return readCommand("copy", copy, [first.slice("--copy=".length), ...rest]);
  if (rest.length > 0) return null;
  if (first === "--quick-pick") return asking({ kind: "pick" });
  if (first === "--hidden") return asking({ kind: "hidden" });
  if (first === "--help" || first === "-h") return { ok: true, value: { kind: "help", of: null } };
  if (first === "--version") return { ok: true, value: { kind: "version" } };
  return null;
}

const switches = ["copy", "quick-pick", "hidden", "help", "version"];

/** A word with a dot, a slash or a colon is a file, as a file manager gives it. */
const isFile = (word: string): boolean => /[./\\:]/.test(word);

/** Takes the arguments without the program’s name and without Chromium’s switches. */
export function parseArguments(args: readonly string[]): Parsed {
  const [first, ...rest] = args;
  if (first === undefined) return asking({ kind: "show" });
  if (isOption(first)) {
    const read = readSwitch(first, rest);
    if (read !== null) return read;
    const [surplus] = rest;
    if (switches.includes(nameOfOption(first)) && surplus !== undefined)
      return usageError(`Unexpected “${surplus}” after ${first}.`, helpHint);
    const meant = nearest(nameOfOption(first), switches);
    const question = meant === null ? "" : ` Did you mean --${meant}?`;
    return usageError(`Tenantry does not know ${first}.${question}`, helpHint);
  }
  const info = Object.hasOwn(commandInfos, first) ? commandInfos[first] : undefined;
  if (info !== undefined) return readCommand(first, info, rest);
  const open = commandInfos["open"];
  if (isFile(first) && open !== undefined) return readCommand("open", open, args);
  const meant = nearest(first, Object.keys(commandInfos));
  const question = meant === null ? "" : ` Did you mean ${meant}?`;
  return usageError(`Tenantry has no command “${first}”.${question}`, helpHint);
}
