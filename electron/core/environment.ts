// What the environment that Tenantry was started in holds of the first run's form. Its secret never leaves main.
import type { ConnectInput, EnvironmentFinding, Result } from "../contract.ts";
import { readEnvironmentVariables } from "./environmentImport.ts";
import { parseBaseUrl } from "./issuer.ts";
import { recognitionOf } from "./recognition.ts";
import { invalidInput, ok } from "./result.ts";

export type Variables = Readonly<Record<string, string | undefined>>;

/** Null where there is nothing. */
export function describeEnvironment(variables: Variables): EnvironmentFinding | null {
  const found = readEnvironmentVariables(variables);
  if (found === null) return null;
  const { clientSecret, ...values } = found.values;
  return { ...recognitionOf({ ...found, values }), hasSecret: clientSecret !== undefined };
}

/** An empty text is the public address. */
function isSameAddress(one: string, other: string): boolean {
  const [first, second] = [parseBaseUrl(one), parseBaseUrl(other)];
  return first.ok && second.ok && first.value === second.value;
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
  const {
    clientId,
    clientSecret,
    baseUrl = "",
  } = readEnvironmentVariables(variables)?.values ?? {};
  const isMeant = clientId === input.clientId.trim() && isSameAddress(baseUrl, input.baseUrl);
  return clientSecret !== undefined && isMeant
    ? ok({ ...input, clientSecret })
    : invalidInput("clientSecret", "Enter the client secret.");
}
