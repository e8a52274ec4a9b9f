// Finds the credentials form’s values in what operators already have: scripts, settings, exports, the console’s text.
import { publicBaseUrl } from "../../contract/constants.ts";
import {
  type Collector,
  choose,
  chooseTenants,
  createCollector,
  type Found,
  foundAt,
  type ImportProblem,
  reportStandIns,
  singleFields,
} from "./candidates.ts";
import { belongsTo, clientsIn, isTitle } from "./clients.ts";
import { type Entry, readFormats } from "./formats/formats.ts";
import { addressIn } from "./formats/lines.ts";
import { type ImportField, isOurs, knownName } from "./knownNames.ts";

export type { ImportProblem } from "./candidates.ts";

/** As the form’s fields take them; `tenants` has one workspace ID a line. */
export type ImportedValues = { readonly [Field in ImportField]?: string };

export interface EnvironmentImport {
  readonly values: ImportedValues;
  readonly recognised: readonly { readonly field: ImportField; readonly source: string }[];
  /** At most 50. */
  readonly problems: readonly ImportProblem[];
  /** The titles of the API clients in the text, if it holds several and none was chosen; nothing else is filled in then. */
  readonly clients?: readonly string[];
}

function finish(collector: Collector): EnvironmentImport | null {
  reportStandIns(collector);
  const values: { [Field in ImportField]?: string } = {};
  const recognised: { readonly field: ImportField; readonly source: string }[] = [];
  for (const field of singleFields) {
    const chosen = choose(collector, field);
    if (chosen === undefined) continue;
    values[field] = chosen.value;
    recognised.push({ field, source: chosen.source });
  }
  const tenants = chooseTenants(collector, values.baseUrl ?? publicBaseUrl);
  if (tenants.text !== "") values.tenants = tenants.text;
  for (const source of tenants.sources) recognised.push({ field: "tenants", source });
  const { problems } = collector;
  return recognised.length === 0 && problems.length === 0 ? null : { values, recognised, problems };
}

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
 * above 64 KiB and TOML above 256 KiB are not read.
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

/** Reads a process’s environment, without the names that could belong to any program, such as `SCOPE`. */
export function readEnvironmentVariables(
  variables: Readonly<Record<string, string | undefined>>,
): EnvironmentImport | null {
  const collector = createCollector();
  for (const [source, value] of Object.entries(variables)) {
    const known = knownName([source]);
    if (known !== null && isOurs(known) && value !== undefined)
      collector.add(foundAt(known, { path: [source], value, line: null, problem: null }));
  }
  return finish(collector);
}
