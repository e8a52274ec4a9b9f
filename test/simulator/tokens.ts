// The service’s access tokens: their signing key, their claims, and which of them are still valid.
import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import type { Fields } from "./faults.ts";
import { hyphenated } from "./sampleTenants.ts";

async function makeKey() {
  const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  return { ...privateKey.export({ format: "jwk" }), alg: "RS256", use: "sig", kid: "simulator-1" };
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
  /** Also finds expired and revoked tokens. */
  find(token: string): IssuedToken | undefined;
  /** Undefined for an unknown, expired or revoked token. */
  findLive(token: string): IssuedToken | undefined;
  /** Throws for a foreign token. */
  revoke(token: string): void;
  revokeAll(): void;
}

export function createIssuedTokens(): IssuedTokens {
  const issued = new Map<string, IssuedToken>();
  const revoked = new Set<string>();
  return {
    record: (token, details) => void issued.set(token, details),
    find: (token) => issued.get(token),
    findLive: (token) => {
      const found = issued.get(token);
      const live = found !== undefined && found.expiresAtMs > Date.now() && !revoked.has(token);
      return live ? found : undefined;
    },
    revoke: (token) => {
      if (!issued.has(token)) throw new Error("This simulator did not issue that token.");
      revoked.add(token);
    },
    revokeAll: () => {
      for (const token of issued.keys()) revoked.add(token);
    },
  };
}

/** The length of an RS256 JWT’s header, signature and two dots. */
const jwtFrameBytes = 420;

/** Adds GreenLake’s claims to the library’s and pads the JWT to about `bytes`. */
export function serviceClaims(
  standard: Fields,
  names: { readonly workspaceId: string; readonly clientId: string; readonly baseUrl: string },
  bytes: number,
): Fields {
  const { workspaceId, clientId, baseUrl } = names;
  const claims = {
    ...standard,
    iss: `${baseUrl}/authorization/v2/oauth2/${workspaceId}`,
    sub: "engineer@msp.example",
    client_id: clientId,
    hpe_principal_type: "api-client",
    hpe_workspace_id: workspaceId,
    hpe_tenant_id: workspaceId,
    platform_customer_id: hyphenated(workspaceId),
  };
  const missing = Math.ceil(((bytes - jwtFrameBytes) * 3) / 4) - JSON.stringify(claims).length;
  const permission = "ccs.workspace.view";
  const count = Math.max(0, Math.ceil(missing / (permission.length + 3)));
  return { ...claims, permissions: Array.from({ length: count }, () => permission) };
}
