// The main window’s search: all MSPs with a query; without one, the shown MSP’s tenants in their order.
import { useState } from "react";
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { ofShownMsp, searchAll, useSearched } from "../search/allMsps.ts";
import type { Finder } from "../search/choice.ts";
import { pinnedFirst } from "../search/search.ts";
import { useChoice } from "../search/useChoice.ts";
import { passing, type Shown } from "../search/shown.ts";

/** More than anyone reads; typing more narrows the list. */
const mostMatches = 500;

const withFilter = (kind: Shown): Finder => ({
  staysInOrder: true,
  among: (tenants) => passing(tenants, kind),
  find: (lists, query) =>
    query.trim() === ""
      ? pinnedFirst(lists[0]?.tenants ?? []).map(ofShownMsp)
      : searchAll(lists, query, mostMatches),
});

const finders: Readonly<Record<Shown, Finder>> = {
  all: withFilter("all"),
  msp: withFilter("msp"),
  customer: withFilter("customer"),
  new: withFilter("new"),
  vanished: withFilter("vanished"),
  hidden: withFilter("hidden"),
};

export const finderOf = (kind: Shown): Finder => finders[kind];

export function useSearch(snapshot: AppSnapshot) {
  const [kind, setKind] = useState<Shown>("all");
  const chooser = useChoice(finderOf(kind), useSearched(snapshot));
  const show = (next: Shown) => {
    setKind(next);
    chooser.filter(finderOf(next));
  };
  /** Shows a tenant’s row among all others: among the hidden ones if it is hidden. */
  const showAt = (workspaceId: string) => {
    const found = snapshot.tenants.find((tenant) => tenant.workspaceId === workspaceId);
    chooser.type("");
    show(found?.hidden === true ? "hidden" : "all");
    chooser.step({ kind: "lead", key: workspaceId });
  };
  return { chooser, kind, show, showAt };
}
