// What GreenLake's workspace API tells an MSP: which tenants it has.
import type { AppError, Result } from "../../contract/contract.ts";
import { type ApiPorts, sendApiRequest } from "./apiRequest.ts";
import type { Issuer } from "../base/issuer.ts";
import { ok } from "../base/result.ts";
import { type RetryPorts, withRetries } from "../base/retry.ts";
import {
  createTenantPages,
  type DiscoveredTenant,
  pageSize,
  parseTenantPage,
  type TenantPage,
  type TenantPages,
} from "./tenantPages.ts";

/** Bytes a page may have: 300 items with names of 250 characters in any script are a third of it. */
const pageLimit = 1024 * 1024;

export interface Discovery {
  readonly tenants: readonly DiscoveredTenant[];
  /** Nothing is known to be missing; false too where the service says that there are more than it gave. */
  readonly complete: boolean;
  /** How many there are as the service says; null where it does not. */
  readonly total: number | null;
  /** Items left out, as they have no workspace ID that can be used. */
  readonly skipped: number;
  /** Why it ended early: the error of a page after the first, `cancelled` too. */
  readonly failure: AppError | null;
}

export interface DiscoveryOptions {
  readonly signal: AbortSignal;
  /** After each page: how many tenants so far, and of how many where the service says so. */
  readonly onProgress?: (found: number, total: number | null) => void;
  /** Told when a wait for the server's rate limit ends (wall clock, ms), and null once it has. */
  readonly onWait?: (untilMs: number | null) => void;
  /** Stop after so many pages of 300. */
  readonly mostPages?: number;
}

export interface GreenlakeApi {
  /**
   * Every tenant of the MSP whose token it is, in the service's order, each one once; at most 100,000, in 1,000 pages.
   * Errors, of the first page alone: those of `sendApiRequest`; `forbidden` means that the permission View on the platform
   * customer account is missing. Later ones are in the result, beside what came before.
   */
  listTenants(
    issuer: Issuer,
    mspToken: string,
    options: DiscoveryOptions,
  ): Promise<Result<Discovery>>;
}

const toDiscovery = (pages: TenantPages, failure: AppError | null): Discovery => ({
  tenants: pages.tenants(),
  complete: failure === null && pages.complete(),
  total: pages.total,
  skipped: pages.skipped,
  failure,
});

export function createGreenlakeApi(ports: ApiPorts & RetryPorts): GreenlakeApi {
  return {
    async listTenants(issuer, mspToken, options) {
      const { signal, onProgress, onWait = () => {}, mostPages = Infinity } = options;
      const ask = async (offset: number): Promise<Result<TenantPage>> => {
        const json = await sendApiRequest(ports, {
          url: `${issuer.baseUrl}/workspaces/v1/msp-tenants?offset=${offset}&limit=${pageSize}`,
          method: "GET",
          token: mspToken,
          limit: pageLimit,
          signal,
        });
        return json.ok ? parseTenantPage(json.value) : json;
      };
      const pages = createTenantPages();
      let next: number | null = 0;
      for (let asked = 0; next !== null && asked < mostPages; asked += 1) {
        const offset: number = next;
        const page = await withRetries(ports, signal, onWait, () => ask(offset));
        if (!page.ok) return asked === 0 ? page : ok(toDiscovery(pages, page.error));
        next = pages.take(page.value);
        onProgress?.(pages.count, pages.total);
      }
      return ok(toDiscovery(pages, null));
    },
  };
}
