// Finds the credentials form’s values in what operators already have: shell lines, `.env`, YAML, JSON, the console’s text.
import { publicBaseUrl } from "../../contract/constants.ts";
import type { Result } from "../../contract/contract.ts";
import { type Issuer, parseBaseUrl, parseIssuer } from "../base/issuer.ts";
import { misuseOf } from "./connectInput.ts";
import { type ImportField, isOurs, knownName, type NamedValue } from "./knownNames.ts";
import { readAssignments, readLabels } from "./shellLines.ts";
import { readDocument } from "./yamlDocument.ts";

/** As the form’s fields take them; `tenants` has one workspace ID a line. */
export type ImportedValues = { readonly [Field in ImportField]?: string };

/** Never quotes a value, which may be a secret. */
export interface ImportProblem extends Pick<NamedValue, "line" | "source"> {
  /** `source` is empty if the problem concerns the whole text. */
  readonly problem: string;
}

export interface EnvironmentImport {
  readonly values: ImportedValues;
  readonly recognised: readonly (Pick<NamedValue, "source"> & { readonly field: ImportField })[];
  /** At most 50. */
  readonly problems: readonly ImportProblem[];
}

type SingleField = Exclude<ImportField, "tenants">;
const singleFields = ["workspace", "clientId", "clientSecret", "baseUrl", "scope"] as const;

const mostProblems = 50;
const longestValue = 512;

const problemOf = (result: Result<unknown>): string =>
  !result.ok && result.error.kind === "invalidInput" ? result.error.problem : "";

/** Gathers every value; `finish` chooses among them once all are known. */
function createCollector() {
  const candidates: Record<SingleField, NamedValue[]> = {
    workspace: [],
    clientId: [],
    clientSecret: [],
    baseUrl: [],
    scope: [],
  };
  const tenants: { readonly issuer: Issuer; readonly from: NamedValue }[] = [];
  const problems: ImportProblem[] = [];

  function report({ line, source }: Pick<NamedValue, "line" | "source">, problem: string) {
    if (problems.length < mostProblems) problems.push({ line, source, problem });
  }

  function takeIssuer(found: NamedValue): string | null {
    const issuer = parseIssuer(found.value, "");
    if (!issuer.ok) return problemOf(issuer);
    const { workspaceId, baseUrl } = issuer.value;
    candidates.workspace.push({ ...found, value: workspaceId });
    if (baseUrl !== "") candidates.baseUrl.push({ ...found, value: baseUrl });
    return null;
  }

  function takeTenants(found: NamedValue): string | null {
    const words = found.value.split(/[\s,;]+/).filter((word) => word !== "");
    const issuers = words.flatMap((word) => {
      const issuer = parseIssuer(word, "", "tenants");
      return issuer.ok ? issuer.value : [];
    });
    for (const issuer of issuers) tenants.push({ issuer, from: found });
    const bad = words.length - issuers.length;
    return bad === 0 ? null : `${bad} of ${words.length} are not workspace IDs.`;
  }

  function takeBaseUrl(found: NamedValue): string | null {
    const baseUrl = parseBaseUrl(found.value);
    if (!baseUrl.ok) return problemOf(baseUrl);
    const misuse = misuseOf(baseUrl.value);
    if (misuse !== null) return misuse;
    candidates.baseUrl.push({ ...found, value: baseUrl.value });
    return null;
  }

  /** Answers what is wrong with the value; null if nothing is. */
  function take(found: NamedValue): string | null {
    const { value, problem } = found;
    const { meaning } = found.known;
    if (problem !== null) return problem;
    if (value === "") return "This is empty.";
    if (meaning === "tenants") return takeTenants(found);
    if (value.length > longestValue) return "This is too long.";
    if (meaning === "issuer" || meaning === "workspace") return takeIssuer(found);
    if (meaning === "baseUrl") return takeBaseUrl(found);
    if (meaning !== "scope" && /\s/.test(value)) return "There is a space in this.";
    candidates[meaning].push(found);
    return null;
  }

  function add(found: NamedValue) {
    const problem = take({ ...found, value: found.value.trim() });
    if (problem !== null) report(found, problem);
  }

  return { add, report, candidates, tenants, problems };
}

type Collector = ReturnType<typeof createCollector>;

/** Chooses the last value of the best rank, and reports those that differ from it. */
function choose({ candidates, report }: Collector, field: SingleField): NamedValue | undefined {
  const all = candidates[field];
  let chosen = all[0];
  for (const candidate of all)
    if (chosen === undefined || candidate.known.rank <= chosen.known.rank) chosen = candidate;
  if (chosen === undefined) return undefined;
  const where = chosen.line === null ? "" : ` on line ${chosen.line}`;
  for (const candidate of all)
    if (candidate.value !== chosen.value)
      report(candidate, `${chosen.source}${where} has a different value, which is used instead.`);
  return chosen;
}

/** Lists every tenant once, and reports those at another address than `baseUrl`. */
function chooseTenants({ tenants, report }: Collector, baseUrl: string) {
  const ids = new Set<string>();
  const sources = new Set<string>();
  for (const { issuer, from } of tenants) {
    if (issuer.baseUrl !== "" && issuer.baseUrl !== baseUrl)
      report(from, `This issuer URL is not at ${baseUrl}.`);
    else {
      ids.add(issuer.workspaceId);
      sources.add(from.source);
    }
  }
  return { text: [...ids].join("\n"), sources: [...sources].slice(0, mostProblems) };
}

function finish(collector: Collector): EnvironmentImport | null {
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

/**
 * Reads a pasted text or a dropped file. Null if it names nothing that belongs in the form, such as a bare ID: then the
 * paste is an ordinary one. Linear time for assignments and labels; documents above 64 KiB are not read.
 */
export function readEnvironmentText(text: string): EnvironmentImport | null {
  const collector = createCollector();
  const plain = text.replace(/^\uFEFF/, "");
  const named = [...readAssignments(plain), ...readLabels(plain)];
  const document = named.length > 0 ? null : readDocument(plain);
  for (const found of document?.values ?? named) collector.add(found);
  if (document?.refused !== undefined)
    collector.report({ line: document.refused.line, source: "" }, document.refused.problem);
  return finish(collector);
}

/** Reads a process’s environment, without the names that could belong to any program, such as `SCOPE`. */
export function readEnvironmentVariables(
  variables: Readonly<Record<string, string | undefined>>,
): EnvironmentImport | null {
  const collector = createCollector();
  for (const [source, value] of Object.entries(variables)) {
    const known = knownName(source);
    if (known !== null && isOurs(known) && value !== undefined)
      collector.add({ known, source, value, line: null, problem: null });
  }
  return finish(collector);
}
