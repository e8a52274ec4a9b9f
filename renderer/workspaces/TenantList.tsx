// The list of tenants: as many rows as fit, however many tenants there are.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { AppSnapshot, Tenant } from "../../electron/contract.ts";
import styles from "./TenantList.module.css";
import { TenantRow, type TenantRowProps } from "./TenantRow.tsx";

interface TenantListProps {
  readonly tenants: readonly Tenant[];
  readonly tokens: AppSnapshot["tokens"];
  /** An index into `tenants`. */
  readonly selected: number;
  readonly copiedId: string | null;
  readonly onAction: TenantRowProps["onAction"];
  readonly onFocus: TenantRowProps["onFocus"];
}

const rowHeight = 56;

/** Space above and below stands for the rows that are not drawn; a row that shows a failure is measured. */
export function TenantList(props: TenantListProps) {
  const { tenants, tokens, selected, copiedId, onAction, onFocus } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: tenants.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => tenants[index]?.workspaceId ?? index,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect: { width: 440, height: 560 },
  });
  useEffect(() => {
    if (selected < tenants.length) virtual.scrollToIndex(selected, { align: "auto" });
  }, [virtual, selected, tenants.length]);
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
          const tenant = tenants[index];
          if (tenant === undefined) return null;
          return (
            <TenantRow
              key={tenant.workspaceId}
              ref={virtual.measureElement}
              tenant={tenant}
              token={tokens[tenant.workspaceId]}
              selected={index === selected}
              copied={tenant.workspaceId === copiedId}
              position={index + 1}
              count={tenants.length}
              onAction={onAction}
              onFocus={onFocus}
            />
          );
        })}
      </ul>
    </div>
  );
}
