// The service’s access tokens: their signing key, their claims, and which of them are still valid.
import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import type { Fields } from "./faults.ts";
import { hyphenated } from "./sampleTenants.ts";

async function makeKey() {
  const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  return { privateKey, kid: "simulator-1" };
}

export type SigningKey = Awaited<ReturnType<typeof makeKey>>;

let key: Promise<SigningKey> | undefined;

/** An RS256 key, made at the first call and shared by all simulators in this process. */
export const signingKey = (): Promise<SigningKey> => (key ??= makeKey());

export interface IssuedToken {
  readonly workspaceId: string;
  readonly expiresAtMs: number;
}

export interface IssuedTokens {
  record(token: string, issued: IssuedToken): void;
  /** Also finds expired tokens. */
  find(token: string): IssuedToken | undefined;
  /** Undefined for an unknown or expired token. */
  findLive(token: string): IssuedToken | undefined;
}

export function createIssuedTokens(): IssuedTokens {
  const issued = new Map<string, IssuedToken>();
  return {
    record: (token, details) => void issued.set(token, details),
    find: (token) => issued.get(token),
    findLive: (token) => {
      const found = issued.get(token);
      return found !== undefined && found.expiresAtMs > Date.now() ? found : undefined;
    },
  };
}

/** Adds GreenLake’s claims to the library’s, with permissions that bring the JWT to the service’s length of about 1.5 KB. */
export function serviceClaims(
  standard: Fields,
  names: { readonly workspaceId: string; readonly clientId: string; readonly baseUrl: string },
): Fields {
  const { workspaceId, clientId, baseUrl } = names;
  return {
    ...standard,
    iss: `${baseUrl}/authorization/v2/oauth2/${workspaceId}`,
    sub: "engineer@msp.example",
    client_id: clientId,
    hpe_principal_type: "api-client",
    hpe_workspace_id: workspaceId,
    hpe_tenant_id: workspaceId,
    platform_customer_id: hyphenated(workspaceId),
    permissions: Array.from({ length: 15 }, () => "ccs.workspace.view"),
  };
}
