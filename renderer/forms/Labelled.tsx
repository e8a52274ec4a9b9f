// The label, the problem and the hint around any control of a form.
import type { ReactNode } from "react";
import { Icon } from "../ui/icons.tsx";
import { ServerWords } from "../ui/FailureBox.tsx";
import styles from "./Field.module.css";

export interface Labels {
  readonly label: string;
  readonly problem?: string | undefined;
  /** What the server said, one line each. */
  readonly details?: readonly string[] | undefined;
  readonly hint?: ReactNode;
}

interface LabelledProps extends Labels {
  /** The ID of the control. */
  readonly id: string;
  readonly children: ReactNode;
}

/** Ties the problem and the hint to the control for screen readers. */
export const described = (id: string, { problem, hint }: Labels) => ({
  id,
  "aria-invalid": problem !== undefined,
  "aria-describedby":
    [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined,
});

/** The problem and the hint, to which `described` ties the control. */
export function Explained({ id, problem, details, hint }: Labels & { readonly id: string }) {
  return (
    <>
      {problem !== undefined && (
        <div id={`${id}-problem`} className={styles.problem}>
          <Icon name="failure" />
          <div>
            <p>{problem}</p>
            <ServerWords lines={details} />
          </div>
        </div>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
    </>
  );
}

export function Labelled({ id, children, ...labels }: LabelledProps) {
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {labels.label}
      </label>
      {children}
      <Explained id={id} {...labels} />
    </div>
  );
}
