// The two grants of GreenLake's token endpoint: client credentials for the MSP, token exchange for a tenant.
import * as oauth from "oauth4webapi";
import type { Result, WorkspaceId } from "../../contract/contract.ts";
import { type Answer, boundedFetch } from "./limitedFetch.ts";
import { type Issuer, issuerUrl, tokenEndpointUrl } from "../base/issuer.ts";
import type { Clock, Fetch } from "../base/ports.ts";
import { fail, ok } from "../base/result.ts";
import {
  claimedLifetimeMs,
  instantOf,
  readClaims,
  type Token,
  workspaceClaim,
} from "../base/token.ts";
import { parseGrant, refusal } from "./serverAnswer.ts";

export const tokenExchangeGrant = "urn:ietf:params:oauth:grant-type:token-exchange";
const accessTokenType = "urn:ietf:params:oauth:token-type:access_token";
/** Where neither `expires_in` nor the JWT says: GreenLake's documented 15 minutes. */
const assumedLifetimeMs = 15 * 60 * 1000;
const longestLifetimeMs = 24 * 60 * 60 * 1000;

export interface ApiClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Empty: none is asked for, and the service grants its default. */
  readonly scope: string;
}

interface Ports {
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** The whole header value; read at each request, as the contact may change. */
  readonly userAgent: () => string;
}

/** Both answer a token for exactly the workspace asked for, or the error of the request. */
export interface TokenEndpoint {
  /** RFC 6749 section 4.4, the client's ID and secret in the body. */
  clientCredentials(issuer: Issuer, client: ApiClient, signal: AbortSignal): Promise<Result<Token>>;
  /** RFC 8693 section 2.1 at the tenant's own endpoint; the subject token is all the authentication there is. */
  tokenExchange(issuer: Issuer, subjectToken: string, signal: AbortSignal): Promise<Result<Token>>;
}

type SendGrant = (
  server: oauth.AuthorizationServer,
  options: oauth.TokenEndpointRequestOptions,
) => Promise<Response>;

/** The answer is read here, under its limits, and handed to oauth4webapi in a fresh `Response` of checked fields. */
async function capture(
  ports: Ports,
  issuer: Issuer,
  signal: AbortSignal,
  send: SendGrant,
): Promise<Result<Answer>> {
  let answer: Result<Answer> = fail({ kind: "unexpected" });
  await send(
    { issuer: issuerUrl(issuer), token_endpoint: tokenEndpointUrl(issuer) },
    {
      headers: { "user-agent": ports.userAgent() },
      // Only loopback addresses can be http: `parseBaseUrl` lets no other in.
      [oauth.allowInsecureRequests]: issuer.baseUrl.startsWith("http:"),
      [oauth.customFetch]: async (url, { headers, body }) => {
        answer = await boundedFetch(ports, {
          url,
          method: "POST",
          headers,
          body: String(body),
          signal,
        });
        return new Response();
      },
    },
  );
  return answer;
}

async function processGrant(
  client: oauth.Client,
  issuer: Issuer,
  text: string,
): Promise<Result<oauth.TokenEndpointResponse>> {
  const grant = parseGrant(text);
  if (!grant.ok) return grant;
  const server = { issuer: issuerUrl(issuer) };
  try {
    return ok(
      await oauth.processGenericTokenEndpointResponse(server, client, Response.json(grant.value)),
    );
  } catch {
    // Its error holds the body in `cause`: dropped here, on purpose.
    return fail({ kind: "badResponse", problem: "The answer was not a usable token." });
  }
}

function toToken(
  granted: oauth.TokenEndpointResponse,
  workspaceId: WorkspaceId,
  issuedAt: Token["issuedAt"],
): Result<Token> {
  const claims = readClaims(granted.access_token);
  const named = claims === null ? null : workspaceClaim(claims);
  if (named !== null && named.workspaceId !== workspaceId)
    return fail({ kind: "wrongWorkspace", claim: named.claim });
  const claimedMs = claims === null ? null : claimedLifetimeMs(claims, issuedAt.wallMs);
  const statedMs = granted.expires_in === undefined ? claimedMs : granted.expires_in * 1000;
  if (statedMs !== null && statedMs <= 0)
    return fail({ kind: "badResponse", problem: "The token had expired when it came." });
  return ok({
    value: granted.access_token,
    workspaceId,
    issuedAt,
    lifetimeMs: Math.min(statedMs ?? assumedLifetimeMs, longestLifetimeMs),
    assumed: statedMs === null,
  });
}

/** No client authentication at all, not even a `client_id`: what the exchange wants. */
const noClientAuthentication: oauth.ClientAuth = () => {};

export function createTokenEndpoint(ports: Ports): TokenEndpoint {
  const request = async (
    issuer: Issuer,
    client: oauth.Client,
    grant: "clientCredentials" | "tokenExchange",
    secrets: readonly string[],
    signal: AbortSignal,
    send: SendGrant,
  ): Promise<Result<Token>> => {
    const issuedAt = instantOf(ports.clock);
    const answer = await capture(ports, issuer, signal, send);
    if (!answer.ok) return answer;
    if (answer.value.status !== 200)
      return fail(refusal(answer.value, grant, secrets, ports.clock.nowMs()));
    const granted = await processGrant(client, issuer, answer.value.text);
    return granted.ok ? toToken(granted.value, issuer.workspaceId, issuedAt) : granted;
  };
  return {
    clientCredentials: (issuer, { clientId, clientSecret, scope }, signal) => {
      const client = { client_id: clientId };
      const parameters = new URLSearchParams(scope === "" ? {} : { scope });
      return request(
        issuer,
        client,
        "clientCredentials",
        [clientSecret],
        signal,
        (server, options) =>
          oauth.clientCredentialsGrantRequest(
            server,
            client,
            oauth.ClientSecretPost(clientSecret),
            parameters,
            options,
          ),
      );
    },
    tokenExchange: (issuer, subjectToken, signal) => {
      // The library wants a client to be named; this one is never sent.
      const client = { client_id: issuer.workspaceId };
      const parameters = new URLSearchParams({
        subject_token: subjectToken,
        subject_token_type: accessTokenType,
      });
      return request(issuer, client, "tokenExchange", [subjectToken], signal, (server, options) =>
        oauth.genericTokenEndpointRequest(
          server,
          client,
          noClientAuthentication,
          tokenExchangeGrant,
          parameters,
          options,
        ),
      );
    },
  };
}
