// GreenLake’s rules for client authentication in a token request, which are stricter than the library’s.
import type { IncomingMessage } from "node:http";
import { type Answer, oauthError } from "./answers.ts";
import { tokenExchangeGrant } from "./grants.ts";

const clientFields = ["client_id", "client_secret", "client_assertion", "client_assertion_type"];

/**
 * Refuses a Basic header, which the library would accept, and any client authentication in an exchange: there the subject
 * token is the only authentication.
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

/** Adds the public client to a form that names no client, except for the client credentials grant. */
export function withPublicClient(
  body: string,
  form: URLSearchParams,
  publicClientId: string,
): string {
  const namesClient = form.has("client_id") || form.get("grant_type") === "client_credentials";
  return namesClient ? body : `${body}&client_id=${publicClientId}`;
}
