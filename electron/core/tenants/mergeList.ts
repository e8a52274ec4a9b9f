// Merges GreenLake’s list into the operator’s tenants: updates, adds, and marks those that have left.
import type { WorkspaceId } from "../../contract/contract.ts";
import { inOrder } from "../base/names.ts";
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

/** A name follows the list unless the operator gave one. */
const followed = (known: StoredTenant, { name, ownership }: Listed): StoredTenant => ({
  ...known,
  name: known.name === "" || known.name === known.listedName ? name : known.name,
  ownership,
  listing: "listed",
  listedName: name,
});

const joined = (tenant: Listed, listing: ListMerge["addedAs"]): StoredTenant => ({
  ...newTenant(tenant),
  ownership: tenant.ownership,
  listing,
  listedName: tenant.name,
});

/** Removes no tenant: one that has left the list is marked, one that was never in it stays as it is. */
export function mergeListed(
  existing: readonly StoredTenant[],
  list: readonly Listed[],
  { complete, isWanted, addedAs }: ListMerge,
): readonly StoredTenant[] {
  const listed = new Map(list.map((tenant) => [tenant.workspaceId, tenant]));
  const kept = existing.map((known) => {
    const now = listed.get(known.workspaceId);
    listed.delete(known.workspaceId);
    if (now !== undefined) return followed(known, now);
    return complete && known.listing !== null ? { ...known, listing: "vanished" as const } : known;
  });
  const added = [...listed.values()]
    .filter(({ workspaceId }) => isWanted(workspaceId))
    .map((tenant): StoredTenant => joined(tenant, addedAs));
  return inOrder([...kept, ...added]);
}
