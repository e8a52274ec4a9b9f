// GreenLake’s token endpoint: client credentials (RFC 6749) for the MSP, token exchange (RFC 8693) for its tenants.
import { randomBytes, randomUUID, sign } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { type Answer, oauthError } from "./answers.ts";
import type { BehaviourStore } from "./behaviour.ts";
import type { Fields } from "./faults.ts";
import { serviceClaims, type IssuedTokens, type SigningKey } from "./tokens.ts";

export const tokenExchangeGrant = "urn:ietf:params:oauth:grant-type:token-exchange";
const accessTokenType = "urn:ietf:params:oauth:token-type:access_token";
const knownScope = "hpe-tenant";
const clientFields = ["client_id", "client_secret", "client_assertion", "client_assertion_type"];

/** A little below the 15 minutes that GreenLake documents, as observed. */
const lifetimeS = 899;

interface Setting {
  readonly baseUrl: string;
  readonly mspWorkspaceId: string;
  readonly clientId: string;
  readonly clientSecret: () => string;
  readonly behaviour: BehaviourStore;
  readonly tokens: IssuedTokens;
  readonly key: SigningKey;
}

export interface TokenRequest {
  /** The workspace whose endpoint was called. */
  readonly workspaceId: string;
  readonly form: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Replace the token’s own claims. */
  readonly claims: Fields;
}

const refuse = (error: string, description: string): Answer => oauthError(400, error, description);

const refuseClient = (description: string): Answer => ({
  ...oauthError(401, "invalid_client", description),
  headers: { "www-authenticate": 'Basic realm="GreenLake"' },
});

const segment = (part: Fields): string => Buffer.from(JSON.stringify(part)).toString("base64url");

/** RFC 7515. */
function signed(claims: Fields, { kid, privateKey }: SigningKey): string {
  const content = `${segment({ alg: "RS256", typ: "JWT", kid })}.${segment(claims)}`;
  return `${content}.${sign("sha256", Buffer.from(content), privateKey).toString("base64url")}`;
}

/**
 * Refuses a Basic header, and any client authentication in an exchange: there the subject token is the only authentication.
 * GreenLake refuses these before anything else.
 */
export function refuseClientAuthentication(
  form: URLSearchParams,
  { authorization }: IncomingHttpHeaders,
): Answer | null {
  if (form.get("grant_type") === tokenExchangeGrant) {
    const field = clientFields.find((name) => form.has(name));
    const given = authorization === undefined ? field : "an Authorization header";
    return given === undefined
      ? null
      : refuse("invalid_request", `A token exchange must not come with ${given}.`);
  }
  return authorization === undefined
    ? null
    : refuseClient("Client ID and client secret belong in the body.");
}

export function createTokenEndpoint(setting: Setting): (request: TokenRequest) => Answer {
  const { baseUrl, mspWorkspaceId, clientId, clientSecret, behaviour, tokens, key } = setting;

  const issue = ({ workspaceId, claims }: TokenRequest, more: Fields): Answer => {
    const iat = Math.floor(Date.now() / 1000);
    const standard = { jti: randomUUID(), iat, exp: iat + lifetimeS, aud: "external_api" };
    const usual = serviceClaims(standard, { workspaceId, clientId, baseUrl });
    const isOpaque = behaviour.now().tokenFormat === "opaque";
    const value = isOpaque
      ? randomBytes(32).toString("base64url")
      : signed({ ...usual, ...claims }, key);
    tokens.record(value, { workspaceId, expiresAtMs: Date.now() + lifetimeS * 1000 });
    return {
      status: 200,
      headers: { "cache-control": "no-store" },
      body: { access_token: value, token_type: "Bearer", expires_in: lifetimeS, ...more },
    };
  };

  const grantToMsp = (request: TokenRequest): Answer => {
    const { workspaceId, form } = request;
    if (form.get("client_id") !== clientId || form.get("client_secret") !== clientSecret())
      return refuseClient("client authentication failed");
    if (workspaceId !== mspWorkspaceId)
      return refuseClient("the API client belongs to another workspace");
    const scope = form.get("scope");
    if (scope === null) return issue(request, {});
    return scope === knownScope
      ? issue(request, { scope })
      : refuse("invalid_scope", "requested scope is not allowed");
  };

  const exchange = (request: TokenRequest): Answer => {
    const { workspaceId, form } = request;
    const subjectToken = form.get("subject_token") ?? "";
    if (subjectToken === "")
      return refuse("invalid_request", "missing required parameter 'subject_token'");
    if (form.get("subject_token_type") !== accessTokenType)
      return refuse("invalid_request", `subject_token_type must be ${accessTokenType}`);
    // RFC 8693 section 2.2.2; GreenLake’s own choice is undocumented.
    if (tokens.findLive(subjectToken)?.workspaceId !== mspWorkspaceId)
      return refuse("invalid_request", "the subject token is unknown or expired");
    return workspaceId === mspWorkspaceId
      ? refuse("invalid_target", "this workspace is the MSP itself, not one of its tenants")
      : issue(request, { issued_token_type: accessTokenType });
  };

  return (request) => {
    const [type] = (request.headers["content-type"] ?? "").split(";");
    if (type !== "application/x-www-form-urlencoded")
      return refuse("invalid_request", "only application/x-www-form-urlencoded bodies are read");
    const grantType = request.form.get("grant_type");
    if (grantType === "client_credentials") return grantToMsp(request);
    return grantType === tokenExchangeGrant
      ? exchange(request)
      : refuse("unsupported_grant_type", "unsupported grant_type requested");
  };
}
