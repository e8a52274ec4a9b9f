// Describes what was recognised in a pasted text or the environment, in the words of the form that it fills.
import type { Recognition } from "../../contract/contract.ts";
import { type EnvironmentImport, type ImportProblem, readEnvironmentText } from "./pasted.ts";

const labels = {
  workspace: "MSP workspace",
  clientId: "Client ID",
  clientSecret: "Client secret",
  baseUrl: "GreenLake base URL",
  scope: "Scope",
  tenants: "Tenants",
} as const;

function inWords({ line, source, problem }: ImportProblem): string {
  const place = [source, line === null ? "" : `line ${line}`].filter((part) => part !== "");
  return place.length === 0 ? problem : `${place.join(", ")}: ${problem}`;
}

export function recognitionOf(found: EnvironmentImport): Recognition {
  const { tenants = "", ...values } = found.values;
  return {
    values,
    tenants,
    recognised: found.recognised.map(({ field, source }) => `${labels[field]} from ${source}`),
    problems: found.problems.map(inWords),
  };
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

/** Null if nothing is recognised, so that an ordinary paste stays one. `client` answers the question that `clients` asks. */
export function recogniseCredentials(text: string, client?: number | string): Recognition | null {
  const found = readEnvironmentText(text, client);
  if (found === null) return null;
  const { problems, ...said } = recognitionOf(found);
  const { clients = [] } = found;
  return { ...said, problems: [...problems, ...missingFrom(found)], clients };
}
