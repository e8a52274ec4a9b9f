// The two grants of GreenLake’s token endpoint: client credentials for the MSP, token exchange for a tenant.
import * as oauth from "oauth4webapi";
import type { Result, WorkspaceId } from "../../contract/contract.ts";
import { type ApiClient, type Issuer, issuerUrl, tokenEndpointUrl } from "../base/issuer.ts";
import type { Answer } from "../base/ports.ts";
import { fail, ok } from "../base/result.ts";
import {
  claimedLifetimeMs,
  instantOf,
  readClaims,
  type Token,
  workspacesNamed,
} from "../base/token.ts";
import type { ApiPorts } from "./apiRequest.ts";
import { limitedFetch } from "./limitedFetch.ts";
import { parseGrant, refusal } from "./serverAnswer.ts";

export const tokenExchangeGrant = "urn:ietf:params:oauth:grant-type:token-exchange";
const accessTokenType = "urn:ietf:params:oauth:token-type:access_token";
/** GreenLake’s documented 15 minutes, for a token without `expires_in` and `exp`. */
const assumedLifetimeMs = 15 * 60 * 1000;
/** No one can use a token that lives shorter. */
const shortestLifetimeMs = 5_000;
const tooShort = "The token had expired on arrival, or was to expire within 5 seconds.";
const longestLifetimeMs = 24 * 60 * 60 * 1000;

/** Both grants answer a token for exactly the workspace asked for, or the request’s error. */
export interface TokenEndpoint {
  /** RFC 6749 section 4.4, with the client ID and secret in the body. */
  clientCredentials(issuer: Issuer, client: ApiClient, signal: AbortSignal): Promise<Result<Token>>;
  /** RFC 8693 section 2.1 at the tenant’s own endpoint; the subject token is the only authentication. */
  tokenExchange(issuer: Issuer, subjectToken: string, signal: AbortSignal): Promise<Result<Token>>;
}

type SendGrant = (
  server: oauth.AuthorizationServer,
  options: oauth.TokenEndpointRequestOptions,
) => Promise<Response>;

/** Reads the answer here, under our limits, instead of handing it to oauth4webapi. */
async function capture(
  ports: ApiPorts,
  issuer: Issuer,
  signal: AbortSignal,
  send: SendGrant,
): Promise<Result<Answer>> {
  let answer: Result<Answer> = fail({ kind: "unexpected" });
  await send(
    { issuer: issuerUrl(issuer), token_endpoint: tokenEndpointUrl(issuer) },
    {
      headers: { "user-agent": ports.userAgent() },
      // `parseBaseUrl` accepts http for loopback addresses only.
      [oauth.allowInsecureRequests]: issuer.baseUrl.startsWith("http:"),
      [oauth.customFetch]: async (url, { headers, body }) => {
        const request = { url, method: "POST", headers, body: String(body), signal } as const;
        answer = await limitedFetch(ports, request);
        return new Response();
      },
    },
  );
  return answer;
}

/** Hands oauth4webapi a fresh `Response` of fields that we have checked. */
async function processGrant(
  client: oauth.Client,
  issuer: Issuer,
  answer: Answer,
  secrets: readonly string[],
): Promise<Result<oauth.TokenEndpointResponse>> {
  const grant = parseGrant(answer, secrets);
  if (!grant.ok) return grant;
  const server = { issuer: issuerUrl(issuer) };
  try {
    return ok(
      await oauth.processGenericTokenEndpointResponse(server, client, Response.json(grant.value)),
    );
  } catch {
    // The library’s error carries the body in `cause`, so it is dropped on purpose.
    return fail({ kind: "badResponse", problem: "The answer was not a usable token." });
  }
}

function toToken(
  granted: oauth.TokenEndpointResponse,
  workspaceId: WorkspaceId,
  issuedAt: Token["issuedAt"],
): Result<Token> {
  const claims = readClaims(granted.access_token);
  const stray = workspacesNamed(claims).find((named) => named.workspaceId !== workspaceId);
  if (stray !== undefined) return fail({ kind: "wrongWorkspace", claim: stray.claim });
  const claimedMs = claims === null ? null : claimedLifetimeMs(claims, issuedAt.wallMs);
  const statedMs = granted.expires_in === undefined ? claimedMs : granted.expires_in * 1000;
  if (statedMs !== null && statedMs < shortestLifetimeMs)
    return fail({ kind: "badResponse", problem: tooShort });
  return ok({
    value: granted.access_token,
    workspaceId,
    issuedAt,
    lifetimeMs: Math.min(statedMs ?? assumedLifetimeMs, longestLifetimeMs),
    assumed: statedMs === null,
  });
}

/** The exchange wants no client authentication at all, not even a `client_id`. */
const noClientAuthentication: oauth.ClientAuth = () => {};

export function createTokenEndpoint(ports: ApiPorts): TokenEndpoint {
  const request = async (
    issuer: Issuer,
    client: oauth.Client,
    grant: "clientCredentials" | "tokenExchange",
    secrets: readonly string[],
    signal: AbortSignal,
    send: SendGrant,
  ): Promise<Result<Token>> => {
    secrets.forEach(ports.noteSecret);
    const issuedAt = instantOf(ports.clock);
    const answer = await capture(ports, issuer, signal, send);
    if (!answer.ok) return answer;
    if (answer.value.status !== 200)
      return fail(refusal(answer.value, grant, secrets, ports.clock.nowMs()));
    const granted = await processGrant(client, issuer, answer.value, secrets);
    if (granted.ok) ports.noteSecret(granted.value.access_token);
    return granted.ok ? toToken(granted.value, issuer.workspaceId, issuedAt) : granted;
  };
  return {
    clientCredentials: (issuer, { clientId, clientSecret, scope }, signal) => {
      const client = { client_id: clientId };
      const authentication = oauth.ClientSecretPost(clientSecret);
      const parameters = new URLSearchParams(scope === "" ? {} : { scope });
      const send: SendGrant = (server, options) =>
        oauth.clientCredentialsGrantRequest(server, client, authentication, parameters, options);
      return request(issuer, client, "clientCredentials", [clientSecret], signal, send);
    },
    tokenExchange: (issuer, subjectToken, signal) => {
      // The library wants a client; with this authentication it never sends its ID.
      const client = { client_id: issuer.workspaceId };
      const parameters = new URLSearchParams({
        subject_token: subjectToken,
        subject_token_type: accessTokenType,
      });
      const send: SendGrant = (server, options) =>
        oauth.genericTokenEndpointRequest(
          server,
          client,
          noClientAuthentication,
          tokenExchangeGrant,
          parameters,
          options,
        );
      return request(issuer, client, "tokenExchange", [subjectToken], signal, send);
    },
  };
}
