// Finds the first-run form's values in what operators already have: shell lines, `.env`, YAML, JSON, the console's text.
import type { Result } from "../../contract/contract.ts";
import { type Assignment, readAssignments, readLabels } from "./shellLines.ts";
import { readDocument } from "./yamlDocument.ts";
import { type ImportField, isOurs, type KnownName, knownName } from "./knownNames.ts";
import { defaultBaseUrl, type Issuer, parseBaseUrl, parseIssuer } from "../base/issuer.ts";
import { createExpander, type Expanded } from "./references.ts";

/** As the first-run form's fields take them; `tenants` is one workspace ID a line. */
export type ImportedValues = { readonly [Field in ImportField]?: string };

export interface RecognisedValue {
  readonly field: ImportField;
  /** The name that it had, such as `MSP_CLIENT_ID` or `unified.client_id`. */
  readonly source: string;
}

/** Holds nothing of a secret, whatever was wrong with it. */
export interface ImportProblem {
  /** Counted from 1; null where there are no lines. */
  readonly line: number | null;
  /** The name whose value it is about; empty for the text as a whole. */
  readonly source: string;
  readonly problem: string;
}

const required = ["workspace", "clientId", "clientSecret"] as const;

export interface EnvironmentImport {
  readonly values: ImportedValues;
  readonly recognised: readonly RecognisedValue[];
  /** What a connection needs and was not there. */
  readonly missing: readonly (typeof required)[number][];
  /** The first 50. */
  readonly problems: readonly ImportProblem[];
}

interface Candidate {
  readonly value: string;
  readonly source: string;
  readonly line: number | null;
  readonly rank: KnownName["rank"];
}

type SingleField = Exclude<ImportField, "tenants">;
const singleFields = ["workspace", "clientId", "clientSecret", "baseUrl", "scope"] as const;

const mostProblems = 50;
const longestValue = 512;
const centralHost = /(?:^|[/.])central\.|arubanetworks\.com/i;

const problemOf = (result: Result<unknown>): string =>
  !result.ok && result.error.kind === "invalidInput" ? result.error.problem : "";

/** What cannot be had of a value, in words; a secret's own text may look like a reference, so it is not named. */
function notExpanded(expanded: Exclude<Expanded, { kind: "value" }>, secret: boolean): string {
  if (expanded.kind === "command") return "This is the output of a command, which is not run.";
  if (expanded.kind === "tooMuch") return "The variables that this refers to are too long.";
  return secret
    ? "This refers to a variable that is not set here."
    : `This refers to ${expanded.name}, which is not set here.`;
}

/** Gathers what is found; the choice is made when everything is known. */
function createCollector() {
  const candidates: Record<SingleField, Candidate[]> = {
    workspace: [],
    clientId: [],
    clientSecret: [],
    baseUrl: [],
    scope: [],
  };
  const tenants: { readonly issuer: Issuer; readonly from: Candidate }[] = [];
  const problems: ImportProblem[] = [];

  function report({ line, source }: Pick<Candidate, "line" | "source">, problem: string) {
    if (problems.length < mostProblems) problems.push({ line, source, problem });
  }

  function addIssuer(candidate: Candidate) {
    const issuer = parseIssuer(candidate.value, "");
    if (!issuer.ok) return report(candidate, problemOf(issuer));
    const { workspaceId, baseUrl } = issuer.value;
    candidates.workspace.push({ ...candidate, value: workspaceId });
    if (baseUrl !== "") candidates.baseUrl.push({ ...candidate, value: baseUrl });
    return undefined;
  }

  function addTenants(candidate: Candidate) {
    const words = candidate.value.split(/[\s,;]+/).filter((word) => word !== "");
    const issuers = words.map((word) => parseIssuer(word, "", "tenants"));
    for (const issuer of issuers)
      if (issuer.ok) tenants.push({ issuer: issuer.value, from: candidate });
    const bad = issuers.filter((issuer) => !issuer.ok).length;
    if (bad > 0) report(candidate, `${bad} of ${words.length} are not workspace IDs.`);
  }

  function addBaseUrl(candidate: Candidate) {
    if (centralHost.test(candidate.value))
      return report(candidate, "This is the address of Central, not of GreenLake.");
    const baseUrl = parseBaseUrl(candidate.value);
    if (!baseUrl.ok) return report(candidate, problemOf(baseUrl));
    candidates.baseUrl.push({ ...candidate, value: baseUrl.value });
    return undefined;
  }

  function add(meaning: KnownName["meaning"], candidate: Candidate) {
    if (candidate.value === "") return report(candidate, "This is empty.");
    if (meaning === "tenants") return addTenants(candidate);
    if (candidate.value.length > longestValue) return report(candidate, "This is too long.");
    if (meaning === "issuer" || meaning === "workspace") return addIssuer(candidate);
    if (meaning === "baseUrl") return addBaseUrl(candidate);
    if (meaning !== "scope" && /\s/.test(candidate.value))
      return report(candidate, "There is a space in this.");
    candidates[meaning].push(candidate);
    return undefined;
  }

  return { add, report, candidates, tenants, problems };
}

