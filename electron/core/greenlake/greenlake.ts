// GreenLake’s services as one client: the token endpoint, the list of tenants, the API clients.
import type { Result } from "../../contract/contract.ts";
import { type Issuer, tokenEndpointUrl } from "../base/issuer.ts";
import type { Answer } from "../base/ports.ts";
import type { RetryPorts } from "../base/retry.ts";
import { type ApiClients, createApiClients } from "./apiClients.ts";
import type { ApiPorts } from "./apiRequest.ts";
import { limitedFetch } from "./limitedFetch.ts";
import { createTenantList, type TenantList } from "./tenantList.ts";
import { createTokenEndpoint, type TokenEndpoint } from "./tokenEndpoint.ts";

export type { Listing } from "./tenantList.ts";

export interface GreenlakePorts extends RetryPorts, Pick<ApiPorts, "fetch" | "noteSecret"> {
  /** Tenantry’s version. */
  readonly version: string;
  /** The operator’s contact for `User-Agent`; empty if unset. */
  readonly contact: () => string;
}

export interface Greenlake extends TokenEndpoint, TenantList, ApiClients {
  /** A GET without credentials to the token endpoint. Any answer will do, even a refusal; never retried. */
  probe(issuer: Issuer, signal: AbortSignal): Promise<Result<Answer>>;
  /** The same client under a contact that is not in the settings yet. */
  withContact(contact: string): Greenlake;
}

export function createGreenlake(ports: GreenlakePorts): Greenlake {
  const userAgent = () => `Tenantry/${ports.version} (${ports.contact() || "unspecified-contact"})`;
  const apiPorts = { ...ports, userAgent };
  return {
    ...createTokenEndpoint(apiPorts),
    ...createTenantList(apiPorts),
    ...createApiClients(apiPorts),
    probe(issuer, signal) {
      const headers = { "user-agent": userAgent() };
      return limitedFetch(ports, { url: tokenEndpointUrl(issuer), method: "GET", headers, signal });
    },
    withContact: (contact) => createGreenlake({ ...ports, contact: () => contact }),
  };
}
