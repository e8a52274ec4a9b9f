// The main window’s search: all MSPs with a query; without one, the shown MSP’s tenants in their order.
import { useState } from "react";
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { ofShownMsp, searchAll, type Searched, useSearched } from "../search/allMsps.ts";
import type { Finder } from "../search/choice.ts";
import { pinnedFirst } from "../search/search.ts";
import { useChoice } from "../search/useChoice.ts";
import { passing, type Shown } from "./shown.ts";

/** More than anyone reads; typing more narrows the list. */
const mostMatches = 500;

export const finderOf = (kind: Shown): Finder => ({
  staysInOrder: true,
  find(lists, query) {
    const passed = lists.map(({ msp, tenants, usage }): Searched => ({
      msp,
      usage,
      tenants: passing(tenants, kind),
    }));
    return query.trim() === ""
      ? pinnedFirst(passed[0]?.tenants ?? []).map(ofShownMsp)
      : searchAll(passed, query, mostMatches);
  },
});

export function useSearch(snapshot: AppSnapshot) {
  const [kind, setKind] = useState<Shown>("all");
  const chooser = useChoice(finderOf(kind), useSearched(snapshot));
  const show = (next: Shown) => {
    setKind(next);
    chooser.filter(finderOf(next));
  };
  const showAll = () => {
    show("all");
    chooser.type("");
  };
  return { chooser, kind, show, showAll };
}
