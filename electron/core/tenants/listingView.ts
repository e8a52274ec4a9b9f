// What windows see of GreenLake’s list: its tenants, and which of them the operator already has.
import type {
  AppError,
  Discovery,
  ListedTenant,
  Tenant,
  WorkspaceId,
} from "../../contract/contract.ts";
import { describeFailure } from "../base/failureWords.ts";
import { inPieces, mapped, type Work } from "../base/timing.ts";

interface Listing {
  readonly tenants: readonly Omit<ListedTenant, "known">[];
  readonly complete: boolean;
  readonly total: number | null;
  readonly skipped: number;
  readonly failure: AppError | null;
}

export type ListingView = (listing: Listing, tenants: readonly Tenant[]) => Work<Discovery>;

const failureOf = (error: AppError | null) =>
  error === null ? null : describeFailure(error, "this MSP’s list of tenants");

const hasSameIds = (one: readonly Tenant[], other: readonly Tenant[]): boolean =>
  one === other ||
  (one.length === other.length &&
    one.every(({ workspaceId }, at) => workspaceId === other[at]?.workspaceId));

/**
 * Rebuilds the view only for a new listing or other tenants, because snapshots are taken far more often. A tenant that is as before
 * stays the same object, so that windows hear only of what changed.
 */
export function createListingView(): ListingView {
  type Made = { readonly listing: Listing; readonly tenants: readonly Tenant[] };
  let of: Made | null = null;
  let view: Discovery = { status: "none" };
  const listed = new Set<WorkspaceId>();
  const shown = new WeakMap<object, ListedTenant>();
  const withMark = (tenant: Listing["tenants"][number], known: boolean): ListedTenant => {
    const before = shown.get(tenant);
    if (before?.known === known) return before;
    const { workspaceId, name, ownership } = tenant;
    const now = { workspaceId, name, ownership, known };
    shown.set(tenant, now);
    return now;
  };
  return function* (listing: Listing, tenants: readonly Tenant[]): Work<Discovery> {
    if (of?.listing === listing && hasSameIds(of.tenants, tenants)) return view;
    if (of?.listing !== listing) {
      listed.clear();
      yield* inPieces(listing.tenants, ({ workspaceId }) => void listed.add(workspaceId));
    }
    const known = new Set<WorkspaceId>();
    yield* inPieces(
      tenants,
      ({ workspaceId }) => void (listed.has(workspaceId) && known.add(workspaceId)),
    );
    const list = yield* mapped(listing.tenants, (tenant) =>
      withMark(tenant, known.has(tenant.workspaceId)),
    );
    const { complete, total, skipped, failure } = listing;
    of = { listing, tenants };
    view = { status: "done", tenants: list, complete, total, skipped, failure: failureOf(failure) };
    return view;
  };
}
