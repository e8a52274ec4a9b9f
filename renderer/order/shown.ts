// The filters of the list: by ownership, by listing, and the hidden tenants.
import type { Tenant } from "../../electron/contract/contract.ts";

export type Shown = "all" | "msp" | "customer" | "new" | "vanished" | "hidden";

export const shownWords: Readonly<Record<Shown, string>> = {
  all: "All tenants",
  msp: "MSP-owned",
  customer: "Customer-owned",
  new: "New",
  vanished: "No longer listed",
  hidden: "Hidden",
};

const kinds = ["all", "msp", "customer", "new", "vanished"] as const;

/** The current filter is ticked. */
export const showItems = (current: Shown, onShow: (shown: Shown) => void) =>
  kinds.map((kind) => ({
    label: shownWords[kind],
    checked: kind === current,
    onChoose: () => onShow(kind),
  }));

/** Hidden tenants pass no filter but their own. */
function belongsTo({ ownership, listing, hidden }: Tenant, shown: Shown): boolean {
  if (hidden || shown === "hidden") return hidden && shown === "hidden";
  return shown === "all" || ownership === shown || listing === shown;
}

const filtered = new WeakMap<readonly Tenant[], Map<Shown, readonly Tenant[]>>();

/** The tenants that pass a filter. The same list gives the same answer, for which the search keeps an index. */
export function passing(tenants: readonly Tenant[], shown: Shown): readonly Tenant[] {
  const known = filtered.get(tenants) ?? new Map<Shown, readonly Tenant[]>();
  filtered.set(tenants, known);
  const passed = known.get(shown) ?? tenants.filter((tenant) => belongsTo(tenant, shown));
  // If all pass, the list itself is the answer, so that there is one index.
  const answer = passed.length === tenants.length ? tenants : passed;
  known.set(shown, answer);
  return answer;
}

export const countHidden = (tenants: readonly Tenant[]): number =>
  passing(tenants, "hidden").length;