type Collector = ReturnType<typeof createCollector>;

/** The last of those with the best name; the others are reported where they say something else. */
function choose(collector: Collector, field: SingleField): Candidate | undefined {
  const all = collector.candidates[field];
  let chosen = all[0];
  for (const candidate of all)
    if (chosen === undefined || candidate.rank <= chosen.rank) chosen = candidate;
  if (chosen === undefined) return undefined;
  const where = chosen.line === null ? "" : ` on line ${chosen.line}`;
  for (const candidate of all)
    if (candidate.value !== chosen.value)
      collector.report(candidate, `${chosen.source}${where} has another value, which is used.`);
  return chosen;
}

/** One ID a line, and the names that they came from; a tenant at another address is left out. */
function chooseTenants(collector: Collector, baseUrl: string) {
  const ids = new Set<string>();
  const sources = new Set<string>();
  for (const { issuer, from } of collector.tenants) {
    if (issuer.baseUrl !== "" && issuer.baseUrl !== baseUrl)
      collector.report(from, `This issuer URL is not at ${baseUrl}.`);
    else {
      ids.add(issuer.workspaceId);
      sources.add(from.source);
    }
  }
  return { text: [...ids].join("\n"), sources: [...sources].slice(0, mostProblems) };
}

function finish(collector: Collector): EnvironmentImport | null {
  const values: { [Field in ImportField]?: string } = {};
  const recognised: RecognisedValue[] = [];
  for (const field of singleFields) {
    const chosen = choose(collector, field);
    if (chosen === undefined) continue;
    values[field] = chosen.value;
    recognised.push({ field, source: chosen.source });
  }
  const tenants = chooseTenants(collector, values.baseUrl ?? defaultBaseUrl);
  if (tenants.text !== "") values.tenants = tenants.text;
  for (const source of tenants.sources) recognised.push({ field: "tenants", source });
  const { problems } = collector;
  if (recognised.length === 0 && problems.length === 0) return null;
  const missing = required.filter((field) => values[field] === undefined);
  return { values, recognised, missing, problems };
}

function collect(collector: Collector, assignments: readonly Assignment[]) {
  const expand = createExpander(assignments);
  for (const assignment of assignments) {
    const known = knownName(assignment.name);
    if (known === null) continue;
    const { section, name, line, problem } = assignment;
    const source = section === undefined ? name : `${section}.${name}`;
    const expanded = problem === undefined ? expand(assignment) : null;
    if (problem !== undefined) collector.report({ line, source }, problem);
    else if (expanded?.kind === "value")
      collector.add(known.meaning, {
        value: expanded.value.trim(),
        source,
        line,
        rank: known.rank,
      });
    else if (expanded !== null)
      collector.report({ line, source }, notExpanded(expanded, known.meaning === "clientSecret"));
  }
}

/**
 * What a pasted text or a dropped file holds. Null where it names nothing that belongs here, such as one plain ID: the
 * paste is then an ordinary one. Linear time, but for documents, of which those above 64 KiB are not read.
 */
export function readEnvironmentText(text: string): EnvironmentImport | null {
  const collector = createCollector();
  const plain = text.replace(/^\uFEFF/, "");
  const assignments = [...readAssignments(plain), ...readLabels(plain)];
  if (assignments.some(({ name }) => knownName(name) !== null)) collect(collector, assignments);
  else {
    const document = readDocument(plain);
    collect(collector, document?.assignments ?? []);
    if (document?.refused !== undefined)
      collector.report({ line: document.refused.line, source: "" }, document.refused.problem);
  }
  return finish(collector);
}

/** What a process's environment holds; names that could be anybody's, such as `SCOPE`, are left alone. */
export function readEnvironmentVariables(
  variables: Readonly<Record<string, string | undefined>>,
): EnvironmentImport | null {
  const collector = createCollector();
  for (const [name, value] of Object.entries(variables)) {
    const known = knownName(name);
    if (known !== null && isOurs(known) && value !== undefined)
      collector.add(known.meaning, {
        value: value.trim(),
        source: name,
        line: null,
        rank: known.rank,
      });
  }
  return finish(collector);
}
