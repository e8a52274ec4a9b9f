// An action in a list of actions, with a sentence that says what it does.
import type { ReactNode } from "react";
import styles from "./Settings.module.css";

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
