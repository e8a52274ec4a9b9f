// The tenants of GreenLake’s list to choose from, of which only those in view are drawn.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import type { ListedTenant } from "../../electron/contract/contract.ts";
import styles from "./FindTenants.module.css";
import { Ownership } from "./Ownership.tsx";
import { TenantChoice } from "./TenantChoice.tsx";

interface ChoicesProps {
  readonly shown: readonly ListedTenant[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (workspaceId: string) => void;
}

export function Choices({ shown, chosen, onToggle }: ChoicesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 40,
    overscan: 8,
    initialRect: { width: 360, height: 240 },
  });
  const rows = virtual.getVirtualItems();
  const above = rows[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (rows.at(-1)?.end ?? 0);
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul aria-label="Tenants to add" style={{ paddingTop: above, paddingBottom: below }}>
        {rows.map(({ index }) => {
          const tenant = shown[index];
          if (tenant === undefined) return null;
          const { workspaceId } = tenant;
          return (
            <li
              key={workspaceId}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={shown.length}
              aria-posinset={index + 1}
            >
              <TenantChoice
                tenant={tenant}
                checked={chosen.has(workspaceId)}
                onChange={() => onToggle(workspaceId)}
              >
                <Ownership ownership={tenant.ownership} />
              </TenantChoice>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
