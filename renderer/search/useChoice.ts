// The search of a window: follows the snapshot, and answers the operator’s keys.
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Hit, Searched } from "./allMsps.ts";
import {
  type Choice,
  chosenHit,
  type Finder,
  followed,
  type Pressed,
  type Step,
  typed,
  withPress,
  withStep,
} from "./choice.ts";
import { prepareSearch } from "./searchIndex.ts";
import { useSettled } from "./useSettled.ts";

export interface Chooser {
  readonly choice: Choice;
  readonly type: (query: string) => void;
  /** Answers the row that is chosen then. */
  readonly step: (step: Step) => Hit | null;
  /** The row that a key at this time acts on, by the clock of `performance.now()`. */
  readonly press: (pressedAtMs: number) => Pressed;
}

/** `lists` is a new object only if something in it has changed, and `finder` only for another filter or order. */
export function useChoice(finder: Finder, lists: readonly Searched[]): Chooser {
  const [kept, setKept] = useState(() => typed(finder, lists, ""));
  const choice = followed(finder, kept, lists);
  if (choice !== kept) setKept(choice);
  /** The newest state also for a second key before the next drawing. */
  const latest = useRef(choice);
  useLayoutEffect(() => {
    latest.current = choice;
  });
  const isSettled = useSettled(choice.selection);
  const set = (next: Choice) => {
    latest.current = next;
    setKept(next);
  };
  useEffect(() => {
    const cancels = lists.map(({ tenants }) => prepareSearch(finder.among(tenants)));
    return () => {
      for (const cancel of cancels) cancel();
    };
  }, [finder, lists]);
  return {
    choice,
    type: (query) => set(typed(finder, lists, query)),
    step(step) {
      const next = withStep(latest.current, step);
      set(next);
      return chosenHit(next);
    },
    press(pressedAtMs) {
      const { choice: next, ...answer } = withPress(
        latest.current,
        isSettled(pressedAtMs, latest.current.selection),
      );
      set(next);
      return answer;
    },
  };
}
