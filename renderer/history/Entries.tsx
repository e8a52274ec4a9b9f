// The list of copies. However many there are, only those in view are rendered.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import type { History, HistoryEntry } from "../../electron/contract/contract.ts";
import styles from "./History.module.css";
import { timeOf, wayOf } from "./words.ts";

const rowHeight = 56;

function Entry({
  entry,
  place,
}: {
  entry: HistoryEntry;
  place: { position: number; count: number };
}) {
  const { tenant, workspaceId, user, atMs } = entry;
  const way = user === "" ? wayOf(entry) : `${wayOf(entry)} · ${user}`;
  return (
    <li className={styles.entry} aria-posinset={place.position} aria-setsize={place.count}>
      <bdi className={styles.tenant} title={workspaceId}>
        {tenant}
      </bdi>
      <div className={styles.line}>
        <p className={styles.way} title={way}>
          {way}
        </p>
        <time dateTime={new Date(atMs).toISOString()}>{timeOf(entry)}</time>
      </div>
    </li>
  );
}

/** Space stands in for the rows that are not drawn. */
export function Entries({ entries, hasMore }: History) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect: { width: 440, height: 560 },
  });
  const rows = virtual.getVirtualItems();
  const above = rows[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (rows.at(-1)?.end ?? 0);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, which the keyboard has to reach
    <div ref={scroller} className={styles.scroller} tabIndex={0}>
      <ul aria-label="Copies" style={{ paddingTop: above, paddingBottom: below }}>
        {rows.map(({ index }) => {
          const entry = entries[index];
          const place = { position: index + 1, count: entries.length };
          return entry === undefined ? null : <Entry key={index} entry={entry} place={place} />;
        })}
      </ul>
      {hasMore && (
        <p className={`${styles.more} hint`}>
          Only the newest {entries.length} are shown. Search for a tenant, or export all of them.
        </p>
      )}
    </div>
  );
}
