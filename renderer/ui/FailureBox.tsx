// A failure in a form: what happened, what to do, what the server said.
import type { Failure } from "../../electron/contract/contract.ts";
import styles from "./FailureBox.module.css";

export function FailureBox({ failure }: { failure: Failure }) {
  return (
    <div role="alert" className={styles.box}>
      <p className={styles.title}>{failure.title}</p>
      <p>{failure.advice}</p>
      {failure.details.map((line) => (
        <p key={line} className={styles.details}>
          {line}
        </p>
      ))}
    </div>
  );
}
