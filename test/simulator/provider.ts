// The authorization server on oidc-provider: parses the form, authenticates the client, dispatches the grant, signs the JWT.
import { randomUUID } from "node:crypto";
import { IncomingMessage, type ServerResponse } from "node:http";
import type { Configuration } from "oidc-provider";
import { Provider } from "oidc-provider/lib/provider.js";
import { type GrantPlan, type GrantSetting, registerGrants, tokenExchangeGrant } from "./grants.ts";
import { serviceClaims, type SigningKey } from "./tokens.ts";

interface Setting extends Omit<GrantSetting, "planOf"> {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly key: SigningKey;
}

export interface AuthorizationServer {
  /** To be named by the front on a request that rightly names no client, as the library serves none without. */
  readonly publicClientId: string;
  /** `body` is the form, which the front has read already. */
  serve(request: IncomingMessage, response: ServerResponse, body: string, plan: GrantPlan): void;
  /** The API client's new one; the old one is refused from now on. */
  changeSecret(clientSecret: string): Promise<void>;
}

/** Keeps nothing: JWTs carry their state, and which token is still good is `IssuedTokens`' to know. */
const noStore = () => ({
  upsert: async () => {},
  find: async () => {},
  findByUserCode: async () => {},
  findByUid: async () => {},
  consume: async () => {},
  destroy: async () => {},
  revokeByGrantId: async () => {},
});

/** The same request with the body the front has read, for a library that wants to read it itself. */
function replay(request: IncomingMessage, body: string): IncomingMessage {
  const copy = new IncomingMessage(request.socket);
  copy.method = request.method ?? "";
  copy.url = request.url ?? "";
  const { "transfer-encoding": _, ...headers } = request.headers;
  copy.headers = { ...headers, "content-length": String(Buffer.byteLength(body)) };
  copy.push(body);
  copy.push(null);
  // Without it Node takes the copy for an aborted request, and ends the connection with it.
  copy.complete = true;
  return copy;
}

/** Every default that the library would warn of on the console is given here. */
function configuration(
  { key, clientId, clientSecret, baseUrl, behaviour }: Setting,
  publicClientId: string,
  planOf: GrantSetting["planOf"],
): Configuration {
  const noBrowser = { response_types: [], redirect_uris: [] };
  return {
    adapter: noStore,
    jwks: { keys: [key] },
    clientAuthMethods: ["none", "client_secret_post"],
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        token_endpoint_auth_method: "client_secret_post",
        grant_types: ["client_credentials"],
        ...noBrowser,
      },
      {
        client_id: publicClientId,
        token_endpoint_auth_method: "none",
        grant_types: [tokenExchangeGrant],
        ...noBrowser,
      },
    ],
    clientBasedCORS: () => false,
    features: { devInteractions: { enabled: false } },
    formats: {
      customizers: {
        jwt: (context, _token, parts) => {
          const { workspaceId, claims } = planOf(context.req);
          const { tokenBytes, clockSkewSeconds } = behaviour.now();
          const { iat, exp, ...standard } = parts.payload;
          const times = {
            iat: Number(iat) + clockSkewSeconds,
            exp: Number(exp) + clockSkewSeconds,
          };
          const names = { workspaceId, clientId, baseUrl };
          const usual = serviceClaims({ ...standard, ...times }, names, tokenBytes);
          parts.payload = { ...usual, ...claims };
        },
      },
    },
    routes: { token: "/authorization/v2/oauth2/:workspace/token" },
  };
}

export function createAuthorizationServer(setting: Setting): AuthorizationServer {
  const plans = new WeakMap<IncomingMessage, GrantPlan>();
  const planOf = (request: IncomingMessage): GrantPlan => {
    const plan = plans.get(request);
    if (plan === undefined) throw new Error("The front sent a request without its plan.");
    return plan;
  };
  const publicClientId = randomUUID();
  const provider = new Provider(setting.baseUrl, configuration(setting, publicClientId, planOf));
  registerGrants(provider, { ...setting, planOf });
  // Koa would print each client that goes away before its answer.
  provider.silent = true;
  provider.on("server_error", (_context, error) => {
    console.error("The simulator itself failed:", error);
  });
  const handle = provider.callback();
  return {
    publicClientId,
    serve: (request, response, body, plan) => {
      const replayed = replay(request, body);
      plans.set(replayed, plan);
      void handle(replayed, response);
    },
    changeSecret: async (clientSecret) => {
      const client = await provider.Client.find(setting.clientId);
      if (client === undefined) throw new Error("The API client is gone.");
      Object.assign(client, { clientSecret });
    },
  };
}
