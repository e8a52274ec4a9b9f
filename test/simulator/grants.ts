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
import type { BehaviourStore } from "./behaviour.ts";
import type { Fields } from "./faults.ts";
import type { IssuedTokens } from "./tokens.ts";

export const tokenExchangeGrant = "urn:ietf:params:oauth:grant-type:token-exchange";
const accessTokenType = "urn:ietf:params:oauth:token-type:access_token";
const knownScope = "hpe-tenant";

/** What the front knows about a request and the library does not. */
export interface GrantPlan {
  /** The workspace whose endpoint was called. */
  readonly workspaceId: string;
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

/** A little below the 15 minutes that GreenLake documents, as observed. */
const lifetimeSeconds = 899;

async function issue(
  { behaviour, tokens, planOf }: GrantSetting,
  context: GrantContext,
  more: Fields,
): Promise<void> {
  const { client, provider } = context.oidc;
  const { workspaceId } = planOf(context.req);
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
  context.body = { ...granted, ...more };
}

/** Replaces the library’s own grant, which needs `URL.parse` for a JWT; some versions of Node 20 lack it. */
function registerClientCredentials(provider: Provider, setting: GrantSetting): void {
  const { mspWorkspaceId, planOf } = setting;
  provider.registerGrantType<Parameters>(
    "client_credentials",
    (context) => {
      const { scope } = context.oidc.params;
      if (planOf(context.req).workspaceId !== mspWorkspaceId)
        throw new InvalidClientAuth("the API client belongs to another workspace");
      if (scope !== undefined && scope !== knownScope)
        throw new InvalidScope("requested scope is not allowed", scope);
      const granted = scope === undefined ? {} : { scope };
      return issue(setting, context, granted);
    },
    ["scope"],
  );
}

function registerTokenExchange(provider: Provider, setting: GrantSetting): void {
  const { mspWorkspaceId, tokens, planOf } = setting;
  provider.registerGrantType<Parameters>(
    tokenExchangeGrant,
    (context) => {
      const { subject_token: subjectToken, subject_token_type: type } = context.oidc.params;
      if (subjectToken === undefined)
        throw new InvalidRequest("missing required parameter 'subject_token'");
      if (type !== accessTokenType)
        throw new InvalidRequest(`subject_token_type must be ${accessTokenType}`);
      // RFC 8693 section 2.2.2.
      if (tokens.findLive(subjectToken)?.workspaceId !== mspWorkspaceId)
        throw new InvalidRequest("the subject token is unknown or expired");
      if (planOf(context.req).workspaceId === mspWorkspaceId)
        throw new InvalidTarget("this workspace is the MSP itself, not one of its tenants");
      return issue(setting, context, { issued_token_type: accessTokenType });
    },
    ["subject_token", "subject_token_type"],
  );
}

export function registerGrants(provider: Provider, setting: GrantSetting): void {
  registerClientCredentials(provider, setting);
  registerTokenExchange(provider, setting);
}
