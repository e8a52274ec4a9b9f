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

export const belongsTo = ({ ownership, listing }: Tenant, shown: Shown): boolean =>
  shown === "all" || ownership === shown || listing === shown;
