// Finds the credentials form’s values in the environment that Tenantry was started in. The secret never leaves the main process.
import type { ConnectInput, EnvironmentFinding, Result } from "../../contract/contract.ts";
import { createCollector, foundAt } from "./candidates.ts";
import { type ConnectRequest, parseConnectInput, parseMspIssuer } from "./connectInput.ts";
import { parseBaseUrl } from "../base/issuer.ts";
import { type EnvironmentImport, finish, recognitionOf } from "./imported.ts";
import { isOurs, knownName } from "./knownNames.ts";
import { invalidInput, ok } from "../base/result.ts";

export type Variables = Readonly<Record<string, string | undefined>>;

/** Reads a process’s environment, without the names that could belong to any program, such as `SCOPE`. */
export function readEnvironmentVariables(variables: Variables): EnvironmentImport | null {
  const collector = createCollector();
  for (const [source, value] of Object.entries(variables)) {
    const known = knownName([source]);
    if (known !== null && isOurs(known) && value !== undefined)
      collector.add(foundAt(known, { path: [source], value, line: null, problem: null }));
  }
  return finish(collector);
}

/** Says what was found, but not the secret itself. Null if there is nothing of ours. */
export function describeEnvironment(variables: Variables): EnvironmentFinding | null {
  const found = readEnvironmentVariables(variables);
  // Another program’s variables can have the same names; without one good value they are not ours.
  if (found === null || found.recognised.length === 0) return null;
  const { clientSecret, ...values } = found.values;
  return { ...recognitionOf({ ...found, values }), hasSecret: clientSecret !== undefined };
}

/** The environment’s client secret; null if it has none. */
export const environmentSecret = (variables: Variables): string | null =>
  readEnvironmentVariables(variables)?.values.clientSecret ?? null;

/** The address that these values belong to: an issuer URL’s own, and the public one if none is given. */
function addressOf({ workspace = "", baseUrl = "" }): string | null {
  const issuer = parseMspIssuer(workspace, baseUrl);
  if (issuer.ok) return issuer.value.baseUrl;
  const address = parseBaseUrl(baseUrl);
  return workspace === "" && address.ok ? address.value : null;
}

/**
 * Fills in the environment’s secret if the input asks for it. The secret is only for the client and address that the
 * environment names with it, whatever client or address a window asks for. Error: `invalidInput`.
 */
export function withEnvironmentSecret(
  variables: Variables,
  { secretFrom, ...input }: ConnectInput,
): Result<ConnectInput> {
  if (secretFrom === undefined || input.clientSecret.trim() !== "") return ok(input);
  // The caller reports a wrong workspace or address; a missing secret comes after that.
  if (!parseMspIssuer(input.workspace, input.baseUrl).ok) return ok(input);
  const { clientId, clientSecret, ...place } = readEnvironmentVariables(variables)?.values ?? {};
  const isMeant = clientId === input.clientId.trim() && addressOf(place) === addressOf(input);
  return clientSecret !== undefined && isMeant
    ? ok({ ...input, clientSecret })
    : invalidInput("clientSecret", "Enter the client secret.");
}

/** What the environment alone says, for a command that runs without the application. */
export interface EnvironmentClient extends ConnectRequest {
  /** Workspace IDs and issuer URLs, as they were written. */
  readonly tenants: readonly string[];
}

/** Error: `invalidInput` on the first field that is missing or wrong. */
export function readEnvironmentClient(variables: Variables): Result<EnvironmentClient> {
  const { tenants = "", ...given } = readEnvironmentVariables(variables)?.values ?? {};
  const empty = {
    workspace: "",
    clientId: "",
    clientSecret: "",
    baseUrl: "",
    scope: "",
    contact: "",
  };
  const request = parseConnectInput({ ...empty, ...given });
  return request.ok
    ? ok({ ...request.value, tenants: tenants.split(/[\s,;]+/).filter(Boolean) })
    : request;
}
