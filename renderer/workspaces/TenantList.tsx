// The list of tenants. However many there are, only the rows in view are rendered.
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { hasCentralUrl } from "../copying/formats.ts";
import { isPressed } from "../focus/press.ts";
import { type HitTarget, keyOf, tokenOf } from "../search/allMsps.ts";
import type { Choice } from "../search/choice.ts";
import { chosenIndex } from "../search/selection.ts";
import type { Marking } from "../batch/useMarks.ts";
import styles from "./TenantList.module.css";
import { TenantRow, type TenantRowProps } from "./TenantRow.tsx";
import type { ShownCopy } from "./useCopying.ts";
import { useRowKeys } from "./useRowKeys.ts";

interface TenantListProps {
  readonly choice: Choice;
  readonly snapshot: AppSnapshot;
  readonly copied: ShownCopy | null;
  /** The tenant whose copy failed last. */
  readonly failed: HitTarget | null;
  readonly onAction: TenantRowProps["onAction"];
  readonly onFocus: TenantRowProps["onFocus"];
  readonly marking: Marking;
  readonly onPress: TenantRowProps["onPress"];
  readonly onToggle: TenantRowProps["onToggle"];
}

const rowHeight = 56;
/** Of a group, above its first row, px. */
const headingHeight = 28;
/** As the list’s padding: the chosen row stops above the place of a toast, px. */
const toastRoom = 52;

/** The rows to draw. The selected row is always among them, so that it keeps the focus and is the list’s Tab stop. */
function useRows(
  scroller: RefObject<HTMLElement | null>,
  keys: readonly string[],
  { hits, finder, selection }: Choice,
) {
  const selected = chosenIndex(selection);
  const virtual = useVirtualizer({
    count: keys.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => keys[index] ?? index,
    estimateSize: (index) => rowHeight + (hits[index]?.heading == null ? 0 : headingHeight),
    overscan: 8,
    scrollPaddingEnd: toastRoom,
    rangeExtractor: (range) => {
      const inView = defaultRangeExtractor(range);
      if (selected === -1 || inView.includes(selected)) return inView;
      return [...inView, selected].toSorted((one, other) => one - other);
    },
    initialRect: { width: 440, height: 560 },
  });
  const scrollToSelected = useEffectEvent(() => {
    // A row that is chosen by pressing it must stay under the pointer until the button is released.
    if (selected !== -1 && !isPressed()) virtual.scrollToIndex(selected, { align: "auto" });
  });
  // Only another choice, filter or order scrolls: a list that changes must not move under the hand.
  const selectedKey = keys[selected];
  useEffect(() => {
    if (selectedKey !== undefined) scrollToSelected();
  }, [selectedKey, finder]);
  return virtual;
}

/** Space stands in for the rows that are not drawn. Rows are measured, because a failure makes one taller. */
export function TenantList(props: TenantListProps) {
  const { choice, snapshot, copied, failed, onAction, onFocus, onPress, onToggle } = props;
  const { hits: matches } = choice;
  const selected = chosenIndex(choice.selection);
  const { keys: marks, marked, extend, leaveRange } = props.marking;
  const keys = matches.map(keyOf);
  const owners = new Set(matches.map(({ tenant }) => tenant.ownership));
  const hasBothOwners = owners.has("msp") && owners.has("customer");
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useRows(scroller, keys, choice);
  const onKeyDown = useRowKeys({
    scroller,
    keys,
    selected,
    onSelect(key, isExtending) {
      if (isExtending) extend(keys[selected] ?? null, key);
      else leaveRange();
      onFocus(key);
    },
  });
  const rows = virtual.getVirtualItems();
  const above = rows[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (rows.at(-1)?.end ?? 0);
  return (
    <div ref={scroller} className={styles.scroller}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the rows’ buttons bubble up to here */}
      <ul
        aria-label="Tenants"
        onKeyDown={onKeyDown}
        className={styles.list}
        style={{ paddingTop: above, paddingBottom: below }}
      >
        {rows.map(({ index, start }, place) => {
          const match = matches[index];
          if (match === undefined) return null;
          const key = keyOf(match);
          return (
            <TenantRow
              key={key}
              ref={virtual.measureElement}
              match={match}
              token={tokenOf(match, snapshot)}
              formats={snapshot.copyFormats}
              hasCentral={hasCentralUrl(match, snapshot)}
              selected={index === selected}
              isTabStop={index === Math.max(0, selected)}
              copied={key === copied?.key ? copied : null}
              failed={failed !== null && key === keyOf(failed) ? failed : null}
              position={index + 1}
              count={matches.length}
              gap={place === 0 ? 0 : start - (rows[place - 1]?.end ?? start)}
              marked={marked.length === 0 ? null : marks.has(key)}
              {...{ hasBothOwners, onAction, onFocus, onPress, onToggle }}
            />
          );
        })}
      </ul>
    </div>
  );
}
