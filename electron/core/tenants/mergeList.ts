// Merges GreenLake’s list into the operator’s tenants: updates, adds, and marks those that have left.
import type { WorkspaceId } from "../../contract/contract.ts";
import { inOrder } from "../base/names.ts";
import { inPieces, mapped, type Work } from "../base/timing.ts";
import { newTenant, type StoredTenant } from "./stored.ts";

/** What GreenLake’s list says about a tenant. */
export type Listed = Pick<StoredTenant, "workspaceId" | "name" | "ownership">;

interface ListMerge {
  /** True for a complete list: a tenant that it lacks has left it. */
  readonly complete: boolean;
  /** Decides which new tenants of the list are added. */
  readonly isWanted: (workspaceId: WorkspaceId) => boolean;
  /** The mark of an added tenant. */
  readonly addedAs: "new" | "listed";
}

/** A name follows the list unless the operator gave one. Nothing new leaves the tenant as it is, so that no window hears of it. */
function followed(known: StoredTenant, { name, ownership }: Listed): StoredTenant {
  const isKnown =
    known.ownership === ownership && known.listing === "listed" && known.listedName === name;
  if (isKnown && known.name !== "") return known;
  return {
    ...known,
    name: known.name === "" || known.name === known.listedName ? name : known.name,
    ownership,
    listing: "listed",
    listedName: name,
  };
}

const joined = (tenant: Listed, listing: ListMerge["addedAs"]): StoredTenant => ({
  ...newTenant(tenant),
  ownership: tenant.ownership,
  listing,
  listedName: tenant.name,
});

/** Removes no tenant: one that has left the list is marked, one that was never in it stays as it is. */
export function* mergeListed(
  existing: readonly StoredTenant[],
  list: readonly Listed[],
  { complete, isWanted, addedAs }: ListMerge,
): Work<readonly StoredTenant[]> {
  const listed = new Map<WorkspaceId, Listed>();
  yield* inPieces(list, (tenant) => void listed.set(tenant.workspaceId, tenant));
  const kept = yield* mapped(existing, (known) => {
    const now = listed.get(known.workspaceId);
    listed.delete(known.workspaceId);
    if (now !== undefined) return followed(known, now);
    return complete && known.listing !== null ? { ...known, listing: "vanished" as const } : known;
  });
  const added: StoredTenant[] = [];
  yield* inPieces(listed.values(), (tenant) => {
    if (isWanted(tenant.workspaceId)) added.push(joined(tenant, addedAs));
  });
  return yield* inOrder(kept.concat(added));
}
