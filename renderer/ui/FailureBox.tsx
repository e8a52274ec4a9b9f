// Shows a failure: what happened, what to do about it, and what the server said.
import type { Failure } from "../../electron/contract/contract.ts";
import styles from "./FailureBox.module.css";

export function FailureBox({ failure }: { failure: Failure }) {
  return (
    <div role="alert" className={styles.box}>
      <p className={styles.title}>{failure.title}</p>
      {failure.advice !== "" && <p>{failure.advice}</p>}
      {failure.details.map((line) => (
        <p key={line} className={styles.details}>
          {line}
        </p>
      ))}
    </div>
  );
}
