// A labelled checkbox with an optional hint, and the problem of a change beside it.
import { useId } from "react";
import { described, Explained } from "./Labelled.tsx";
import styles from "./Checkbox.module.css";

interface CheckboxProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly problem?: string | undefined;
  readonly hint?: string | undefined;
}

export function Checkbox({ label, checked, onChange, ...labels }: CheckboxProps) {
  const id = useId();
  return (
    <div className={styles.checkbox}>
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        {...described(id, { label, ...labels })}
      />
      <label htmlFor={id}>{label}</label>
      <Explained id={id} label={label} {...labels} />
    </div>
  );
}
