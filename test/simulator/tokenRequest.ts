// GreenLake's own rules on how a token request names its client, stricter than the library's.
import type { IncomingMessage } from "node:http";
import { type Answer, oauthError } from "./answers.ts";
import { tokenExchangeGrant } from "./grants.ts";

const clientFields = ["client_id", "client_secret", "client_assertion", "client_assertion_type"];

/**
 * The client credentials grant takes its client's ID and secret from the body alone, where the library would take a
 * Basic header too; the exchange takes none at all: its subject token is all the authentication there is.
 */
export function refuseClientAuthentication(
  form: URLSearchParams,
  { authorization }: IncomingMessage["headers"],
): Answer | null {
  if (form.get("grant_type") === tokenExchangeGrant) {
    const field = clientFields.find((name) => form.has(name));
    const given = authorization === undefined ? field : "an Authorization header";
    return given === undefined
      ? null
      : oauthError(400, "invalid_request", `A token exchange must not come with ${given}.`);
  }
  if (authorization === undefined) return null;
  const text = "Client ID and client secret belong in the body.";
  return {
    ...oauthError(401, "invalid_client", text),
    headers: { "www-authenticate": 'Basic realm="GreenLake"' },
  };
}

/** The form with the public client named, where the grant is one that names none. */
export function withPublicClient(
  body: string,
  form: URLSearchParams,
  publicClientId: string,
): string {
  const namesClient = form.has("client_id") || form.get("grant_type") === "client_credentials";
  return namesClient ? body : `${body}&client_id=${publicClientId}`;
}
