// The main window’s search: all MSPs with a query; without one, the shown MSP’s tenants in the chosen order.
import { useEffect, useEffectEvent, useState } from "react";
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { ofShownMsp, searchAll, useSearched } from "../search/allMsps.ts";
import type { Finder } from "../search/choice.ts";
import { arranged, type Arrangement, ordered, plain } from "../order/order.ts";
import { type Chooser, useChoice } from "../search/useChoice.ts";
import { passing, type Shown } from "../order/shown.ts";

/** More than anyone reads; typing more narrows the list. */
const mostMatches = 500;

const finders = new WeakMap<Arrangement, Map<Shown, Finder>>();

/** The same filter and arrangement give the same answer. */
export function finderOf(kind: Shown, arrangement: Arrangement = plain): Finder {
  const known = finders.get(arrangement) ?? new Map<Shown, Finder>();
  finders.set(arrangement, known);
  const finder: Finder = known.get(kind) ?? {
    staysInOrder: true,
    among: (tenants) => passing(tenants, kind),
    find: (lists, query) =>
      query.trim() === ""
        ? ordered(lists[0]?.tenants ?? [], arrangement).map(ofShownMsp)
        : searchAll(lists, query, mostMatches),
  };
  known.set(kind, finder);
  return finder;
}

/** Calls back whenever the window is shown again. */
function useReturn(returned: () => void): void {
  const onChange = useEffectEvent(() => {
    if (!document.hidden) returned();
  });
  useEffect(() => {
    document.addEventListener("visibilitychange", onChange);
    return () => document.removeEventListener("visibilitychange", onChange);
  }, []);
}

/**
 * The list is put in order when it is shown, when the order, the groups or the filter are chosen, and when the search is cleared. In between, its
 * tenants keep the places that they had then.
 */
export function useSearch(snapshot: AppSnapshot) {
  const { listOrder, listGroup } = snapshot.settings;
  const inOrder = (kind: Shown) => ({
    kind,
    listOrder,
    listGroup,
    finder: finderOf(kind, arranged(snapshot, listOrder, listGroup)),
  });
  const [kept, setKept] = useState(() => inOrder("all"));
  const isCurrent = kept.listOrder === listOrder && kept.listGroup === listGroup;
  const now = isCurrent ? kept : inOrder(kept.kind);
  if (now !== kept) setKept(now);
  const { kind, finder } = now;
  const chooser = useChoice(finder, useSearched(snapshot));
  const type: Chooser["type"] = (query) => {
    chooser.type(query);
    // The best match comes first in a search, whatever the order.
    if (query.trim() === "") setKept(inOrder(kind));
  };
  useReturn(() => setKept(inOrder(kind)));
  const show = (next: Shown) => setKept(inOrder(next));
  /** Shows a tenant’s row among all others: among the hidden ones if it is hidden. */
  const showAt = (workspaceId: string) => {
    const found = snapshot.tenants.find((tenant) => tenant.workspaceId === workspaceId);
    chooser.type("");
    show(found?.hidden === true ? "hidden" : "all");
    chooser.step({ kind: "lead", key: workspaceId });
  };
  return { chooser: { ...chooser, type }, kind, show, showAt };
}
