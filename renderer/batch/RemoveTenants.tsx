// Asks once before several tenants are removed.
import { type Hit, keyOf, targetName } from "../search/allMsps.ts";
import { ConfirmRemoval } from "../ui/ConfirmRemoval.tsx";
import { countTenants } from "../ui/format.ts";
import styles from "./Batch.module.css";
import type { BatchActions } from "./useBatchActions.ts";

interface RemoveTenantsProps {
  /** As they were when the question was asked; exactly these are removed. */
  readonly targets: readonly Hit[];
  readonly actions: BatchActions;
  readonly onClose: () => void;
}

const mostNamed = 5;

export function RemoveTenants({ targets, actions, onClose }: RemoveTenantsProps) {
  const more = targets.length - mostNamed;
  return (
    <ConfirmRemoval
      title={`Remove ${countTenants(targets.length)}`}
      remove={() => actions.remove(targets)}
      onRemoved={() => undefined}
      onClose={onClose}
    >
      {targets.slice(0, mostNamed).map((target) => (
        <span key={keyOf(target)} className={styles.named}>
          <bdi>{targetName(target)}</bdi>
        </span>
      ))}
      {more > 0 && <span className={styles.named}>and {more} more</span>}
      They are removed from this list and their tokens are forgotten. The workspaces themselves are
      not affected.
    </ConfirmRemoval>
  );
}
