// The filters of the list, by ownership and listing.
import type { Tenant } from "../../electron/contract/contract.ts";

export type Shown = "all" | "msp" | "customer" | "new" | "vanished";

export const shownWords: Readonly<Record<Shown, string>> = {
  all: "All tenants",
  msp: "MSP-owned",
  customer: "Customer-owned",
  new: "New",
  vanished: "No longer listed",
};

const kinds = ["all", "msp", "customer", "new", "vanished"] as const;

/** The current filter is marked in words. */
export const showItems = (current: Shown, onShow: (shown: Shown) => void) =>
  kinds.map((kind) => ({
    label: kind === current ? `${shownWords[kind]} (shown)` : shownWords[kind],
    onChoose: () => onShow(kind),
  }));

const belongsTo = ({ ownership, listing }: Tenant, shown: Shown): boolean =>
  ownership === shown || listing === shown;

const filtered = new WeakMap<readonly Tenant[], Map<Shown, readonly Tenant[]>>();

/** The tenants that pass a filter. The same list gives the same answer, for which the search keeps an index. */
export function passing(tenants: readonly Tenant[], shown: Shown): readonly Tenant[] {
  if (shown === "all") return tenants;
  const known = filtered.get(tenants) ?? new Map<Shown, readonly Tenant[]>();
  filtered.set(tenants, known);
  const passed = known.get(shown) ?? tenants.filter((tenant) => belongsTo(tenant, shown));
  known.set(shown, passed);
  return passed;
}
