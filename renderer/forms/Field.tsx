// A labelled text field.
import { type ReactNode, type Ref, useId } from "react";
import styles from "./Field.module.css";
import { described, Labelled, type Labels } from "./Labelled.tsx";

interface FieldProps extends Labels {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: "text" | "password" | "number";
  readonly placeholder?: string | undefined;
  readonly trailing?: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
  /** Called when the field loses the focus, and on Enter. */
  readonly onDone?: () => void;
}

export function Field(props: FieldProps) {
  const { label, value, onChange, onDone, problem, details, hint, trailing, ...input } = props;
  const id = useId();
  return (
    <Labelled {...{ id, label, problem, details, hint }}>
      <div className={styles.control}>
        <input
          {...input}
          {...described(id, props)}
          className={styles.input}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onDone}
          onKeyDown={(event) => {
            if (event.key === "Enter") onDone?.();
          }}
          spellCheck={false}
          autoComplete="off"
        />
        {trailing !== undefined && <span className={styles.trailing}>{trailing}</span>}
      </div>
    </Labelled>
  );
}
