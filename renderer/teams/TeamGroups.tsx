// The changes of a team file in three lists, each short at first, with a choice for each tenant and one for each whole list.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useId, useRef, useState } from "react";
import type { TeamGroup, TeamPreview } from "../../electron/contract/contract.ts";
import { Button } from "../ui/Button.tsx";
import { formatCount } from "../ui/format.ts";
import styles from "./ImportTeam.module.css";
import { type ChoiceProps, fieldWords, ForAll, TeamItem } from "./TeamItem.tsx";
import type { WholeGroups } from "./useWholeGroups.ts";

interface GroupProps extends ChoiceProps {
  readonly preview: TeamPreview;
}

const groups = ["changed", "added", "removed"] as const;
const titles: Readonly<Record<TeamGroup, string>> = {
  changed: "Changed",
  added: "New",
  removed: "No longer in the file",
};
/** As many as a preview brings. */
const mostShown = 100;

/** How often each field changes, for a list that nobody reads to its end. */
const fieldCounts = ({ changedFields }: TeamPreview): string =>
  changedFields.map(({ field, count }) => `${fieldWords[field]} ${count}`).join(", ");

interface SectionProps extends GroupProps {
  readonly onShowAll: () => void;
}

/** The first tenants of a group, the choice for all of them, and the way to the others. */
function Section({ onShowAll, ...props }: SectionProps) {
  const id = useId();
  const { group, preview, choosing } = props;
  const { count, first } = preview[group];
  const shown = first.slice(0, mostShown);
  if (count === 0) return null;
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.head}>
        <h3 id={id}>
          {titles[group]} <span className={styles.count}>{formatCount(count)}</span>
        </h3>
        {count > 1 && <ForAll group={group} choosing={choosing} />}
      </div>
      {group === "changed" && count > shown.length && (
        <p className={styles.more}>{fieldCounts(preview)}</p>
      )}
      <ul aria-labelledby={id}>
        {shown.map((tenant) => (
          <li key={tenant.id} className={styles.item}>
            <TeamItem tenant={tenant} {...props} />
          </li>
        ))}
      </ul>
      {count > shown.length && (
        <p className={styles.more}>
          and {formatCount(count - shown.length)} more, which follow the choice for all{" "}
          <Button weight="secondary" onClick={onShowAll}>
            Show all {formatCount(count)}
          </Button>
        </p>
      )}
    </section>
  );
}

/** All tenants of one group, of which only those in view are drawn. */
function WholeGroup({ onBack, ...props }: GroupProps & { readonly onBack: () => void }) {
  const id = useId();
  const { group, preview, choosing } = props;
  const { count, first } = preview[group];
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: first.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => first[index]?.id ?? index,
    estimateSize: () => (group === "changed" ? 72 : 40),
    overscan: 8,
    initialRect: { width: 360, height: 240 },
  });
  const rows = virtual.getVirtualItems();
  const above = rows[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (rows.at(-1)?.end ?? 0);
  return (
    <div ref={scroller} className={styles.groups}>
      <section aria-labelledby={id} className={styles.section}>
        <div className={styles.head}>
          <h3 id={id}>
            {titles[group]} <span className={styles.count}>{formatCount(count)}</span>
          </h3>
          <ForAll group={group} choosing={choosing} />
          <Button weight="secondary" onClick={onBack}>
            All changes
          </Button>
        </div>
        <ul aria-labelledby={id} style={{ paddingTop: above, paddingBottom: below }}>
          {rows.map(({ index, key }) => {
            const tenant = first[index];
            return tenant === undefined ? null : (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className={styles.item}
                aria-setsize={count}
                aria-posinset={index + 1}
              >
                <TeamItem tenant={tenant} {...props} />
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}

interface TeamGroupsProps extends Omit<GroupProps, "group" | "preview"> {
  readonly whole: WholeGroups;
}

export function TeamGroups({ whole: { preview, load }, ...props }: TeamGroupsProps) {
  const [shown, setShown] = useState<TeamGroup | null>(null);
  if (shown !== null)
    return <WholeGroup group={shown} preview={preview} {...props} onBack={() => setShown(null)} />;
  const showAll = async (group: TeamGroup) => {
    await load(group);
    setShown(group);
  };
  return (
    <div className={styles.groups}>
      {groups.map((group) => (
        <Section
          key={group}
          group={group}
          preview={preview}
          {...props}
          onShowAll={() => void showAll(group)}
        />
      ))}
    </div>
  );
}
