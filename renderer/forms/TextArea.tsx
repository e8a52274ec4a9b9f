// A labelled text field with several lines.
import { type ReactNode, useId } from "react";
import { Problem } from "./Field.tsx";
import styles from "./Field.module.css";

interface TextAreaProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem?: string | undefined;
  readonly hint?: ReactNode;
  /** For sentences: proportional type instead of monospace. */
  readonly prose?: boolean;
}

export function TextArea(props: TextAreaProps) {
  const { label, value, onChange, problem, hint, prose = false } = props;
  const id = useId();
  const described = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className={`${styles.textarea} ${prose ? styles.prose : ""}`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        spellCheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={described || undefined}
      />
      {problem !== undefined && <Problem id={`${id}-problem`}>{problem}</Problem>}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
