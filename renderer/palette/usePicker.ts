// The state of the quick pick: the search, the selection and the copy.
import {
  type ComponentProps,
  type KeyboardEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import {
  type Hit,
  ofShownMsp,
  searchAll,
  targetName,
  targetOf,
  useSearched,
} from "../search/allMsps.ts";
import { type Finder, tieOf } from "../search/choice.ts";
import { asksForMspToken, isMspToken, mspTokenLists } from "../search/mspTokens.ts";
import { usedFirst } from "../search/search.ts";
import { passing } from "../order/shown.ts";
import { chosenIndex, firstOf, moved, pressed, redrawn } from "../search/selection.ts";
import { useChoice } from "../search/useChoice.ts";
import type { FailureBox } from "../ui/FailureBox.tsx";
import { useSettled } from "../search/useSettled.ts";

const mostMatches = 10;

export const finder: Finder = {
  staysInOrder: false,
  among: (tenants) => passing(tenants, "all"),
  find(lists, query) {
    if (query.trim() !== "") {
      const wanted = asksForMspToken(query);
      return searchAll(
        lists.filter(({ isMspToken: isToken }) => wanted || isToken !== true),
        query,
        mostMatches,
      );
    }
    const [shown] = lists;
    if (shown === undefined) return [];
    return usedFirst(shown.tenants, shown.usage).slice(0, mostMatches).map(ofShownMsp);
  },
};

/** Copies and closes. A failure keeps the quick pick open and is shown; once it is closed, main reports the outcome. */
function useCopy(snapshot: AppSnapshot) {
  const bridge = useBridge();
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const [copying, setCopying] = useState<Hit | null>(null);
  const [failed, setFailed] = useState<ComponentProps<typeof FailureBox> | null>(null);
  const copy = async (hit: Hit, format?: string) => {
    if (copying !== null) return;
    setCopying(hit);
    setFailed(null);
    const { workspaceId } = hit.tenant;
    const as = format === undefined ? {} : { format };
    const result = isMspToken(hit, snapshot)
      ? await bridge.copyMspToken(as, ...targetOf(hit))
      : await bridge.copyToken({ workspaceId, ...as }, ...targetOf(hit));
    if (!isOpen.current) return;
    setCopying(null);
    if (result.ok) await bridge.closeQuickPick(null);
    else setFailed({ failure: result.error, of: targetName(hit) });
  };
  return { copying, failed, copy, forgive: () => setFailed(null) };
}

/** The list of formats, while one is picked for a tenant. */
function useFormats({ copyFormats }: AppSnapshot) {
  const [picking, setPicking] = useState<Hit | null>(null);
  const [kept, setKept] = useState(() => firstOf([]));
  const ids = copyFormats.map(({ id }) => id);
  const isSame = ids.length === kept.keys.length && ids.every((id, at) => id === kept.keys[at]);
  const selection = isSame ? kept : redrawn(kept, ids);
  if (selection !== kept) setKept(selection);
  const isSettled = useSettled(selection);
  return {
    picking,
    selection,
    pick(hit: Hit) {
      setPicking(hit);
      setKept(firstOf(ids));
    },
    leave: () => setPicking(null),
    move: (by: number) => setKept(moved(selection, by, "goesOn")),
    press(pressedAtMs: number) {
      const { selection: next, key } = pressed(selection, isSettled(pressedAtMs, selection));
      setKept(next);
      return key;
    },
  };
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

export function usePicker(snapshot: AppSnapshot) {
  const { msps, mspId } = snapshot;
  const mspTokens = useMemo(() => mspTokenLists({ msps, mspId }), [msps, mspId]);
  const chooser = useChoice(finder, useSearched(snapshot, mspTokens));
  const { query, hits } = chooser.choice;
  const formats = useFormats(snapshot);
  const { picking } = formats;
  const { copying, failed, copy, forgive } = useCopy(snapshot);
  /** How often Enter was pressed without a choice. */
  const [refused, setRefused] = useState(0);

  /** With `asks`, shows the formats first. */
  const take = (hit: Hit, asks: boolean) => {
    if (asks) formats.pick(hit);
    else void copy(hit);
  };
  const press = (pressedAtMs: number, asks: boolean) => {
    if (picking !== null) {
      const format = formats.press(pressedAtMs);
      if (format !== null) void copy(picking, format);
      return;
    }
    const { hit, tie } = chooser.press(pressedAtMs);
    if (hit !== null) take(hit, asks);
    setRefused(tie === "" ? 0 : refused + 1);
  };
  const move = (by: number) => {
    setRefused(0);
    if (picking === null) chooser.step({ kind: "move", by, end: "goesOn" });
    else formats.move(by);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const by = steps[event.key];
    if (by !== undefined) move(by);
    else if (event.key === "Enter") {
      if (!event.repeat) press(event.timeStamp, event.shiftKey);
    } else if (event.key === "Escape" && picking !== null) formats.leave();
    else return;
    event.preventDefault();
  };
  const type = (text: string) => {
    chooser.type(text);
    setRefused(0);
    forgive();
  };
  return {
    query,
    type,
    hits,
    chosen: chosenIndex(picking === null ? chooser.choice.selection : formats.selection),
    picking,
    tie: picking === null ? tieOf(chooser.choice) : "",
    refused,
    copying,
    failed,
    take,
    takeFormat: (format: string) => {
      if (picking !== null) void copy(picking, format);
    },
    onKeyDown,
  };
}
