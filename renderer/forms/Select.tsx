// A labelled drop-down list: the browser’s own, with all its keyboard support.
import { useId } from "react";
import { inSections } from "./sections.ts";
import styles from "./Field.module.css";
import { described, Labelled, type Labels } from "./Labelled.tsx";

interface Option {
  readonly id: string;
  readonly name: string;
  /** The heading above neighbours that share it. */
  readonly section?: string | undefined;
}

const entries = (options: readonly Option[]) =>
  options.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));

interface SelectProps extends Labels {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly Option[];
}

export function Select({ value, onChange, options, ...labels }: SelectProps) {
  const id = useId();
  return (
    <Labelled id={id} {...labels}>
      <select
        {...described(id, labels)}
        className={`${styles.input} ${styles.select}`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {inSections(options).map(({ section, items }) =>
          section === undefined ? (
            entries(items)
          ) : (
            <optgroup key={section} label={section}>
              {entries(items)}
            </optgroup>
          ),
        )}
      </select>
    </Labelled>
  );
}
