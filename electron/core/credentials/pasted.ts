// Finds the credentials form’s values in what operators already have: scripts, settings, exports, the console’s text.
import type { Recognition } from "../../contract/contract.ts";
import { type Collector, createCollector, type Found, foundAt } from "./candidates.ts";
import { belongsTo, clientsIn, isTitle } from "./clients.ts";
import type { Entry } from "./formats/entry.ts";
import { readFormats } from "./formats/formats.ts";
import { addressIn } from "./formats/lines.ts";
import { type EnvironmentImport, finish, labels, recognitionOf } from "./imported.ts";
import { knownName } from "./knownNames.ts";

const foundIn = (entries: readonly Entry[]): readonly Found[] =>
  entries.flatMap((entry) => {
    const known = knownName(entry.path);
    return known === null ? [] : foundAt(known, entry);
  });

function collect(found: readonly Found[]): Collector {
  const collector = createCollector();
  for (const each of found) collector.add(each);
  return collector;
}

/** The API clients among which to choose; an MSP’s workspaces if the text names no client. */
function choicesIn({ candidates }: Collector, entries: readonly Entry[]) {
  const { clientId, clientSecret, workspace } = candidates;
  const telling = [clientId, clientSecret, workspace].find((each) => each.length > 0) ?? [];
  return clientsIn(telling, entries);
}

/**
 * Reads a pasted text or a dropped file. Null if it names nothing that belongs in the form, such as a bare ID: then the
 * paste is an ordinary one. `client` chooses one of several API clients, by its number in `clients` or by its client ID. Linear time; YAML
 * above 16 KiB and TOML above 256 KiB are not read.
 */
export function readEnvironmentText(
  text: string,
  client?: number | string,
): EnvironmentImport | null {
  const { entries, refused } = readFormats(
    text,
    (entry) => knownName(entry.path) !== null || isTitle(entry),
  );
  const found = foundIn(entries);
  const choices = choicesIn(collect(found), entries);
  const chosen = choices.find((choice, at) => at === client || choice.value === client);
  if (choices.length > 0 && chosen === undefined)
    return { values: {}, recognised: [], problems: [], clients: choices.map(({ title }) => title) };
  const collector = collect(
    chosen === undefined ? found : found.filter(belongsTo(chosen, choices)),
  );
  if (refused !== null) collector.report({ line: refused.line, source: "" }, refused.problem);
  addAddress(collector, text);
  return finish(collector);
}

/** An address that only a request mentions counts if the text holds a client without a workspace. */
function addAddress(collector: Collector, text: string): void {
  const { workspace, clientId, clientSecret } = collector.candidates;
  const address =
    workspace.length > 0 || clientId.length + clientSecret.length === 0 ? null : addressIn(text);
  if (address === null) return;
  const known = { meaning: "issuer", rank: 6, group: [] } as const;
  collector.add({ known, source: "an address", value: address, line: null, problem: null });
}

/** The parts without which the form is not complete. */
const needed = ["workspace", "clientId", "clientSecret"] as const;

function inOneLine(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

/** Says which part the operator still has to add; empty if there is none, or if nothing was recognised. */
function missingFrom({ values, recognised }: EnvironmentImport): readonly string[] {
  const missing = needed.filter((field) => values[field] === undefined);
  return missing.length === 0 || recognised.length === 0
    ? []
    : [`Not found: ${inOneLine(missing.map((field) => labels[field]))}.`];
}

/** Characters. No file of credentials is longer, and a longer text would hold everything up while it is read. */
const longest = 128 * 1024;

/**
 * Null if nothing is recognised, so that an ordinary paste stays one, and for a text of more than 128 Ki characters. `client` answers
 * the question that `clients` asks.
 */
export function recogniseCredentials(text: string, client?: number | string): Recognition | null {
  if (text.length > longest) return null;
  const found = readEnvironmentText(text, client);
  if (found === null) return null;
  const { problems, ...said } = recognitionOf(found);
  const { clients = [] } = found;
  return { ...said, problems: [...problems, ...missingFrom(found)], clients };
}
