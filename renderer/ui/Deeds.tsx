// A list of actions, each with a sentence that says what it does.
import type { ReactNode } from "react";
import styles from "./Deeds.module.css";

export const Deeds = ({ children }: { readonly children: ReactNode }) => (
  <ul className={styles.deeds}>{children}</ul>
);

interface DeedProps {
  readonly says: string;
  readonly children: ReactNode;
}

export const Deed = ({ says, children }: DeedProps) => (
  <li className={styles.deed}>
    <p className="hint">{says}</p>
    {children}
  </li>
);
