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

/** Null if nothing is recognised, so that an ordinary paste stays one. */
export function recogniseCredentials(text: string): Recognition | null {
  const found = readEnvironmentText(text);
  return found === null ? null : recognitionOf(found);
}
