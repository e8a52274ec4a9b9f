// The list of tenants. However many there are, only the rows in view are rendered.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useEffectEvent, useRef } from "react";
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { type Hit, keyOf, tokenOf } from "../search/allMsps.ts";
import styles from "./TenantList.module.css";
import { TenantRow, type TenantRowProps } from "./TenantRow.tsx";

interface TenantListProps {
  readonly matches: readonly Hit[];
  readonly snapshot: AppSnapshot;
  /** An index into `matches`; -1 for none. */
  readonly selected: number;
  readonly copiedKey: string | null;
  readonly onAction: TenantRowProps["onAction"];
  readonly onFocus: TenantRowProps["onFocus"];
}

const rowHeight = 56;

/** Padding stands in for the rows that are not rendered. Rows are measured, because a failure makes one taller. */
export function TenantList(props: TenantListProps) {
  const { matches, snapshot, selected, copiedKey, onAction, onFocus } = props;
  const keys = matches.map(keyOf);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: matches.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => keys[index] ?? index,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect: { width: 440, height: 560 },
  });
  const scrollToSelected = useEffectEvent(() => {
    if (selected !== -1) virtual.scrollToIndex(selected, { align: "auto" });
  });
  // Only another choice scrolls: a list that changes must not move under the hand.
  const selectedKey = keys[selected];
  useEffect(() => {
    if (selectedKey !== undefined) scrollToSelected();
  }, [selectedKey]);
  const rows = virtual.getVirtualItems();
  const above = rows[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (rows.at(-1)?.end ?? 0);
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul
        aria-label="Tenants"
        className={styles.list}
        style={{ paddingTop: above, paddingBottom: below }}
      >
        {rows.map(({ index }) => {
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
              selected={index === selected}
              copied={key === copiedKey}
              position={index + 1}
              count={matches.length}
              onAction={onAction}
              onFocus={onFocus}
            />
          );
        })}
      </ul>
    </div>
  );
}
