// The MSP’s tenants as GreenLake lists them, page by page.
import type { AppError, Result } from "../../contract/contract.ts";
import type { Issuer } from "../base/issuer.ts";
import { ok } from "../base/result.ts";
import { type OnWait, type RetryPorts, withRetries } from "../base/retry.ts";
import { type ApiPorts, sendApiRequest } from "./apiRequest.ts";
import {
  createTenantPages,
  type ListedTenant,
  pageSize,
  parseTenantPage,
  type TenantPage,
  type TenantPages,
} from "./tenantPages.ts";

/** Bytes of one page; 300 items with names of 250 characters in any script take a third of it. */
const pageLimit = 1024 * 1024;

/** GreenLake’s list, as far as it was read. */
export interface Listing {
  readonly tenants: readonly ListedTenant[];
  /** False if the reading broke off, or if the service announced more tenants than it sent. */
  readonly complete: boolean;
  /** The number of tenants that the service announced; null if it did not. */
  readonly total: number | null;
  /** Items without a usable workspace ID. */
  readonly skipped: number;
  /** Why the reading broke off after the first page; `cancelled` too. */
  readonly failure: AppError | null;
}

export interface ListingOptions {
  readonly signal: AbortSignal;
  /** Called after each page with the number of tenants so far, and the announced total or null. */
  readonly onProgress?: (found: number, total: number | null) => void;
  readonly onWait?: OnWait;
  /** Stops after this many pages of 300. */
  readonly mostPages?: number;
}

export interface TenantList {
  /**
   * Every tenant of the MSP that owns the token, once each, in the service’s order; at most 100,000, in 1,000 pages.
   * Errors of the first page: those of `sendApiRequest`; `forbidden` means that the permission View on the platform customer
   * account is missing. Errors of later pages are in the listing, beside the tenants read so far.
   */
  listTenants(issuer: Issuer, mspToken: string, options: ListingOptions): Promise<Result<Listing>>;
}

const toListing = (pages: TenantPages, failure: AppError | null): Listing => ({
  tenants: pages.tenants(),
  complete: failure === null && pages.complete(),
  total: pages.total,
  skipped: pages.skipped,
  failure,
});

export function createTenantList(ports: ApiPorts & RetryPorts): TenantList {
  return {
    async listTenants(issuer, mspToken, { signal, onProgress, onWait, mostPages = Infinity }) {
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
        const page = await withRetries(ports, () => ask(offset), { signal, onWait });
        if (!page.ok) return asked === 0 ? page : ok(toListing(pages, page.error));
        next = pages.take(page.value);
        onProgress?.(pages.count, pages.total);
      }
      return ok(toListing(pages, null));
    },
  };
}
