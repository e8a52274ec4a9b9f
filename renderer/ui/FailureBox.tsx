// Shows a failure: what happened, what to do about it, and what the server said.
import type { Failure } from "../../electron/contract/contract.ts";
import styles from "./FailureBox.module.css";

/** What the server said, one line each, to be read out or copied for HPE’s support. */
export function ServerWords({ lines }: { readonly lines: readonly string[] | undefined }) {
  return lines?.map((line) => (
    <p key={line} className={styles.server}>
      {line}
    </p>
  ));
}

interface FailureBoxProps {
  readonly failure: Failure;
  /** The tenant it concerns, named before the failure unless that names it. */
  readonly of?: string;
}

export function FailureBox({ failure, of = "" }: FailureBoxProps) {
  const { title } = failure;
  return (
    <div role="alert" className={styles.box}>
      <p className={styles.title}>{title.includes(of) ? title : `${of}: ${title}`}</p>
      {failure.advice !== "" && <p>{failure.advice}</p>}
      <ServerWords lines={failure.details} />
    </div>
  );
}
