// A labelled drop-down list: the browser’s own, with all its keyboard support.
import { useId } from "react";
import styles from "./Field.module.css";
import { described, Labelled, type Labels } from "./Labelled.tsx";

interface SelectProps extends Labels {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly id: string; readonly name: string }[];
}

export function Select({ value, onChange, options, ...labels }: SelectProps) {
  const id = useId();
  return (
    <Labelled id={id} {...labels}>
      <select
        {...described(id, labels)}
        className={styles.input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </Labelled>
  );
}
