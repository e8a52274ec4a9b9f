// Reads a text in whichever format explains most of it.
import { readCode } from "./code.ts";
import { takeCurl } from "./curl.ts";
import type { Emit, Entry, Parser, Refusal } from "./entry.ts";
import { isJson, readJson } from "./json.ts";
import { readLabels, readLines } from "./lines.ts";
import { readToml } from "./toml.ts";
import { readYaml } from "./yaml.ts";

export type { Entry, Refusal } from "./entry.ts";

/** A script or a note: commands, lines and labels in one text. */
const readScript: Parser = (text, emit) => {
  const rest = takeCurl(text, emit);
  readLines(rest, emit);
  readLabels(rest, emit);
  return null;
};

/** Also reads the scripts within a document, such as a step of a pipeline. */
const withScripts =
  (read: Parser): Parser =>
  (text, emit) =>
    read(text, (entry) => {
      emit(entry);
      if (entry.problem !== null || !/[\r\n]|\bcurl /.test(entry.value)) return;
      readScript(entry.value, ({ path, ...inner }) =>
        emit({ ...inner, path: [...entry.path, ...path], line: entry.line }),
      );
    });

/** The first wins if two explain as much. */
const parsers: readonly Parser[] = [
  withScripts(readJson),
  readScript,
  withScripts(readToml),
  withScripts(readYaml),
];

export interface Reading {
  readonly entries: readonly Entry[];
  readonly refused: Refusal | null;
}

/** Code fences, as wikis and chats put them around a pasted block. The lines keep their numbers. */
const withoutFences = (text: string): string =>
  text.includes("```") ? text.replaceAll(/^[ \t]*```[^\r\n]*$/gm, "") : text;

/** One of these is in every name that is looked for. */
const mayHoldNames = /client|workspace|tenant|issuer|url|scope|hpegl|customer|curl/i;

const isAboutClients = /client[_ -]?(?:id|secret)["']?\s{0,8}:|workspace[_ -]?id["']?\s{0,8}:/i;

/** More names than any file of credentials has, and few enough to be checked at once. */
const mostEntries = 20_000;

function entriesOf(read: Parser, text: string, isWanted: (entry: Entry) => boolean): Reading {
  const entries: Entry[] = [];
  const keep: Emit = (entry) => {
    if (entries.length < mostEntries && isWanted(entry)) entries.push(entry);
  };
  return { refused: read(text, keep), entries };
}

/** A value that is not written as the format wants it counts for less than one that another format reads well. */
const scoreOf = ({ entries }: Reading): number =>
  entries.reduce((sum, { isMisread }) => sum + (isMisread === true ? 0.5 : 1), 0);

/**
 * The wanted entries of the text, at most 20,000. A text in a known format with a mistake in it is refused unless another format
 * fits.
 */
export function readFormats(text: string, isWanted: (entry: Entry) => boolean): Reading {
  const plain = withoutFences(text.replace(/^\uFEFF/, ""));
  if (!mayHoldNames.test(plain)) return { entries: [], refused: null };
  const readings = parsers.map((read) => entriesOf(read, plain, isWanted));
  const [best] = readings.toSorted((one, other) => scoreOf(other) - scoreOf(one));
  if (best !== undefined && best.entries.length > 0)
    return { entries: best.entries, refused: null };
  const refused = readings.find((reading) => reading.refused !== null)?.refused ?? null;
  // A mistake in JSON is one, not code.
  const code = isJson(plain) ? [] : entriesOf(readCode, plain, isWanted).entries;
  if (code.length > 0) return { entries: code, refused: null };
  return { entries: [], refused: isAboutClients.test(plain) ? refused : null };
}
