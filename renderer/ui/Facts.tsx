// A list of terms and their values, one per line.
import type { ReactNode } from "react";
import styles from "./Facts.module.css";

export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>;
}

interface FactProps {
  readonly term: string;
  /** The full ID; it becomes the tooltip, and the text unless there are children. */
  readonly id?: string;
  readonly children?: ReactNode;
}

export function Fact({ term, id, children = id }: FactProps) {
  return (
    <>
      <dt>{term}</dt>
      <dd className={id === undefined ? undefined : styles.id} title={id}>
        {children}
      </dd>
    </>
  );
}
