// A labelled text field with several lines.
import { useId } from "react";
import styles from "./Field.module.css";
import { described, Labelled, type Labels } from "./Labelled.tsx";

interface TextAreaProps extends Labels {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** For sentences: proportional type instead of monospace. */
  readonly prose?: boolean;
}

export function TextArea({ value, onChange, prose = false, ...labels }: TextAreaProps) {
  const id = useId();
  return (
    <Labelled id={id} {...labels}>
      <textarea
        {...described(id, labels)}
        className={`${styles.textarea} ${prose ? styles.prose : ""}`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        spellCheck={false}
      />
    </Labelled>
  );
}
