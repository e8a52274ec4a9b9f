// Acting on several tenants from the list: the selected rows, or all that are shown.
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import type { Hit } from "../search/allMsps.ts";
import type { Chooser } from "../search/useChoice.ts";
import { useShortcuts } from "../shortcuts/shortcuts.ts";
import { countTenants } from "../ui/format.ts";
import { useStable } from "./useStable.ts";
import type { BatchActions } from "./useBatchActions.ts";
import { useMarks } from "./useMarks.ts";

/** What “Get tokens” is about: the selection, else the matches of a search or filter, else all tenants. */
function scopeOf(marked: number, shown: number, isNarrowed: boolean): string {
  if (marked > 0) return `Get tokens of the ${marked} selected`;
  return isNarrowed ? `Get tokens of the ${shown} shown` : "Get all tokens";
}

interface SeveralPorts {
  readonly chooser: Chooser;
  readonly kind: string;
  readonly batchActions: BatchActions;
  /** Asks before these are removed. */
  readonly askRemoval: (targets: readonly Hit[]) => void;
  /** False while something covers the list. */
  readonly isShown: boolean;
}

/** The rows that are selected together, and the keys for them. */
export function useSeveral({ platform }: AppSnapshot["app"], ports: SeveralPorts) {
  const { chooser, kind, batchActions, askRemoval, isShown } = ports;
  const { hits, query } = chooser.choice;
  const marking = useMarks(chooser, kind, platform);
  const { marked } = marking;
  const getTokens = () => void batchActions.get(marked.length > 0 ? marked : hits);
  useShortcuts(platform, isShown ? { getTokens, selectAll: marking.all } : {});
  return {
    marking,
    onGetTokens: getTokens,
    scope: scopeOf(marked.length, hits.length, kind !== "all" || query.trim() !== ""),
    spoken: marked.length === 0 ? "" : `${countTenants(marked.length)} selected.`,
    onToggle: useStable(marking.toggle),
    onRemoveMarked: () => askRemoval(marked),
  };
}
