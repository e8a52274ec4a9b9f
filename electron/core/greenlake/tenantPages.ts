// Collects the pages of the tenant list, and decides which page to ask for next.
import { z } from "zod";
import type { Result, Tenant, WorkspaceId } from "../../contract/contract.ts";
import { workspaceIdSchema } from "../base/issuer.ts";
import { cleanName } from "../base/names.ts";
import { fail, ok } from "../base/result.ts";

/** Items per page: the service’s maximum. */
export const pageSize = 300;
const mostTenants = 100_000;
const mostPages = 1_000;

/** What the list says about a tenant. */
export type ListedTenant = Pick<Tenant, "workspaceId" | "name" | "ownership">;

const pageSchema = z.object({
  items: z.array(z.unknown()),
  total: z.number().int().nonnegative().nullable().catch(null),
});
export type TenantPage = z.infer<typeof pageSchema>;

const owners = {
  MSP_OWNED_INVENTORY: "msp",
  CUSTOMER_OWNED_INVENTORY: "customer",
} as const;

const itemSchema = z.object({
  id: workspaceIdSchema,
  workspaceName: z.string().catch(""),
  inventoryOwnership: z
    .enum(["MSP_OWNED_INVENTORY", "CUSTOMER_OWNED_INVENTORY"])
    .nullable()
    .catch(null),
});

/** Error: `badResponse` for anything but an object with a list of items. The items are checked later. */
export function parseTenantPage(json: unknown): Result<TenantPage> {
  const page = pageSchema.safeParse(json);
  return page.success
    ? ok(page.data)
    : fail({ kind: "badResponse", problem: "The answer was not a list of tenants." });
}

function parseItem(item: unknown): ListedTenant | null {
  const parsed = itemSchema.safeParse(item);
  if (!parsed.success) return null;
  const { id, workspaceName, inventoryOwnership } = parsed.data;
  const ownership = inventoryOwnership === null ? null : owners[inventoryOwnership];
  return { workspaceId: id, name: cleanName(workspaceName), ownership };
}

export interface TenantPages {
  /** Takes the page that was asked for; answers the offset of the next one, or null at the end. */
  take(page: TenantPage): number | null;
  /** True if we have as many tenants as announced or, without a total, reached the end of the list. */
  complete(): boolean;
  tenants(): readonly ListedTenant[];
  readonly count: number;
  /** As the last page announced it; null if no page does. */
  readonly total: number | null;
  /** Items without a usable workspace ID. */
  readonly skipped: number;
}

interface Collection {
  /** False for a page without a new tenant; its unusable items are not counted again. */
  keep(items: readonly unknown[]): boolean;
  readonly found: ReadonlyMap<WorkspaceId, ListedTenant>;
  readonly skipped: number;
}

function createCollection(): Collection {
  const found = new Map<WorkspaceId, ListedTenant>();
  let skipped = 0;
  return {
    keep(items) {
      const before = found.size;
      let unusable = 0;
      for (const item of items) {
        const tenant = parseItem(item);
        if (tenant === null) unusable += 1;
        else if (!found.has(tenant.workspaceId) && found.size < mostTenants)
          found.set(tenant.workspaceId, tenant);
      }
      const isNew = found.size > before;
      if (isNew || unusable === items.length) skipped += unusable;
      return isNew;
    },
    found,
    get skipped() {
      return skipped;
    },
  };
}

/**
 * First takes the offset to count items, as known clients do. If an empty page comes too soon, it may count pages, as the
 * documentation says: we then ask for the remaining pages by number until one brings nothing new.
 */
export function createTenantPages(): TenantPages {
  const collection = createCollection();
  const visited = new Set<number>();
  let counting: "items" | "pages" = "items";
  let offset = 0;
  let received = 0;
  let total: number | null = null;
  let endSeen = false;
  let fullPageSeen = false;

  const accounted = (): number => collection.found.size + collection.skipped;

  const nextPageNumber = (from: number): number => {
    let number = from + 1;
    while (visited.has(number)) number += 1;
    return number;
  };

  const following = (isEmpty: boolean, isNew: boolean): number | null => {
    if (collection.found.size >= mostTenants || visited.size >= mostPages) return null;
    const tooFew = total === null ? fullPageSeen : accounted() < total;
    if (isEmpty && tooFew && counting === "items") {
      counting = "pages";
      return nextPageNumber(0);
    }
    if (!isNew) return null;
    if (counting === "pages") return accounted() === total ? null : nextPageNumber(offset);
    return received === total ? null : received;
  };

  return {
    take(page) {
      const { length } = page.items;
      visited.add(offset);
      total = page.total ?? total;
      received += length;
      fullPageSeen ||= length >= pageSize;
      endSeen ||= length === 0;
      const next = following(length === 0, collection.keep(page.items));
      offset = next ?? offset;
      return next;
    },
    complete: () => (total === null ? endSeen : accounted() >= total),
    tenants: () => [...collection.found.values()],
    get count() {
      return collection.found.size;
    },
    get total() {
      return total;
    },
    get skipped() {
      return collection.skipped;
    },
  };
}
