// A labelled text field with several lines.
import { type Ref, useId } from "react";
import styles from "./Field.module.css";
import { described, Labelled, type Labels } from "./Labelled.tsx";

interface TextAreaProps extends Labels {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** For sentences: proportional type instead of monospace. */
  readonly prose?: boolean;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

export function TextArea({ value, onChange, prose = false, ref, ...labels }: TextAreaProps) {
  const id = useId();
  return (
    <Labelled id={id} {...labels}>
      <textarea
        ref={ref}
        {...described(id, labels)}
        className={`${styles.textarea} ${prose ? styles.prose : ""}`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        spellCheck={false}
      />
    </Labelled>
  );
}
