// The rows that are selected together: by Ctrl or Shift and a click, by Shift and the arrows, by Ctrl+A.
import { useState } from "react";
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { type Hit, keyOf } from "../search/allMsps.ts";
import type { Chooser } from "../search/useChoice.ts";
import { allOf, type Marks, noMarks, ranged, toggled, withoutRange } from "./marks.ts";

type Held = Readonly<Record<"shiftKey" | "ctrlKey" | "metaKey", boolean>>;

export interface Marking {
  /** The selected rows as they are drawn, in the list’s order: what an action on the selection is about. */
  readonly marked: readonly Hit[];
  readonly keys: ReadonlySet<string>;
  readonly toggle: (key: string) => void;
  /** Shift and a key that has chosen another row. */
  readonly extend: (from: string | null, to: string) => void;
  /** A row was pressed. True if the keys held down make this a selection. */
  readonly press: (key: string, held: Held) => boolean;
  /** The operator chooses a row without selecting. */
  readonly leaveRange: () => void;
  readonly all: () => void;
  readonly end: () => void;
}

/** A selection belongs to one search: another query or filter ends it, so that no row is selected that cannot be seen. */
export function useMarks(
  { choice }: Chooser,
  kind: string,
  platform: AppSnapshot["app"]["platform"],
): Marking {
  const search = `${kind} ${choice.query}`;
  const [kept, setKept] = useState({ search, marks: noMarks });
  if (kept.search !== search) setKept({ search, marks: noMarks });
  const marks = kept.search === search ? kept.marks : noMarks;
  const set = (next: Marks) => setKept({ search, marks: next });
  const rows = choice.hits.map(keyOf);
  const extend = (from: string | null, to: string) => set(ranged(marks, rows, from, to));
  const leaveRange = () => {
    if (marks.range !== null) set(withoutRange(marks));
  };
  return {
    marked: marks.keys.size === 0 ? [] : choice.hits.filter((hit) => marks.keys.has(keyOf(hit))),
    keys: marks.keys,
    extend,
    toggle: (key) => set(toggled(marks, key)),
    press(key, { shiftKey, ctrlKey, metaKey }) {
      const isToggle = platform === "mac" ? metaKey : ctrlKey;
      if (isToggle) set(toggled(marks, key));
      else if (shiftKey) extend(choice.selection.chosen, key);
      else leaveRange();
      return isToggle || shiftKey;
    },
    leaveRange,
    all: () => set(allOf(rows)),
    end: () => set(noMarks),
  };
}
