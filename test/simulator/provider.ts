// The authorization server, built on oidc-provider: parses the form, authenticates the client, runs the grant, signs the JWT.
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
  /** The front adds this client to an exchange, which names none; the library serves no request without a client. */
  readonly publicClientId: string;
  /** `body` is the form, which the front has already read. */
  serve(request: IncomingMessage, response: ServerResponse, body: string, plan: GrantPlan): void;
  /** Replaces the API client’s secret and invalidates the old one. */
  changeSecret(clientSecret: string): Promise<void>;
}

/** Stores nothing: JWTs carry their own state, and `IssuedTokens` knows which tokens are still valid. */
const noStore = () => ({
  upsert: async () => {},
  find: async () => {},
  findByUserCode: async () => {},
  findByUid: async () => {},
  consume: async () => {},
  destroy: async () => {},
  revokeByGrantId: async () => {},
});

/** The same request with its body restored, because the library wants to read the body itself. */
function replay(request: IncomingMessage, body: string): IncomingMessage {
  const copy = new IncomingMessage(request.socket);
  copy.method = request.method ?? "";
  copy.url = request.url ?? "";
  const { "transfer-encoding": _, ...headers } = request.headers;
  copy.headers = { ...headers, "content-length": String(Buffer.byteLength(body)) };
  copy.push(body);
  copy.push(null);
  // Otherwise Node treats the copy as aborted and closes the connection.
  copy.complete = true;
  return copy;
}

/** Sets every option whose default would make the library print a warning. */
function configuration(
  { key, clientId, clientSecret, baseUrl }: Setting,
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
          const names = { workspaceId, clientId, baseUrl };
          parts.payload = { ...serviceClaims(parts.payload, names), ...claims };
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
  // Otherwise Koa prints an error whenever a client disconnects before its answer.
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
