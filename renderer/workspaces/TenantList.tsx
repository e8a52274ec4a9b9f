// The list of tenants. However many there are, only the rows in view are rendered.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import type { Match } from "../search/search.ts";
import styles from "./TenantList.module.css";
import { TenantRow, type TenantRowProps } from "./TenantRow.tsx";

interface TenantListProps {
  readonly matches: readonly Match[];
  readonly tokens: AppSnapshot["tokens"];
  readonly formats: AppSnapshot["copyFormats"];
  /** An index into `matches`. */
  readonly selected: number;
  readonly copiedId: string | null;
  readonly onAction: TenantRowProps["onAction"];
  readonly onFocus: TenantRowProps["onFocus"];
}

const rowHeight = 56;

/** Padding stands in for the rows that are not rendered. Rows are measured, because a failure makes one taller. */
export function TenantList(props: TenantListProps) {
  const { matches, tokens, formats, selected, copiedId, onAction, onFocus } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: matches.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => matches[index]?.tenant.workspaceId ?? index,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect: { width: 440, height: 560 },
  });
  useEffect(() => {
    if (selected < matches.length) virtual.scrollToIndex(selected, { align: "auto" });
  }, [virtual, selected, matches.length]);
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
          const { workspaceId } = match.tenant;
          return (
            <TenantRow
              key={workspaceId}
              ref={virtual.measureElement}
              match={match}
              token={tokens[workspaceId]}
              formats={formats}
              selected={index === selected}
              copied={workspaceId === copiedId}
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
