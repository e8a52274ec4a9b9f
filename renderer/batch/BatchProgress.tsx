// How far a batch of tokens is: a bar with done, failed, left and the time to go; at the end, when the first token expires.
import type { Batch } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { Button } from "../ui/Button.tsx";
import { useSecondsUntil } from "../ui/clock.ts";
import { formatCount, formatDuration } from "../ui/format.ts";
import { Icon } from "../ui/icons.tsx";
import styles from "./Batch.module.css";
import { firstExpiry, resultOf } from "./progress.ts";

function TimeToGo({ batch: { endsAtMs, waitingUntilMs } }: { batch: Batch }) {
  const waitS = useSecondsUntil(waitingUntilMs) ?? 0;
  const leftS = useSecondsUntil(endsAtMs);
  if (waitS > 0) return <span>GreenLake asks us to wait {waitS} s</span>;
  return leftS === null ? null : <span>about {formatDuration(leftS)} left</span>;
}

function Running({ batch }: { batch: Batch }) {
  const bridge = useBridge();
  const { done, failed, total } = batch;
  return (
    <>
      <progress aria-label="Tokens" className={styles.progress} value={done + failed} max={total} />
      <p className={styles.words}>
        <span className={styles.strong}>
          {formatCount(done)} of {formatCount(total)} tokens
        </span>
        {failed > 0 && <span className={styles.failed}>{formatCount(failed)} failed</span>}
        <TimeToGo batch={batch} />
      </p>
      <Button className={styles.text} onClick={() => void bridge.cancelTokens(null)}>
        Cancel
      </Button>
    </>
  );
}

function Over({ batch }: { batch: Batch }) {
  const bridge = useBridge();
  const { done, failed, total } = batch;
  return (
    <>
      <p className={styles.words}>
        <Icon name={failed > 0 ? "warning" : "tick"} size={14} />
        <span className={styles.strong}>{resultOf(batch)}</span>
        {failed > 0 && <span className={styles.failed}>{formatCount(failed)} failed</span>}
        <span>{firstExpiry(batch)}</span>
      </p>
      {done < total && (
        <Button className={styles.text} onClick={() => void bridge.retryTokens(null)}>
          {done + failed < total ? "Get the rest" : "Retry failed"}
        </Button>
      )}
      <Button
        weight="icon"
        className={styles.close}
        aria-label="Dismiss the result"
        onClick={() => void bridge.dismissBatch(null)}
      >
        <Icon name="close" size={14} />
      </Button>
    </>
  );
}

export function BatchProgress({ batch }: { batch: Batch | null }) {
  if (batch === null) return null;
  return (
    <section aria-label="Getting tokens" className={styles.batch}>
      {batch.status === "running" ? <Running batch={batch} /> : <Over batch={batch} />}
    </section>
  );
}
