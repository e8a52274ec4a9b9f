// Why a tenant’s last copy failed: one line, with the rest on demand. The row’s copy button is the retry.
import { useEffect, useId, useRef, useState } from "react";
import type { Failure } from "../../../electron/contract/contract.ts";
import { useBridge } from "../../bridge.ts";
import { afterPress } from "../../focus/press.ts";
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
  /** A new object for each copy of the operator’s that failed here; null if the last one did not. */
  readonly news: object | null;
}

/** Brings the whole row into view for a copy that has just failed, and for the details. */
function useInView(news: object | null, isOpen: boolean) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (news === null && !isOpen) return;
    afterPress(() => box.current?.closest("li")?.scrollIntoView({ block: "nearest" }));
  }, [news, isOpen]);
  return box;
}

export function RowFailure({ failure, target, news }: RowFailureProps) {
  const { title, advice, details } = failure;
  const { workspaceId } = target.tenant;
  const mspId = targetOf(target);
  const bridge = useBridge();
  const say = useToast();
  const [isOpen, setIsOpen] = useState(false);
  const box = useInView(news, isOpen);
  const id = useId();
  const name = targetName(target);
  const copyDetails = async () => {
    const copied = await bridge.copyFailure({ workspaceId }, ...mspId);
    say(copied.ok ? `Details for ${name} copied.` : failureLine(copied.error));
  };
  return (
    <div ref={box} className={styles.failure}>
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
