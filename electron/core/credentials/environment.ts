// What the environment that Tenantry was started in holds of the first run's form. Its secret never leaves main.
import type { ConnectInput, EnvironmentFinding, Result } from "../../contract/contract.ts";
import { readEnvironmentVariables } from "./pasted.ts";
import { parseMspIssuer } from "./connectInput.ts";
import { parseBaseUrl } from "../base/issuer.ts";
import { recognitionOf } from "./recognition.ts";
import { invalidInput, ok } from "../base/result.ts";

export type Variables = Readonly<Record<string, string | undefined>>;

/** Null where there is nothing. */
export function describeEnvironment(variables: Variables): EnvironmentFinding | null {
  const found = readEnvironmentVariables(variables);
  // Somebody else's variables may be called as ours are.
  if (found === null || found.recognised.length === 0) return null;
  const { clientSecret, ...values } = found.values;
  return { ...recognitionOf({ ...found, values }), hasSecret: clientSecret !== undefined };
}

/** Where what stands there is sent to: an empty address is the public one, and an issuer URL names its own. */
function addressOf({ workspace = "", baseUrl = "" }): string | null {
  const issuer = parseMspIssuer(workspace, baseUrl);
  if (issuer.ok) return issuer.value.baseUrl;
  const address = parseBaseUrl(baseUrl);
  return workspace === "" && address.ok ? address.value : null;
}

/**
 * The input with the environment's secret where that is asked for. It goes to the address and client that stand beside it there,
 * and to no other that a window may name.
 */
export function withEnvironmentSecret(
  variables: Variables,
  { secretFrom, ...input }: ConnectInput,
): Result<ConnectInput> {
  if (secretFrom === undefined || input.clientSecret.trim() !== "") return ok(input);
  // A form that is wrong elsewhere is told so before its secret is missed.
  if (!parseMspIssuer(input.workspace, input.baseUrl).ok) return ok(input);
  const { clientId, clientSecret, ...place } = readEnvironmentVariables(variables)?.values ?? {};
  const isMeant = clientId === input.clientId.trim() && addressOf(place) === addressOf(input);
  return clientSecret !== undefined && isMeant
    ? ok({ ...input, clientSecret })
    : invalidInput("clientSecret", "Enter the client secret.");
}
