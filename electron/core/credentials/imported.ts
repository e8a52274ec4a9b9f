// What a pasted text or the environment yields for the credentials form, and how that reads.
import { publicBaseUrl } from "../../contract/constants.ts";
import type { Recognition } from "../../contract/contract.ts";
import {
  type Collector,
  choose,
  chooseTenants,
  type ImportProblem,
  reportStandIns,
  singleFields,
} from "./candidates.ts";
import type { ImportField } from "./knownNames.ts";

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

/** Chooses a value for each field. Null if nothing was found. */
export function finish(collector: Collector): EnvironmentImport | null {
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

/** The form’s fields. */
export const labels = {
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
