// The two grants as GreenLake serves them: client credentials for the MSP, token exchange (RFC 8693) for its tenants.
import type { IncomingMessage } from "node:http";
import type { TokenEndpointGrantContext } from "oidc-provider";
import {
  InvalidClientAuth,
  InvalidRequest,
  InvalidScope,
  InvalidTarget,
} from "oidc-provider/lib/helpers/errors.js";
import type { Provider } from "oidc-provider/lib/provider.js";
import { type Answer, hpeError, oauthError } from "./answers.ts";
import type { BehaviourStore, SubjectTokenRefusal } from "./behaviour.ts";
import type { Fields } from "./faults.ts";
import type { IssuedToken, IssuedTokens } from "./tokens.ts";

export const tokenExchangeGrant = "urn:ietf:params:oauth:grant-type:token-exchange";
const accessTokenType = "urn:ietf:params:oauth:token-type:access_token";
const knownScope = "hpe-tenant";

/** What the front knows about a request and the library does not. */
export interface GrantPlan {
  /** The workspace whose endpoint was called. */
  readonly workspaceId: string;
  readonly answer: Fields;
  readonly claims: Fields;
}

export interface GrantSetting {
  readonly mspWorkspaceId: string;
  readonly behaviour: BehaviourStore;
  readonly tokens: IssuedTokens;
  readonly planOf: (request: IncomingMessage) => GrantPlan;
}

type Parameters = Partial<Record<string, string>>;
type GrantContext = TokenEndpointGrantContext<Parameters>;

const subjectTokenText = "The subject token is unknown, expired or revoked.";
const subjectTokenRefusals: Readonly<Record<SubjectTokenRefusal, () => Answer>> = {
  invalidRequest: () => oauthError(400, "invalid_request", subjectTokenText),
  invalidGrant: () => oauthError(400, "invalid_grant", subjectTokenText),
  invalidToken: () => oauthError(401, "invalid_token", subjectTokenText),
  hpe: () => hpeError(401, subjectTokenText),
};

async function issue(
  { behaviour, tokens, planOf }: GrantSetting,
  context: GrantContext,
  lifetimeSeconds: number,
  more: Fields,
): Promise<void> {
  const { client, provider } = context.oidc;
  const { workspaceId, answer } = planOf(context.req);
  const token = new provider.ClientCredentials({
    client,
    expiresIn: lifetimeSeconds,
    resourceServer: new provider.ResourceServer("urn:hpe:greenlake", {
      scope: "",
      audience: "external_api",
      accessTokenFormat: behaviour.now().tokenFormat,
      jwt: { sign: { alg: "RS256" } },
    }),
  });
  const value = await token.save();
  tokens.record(value, { workspaceId, expiresAtMs: Date.now() + lifetimeSeconds * 1000 });
  const granted = { access_token: value, token_type: "Bearer", expires_in: lifetimeSeconds };
  context.body = { ...granted, ...more, ...answer };
}

/** Replaces the library’s own grant, which needs `URL.parse` for a JWT; some versions of Node 20 lack it. */
function registerClientCredentials(provider: Provider, setting: GrantSetting): void {
  const { mspWorkspaceId, behaviour, planOf } = setting;
  provider.registerGrantType<Parameters>(
    "client_credentials",
    (context) => {
      const { scope } = context.oidc.params;
      if (planOf(context.req).workspaceId !== mspWorkspaceId)
        throw new InvalidClientAuth("the API client belongs to another workspace");
      if (scope !== undefined && scope !== knownScope)
        throw new InvalidScope("requested scope is not allowed", scope);
      const granted = scope === undefined ? {} : { scope };
      return issue(setting, context, behaviour.now().tokenLifetimeSeconds, granted);
    },
    ["scope"],
  );
}

function tenantLifetimeSeconds(behaviour: BehaviourStore, subject: IssuedToken): number {
  const { tokenLifetimeSeconds, cappedBySubjectToken } = behaviour.now();
  const subjectSeconds = Math.ceil((subject.expiresAtMs - Date.now()) / 1000);
  return cappedBySubjectToken
    ? Math.min(tokenLifetimeSeconds, subjectSeconds)
    : tokenLifetimeSeconds;
}

function registerTokenExchange(provider: Provider, setting: GrantSetting): void {
  const { mspWorkspaceId, behaviour, tokens, planOf } = setting;
  provider.registerGrantType<Parameters>(
    tokenExchangeGrant,
    (context) => {
      const { subject_token: subjectToken, subject_token_type: type } = context.oidc.params;
      if (subjectToken === undefined)
        throw new InvalidRequest("missing required parameter 'subject_token'");
      if (type !== accessTokenType)
        throw new InvalidRequest(`subject_token_type must be ${accessTokenType}`);
      const subject = tokens.findLive(subjectToken);
      if (subject?.workspaceId !== mspWorkspaceId) {
        const refusal = subjectTokenRefusals[behaviour.now().subjectTokenRefusal]();
        context.status = refusal.status;
        context.body = refusal.body;
        return undefined;
      }
      if (planOf(context.req).workspaceId === mspWorkspaceId)
        throw new InvalidTarget("this workspace is the MSP itself, not one of its tenants");
      return issue(setting, context, tenantLifetimeSeconds(behaviour, subject), {
        issued_token_type: accessTokenType,
      });
    },
    ["subject_token", "subject_token_type"],
  );
}

export function registerGrants(provider: Provider, setting: GrantSetting): void {
  registerClientCredentials(provider, setting);
  registerTokenExchange(provider, setting);
}
