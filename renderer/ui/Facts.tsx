// What is known of a thing, a line each.
import type { ReactNode } from "react";
import styles from "./Facts.module.css";

export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>;
}

interface FactProps {
  readonly term: string;
  /** An ID, whole where it is shortened. */
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
