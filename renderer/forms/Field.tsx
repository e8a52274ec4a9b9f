// A labelled text field. Its hint and its problem are tied to it for screen readers.
import { type ReactNode, type Ref, useId } from "react";
import styles from "./Field.module.css";
import { Icon } from "../ui/icons.tsx";

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem?: string | undefined;
  readonly details?: readonly string[] | undefined;
  readonly hint?: ReactNode;
  readonly type?: "text" | "password" | "number";
  readonly placeholder?: string | undefined;
  readonly trailing?: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
  /** Called when the field loses the focus, and on Enter. */
  readonly onDone?: () => void;
}

interface ProblemProps {
  readonly id?: string;
  /** What the server said, one line each. */
  readonly details?: readonly string[] | undefined;
  readonly children: ReactNode;
}

export function Problem({ id, details, children }: ProblemProps) {
  return (
    <div id={id} className={styles.problem}>
      <Icon name="failure" />
      <div>
        <p>{children}</p>
        {details?.map((line) => (
          <p key={line} className={styles.details}>
            {line}
          </p>
        ))}
      </div>
    </div>
  );
}

export function Field(props: FieldProps) {
  const { label, value, onChange, onDone, problem, details, hint, trailing, ...input } = props;
  const id = useId();
  const described = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.control}>
        <input
          {...input}
          id={id}
          className={styles.input}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onDone}
          onKeyDown={(event) => {
            if (event.key === "Enter") onDone?.();
          }}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={problem !== undefined}
          aria-describedby={described || undefined}
        />
        {trailing !== undefined && <span className={styles.trailing}>{trailing}</span>}
      </div>
      {problem !== undefined && (
        <Problem id={`${id}-problem`} details={details}>
          {problem}
        </Problem>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
