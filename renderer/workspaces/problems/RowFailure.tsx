// Why a tenant’s last copy failed: one line, with the rest on demand. The row’s copy button is the retry.
import { useId, useState } from "react";
import type { Failure } from "../../../electron/contract/contract.ts";
import { useBridge } from "../../bridge.ts";
import { type HitTarget, targetName, targetOf } from "../../search/allMsps.ts";
import { useToast } from "../../toasts/useToast.ts";
import { Button } from "../../ui/Button.tsx";
import { failureLine } from "../../ui/format.ts";
import { Icon } from "../../ui/icons.tsx";
import { ServerWords } from "../../ui/FailureBox.tsx";
import styles from "./RowFailure.module.css";

interface RowFailureProps {
  readonly failure: Failure;
  readonly target: HitTarget;
}

export function RowFailure({ failure, target }: RowFailureProps) {
  const { title, advice, details } = failure;
  const { workspaceId } = target.tenant;
  const mspId = targetOf(target);
  const bridge = useBridge();
  const say = useToast();
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const name = targetName(target);
  const copyDetails = async () => {
    const copied = await bridge.copyFailure({ workspaceId }, ...mspId);
    say(copied.ok ? `Details for ${name} copied.` : failureLine(copied.error));
  };
  return (
    <div className={styles.failure}>
      <div className={styles.line}>
        <Icon name="failure" />
        <span className={styles.cause}>{title}</span>
        <Button
          className={styles.button}
          aria-label={`Details for ${name}`}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
        >
          Details
        </Button>
        <Button
          weight="icon"
          className={styles.button}
          aria-label={`Dismiss the failure for ${name}`}
          onClick={() => void bridge.dismissFailure({ workspaceId }, ...mspId)}
        >
          <Icon name="close" size={14} />
        </Button>
      </div>
      <div id={id} hidden={!isOpen} className={styles.details}>
        {advice !== "" && <p>{advice}</p>}
        <ServerWords lines={details} />
        <Button
          weight="secondary"
          aria-label={`Copy details for ${name}`}
          onClick={() => void copyDetails()}
        >
          Copy details
        </Button>
      </div>
    </div>
  );
}
