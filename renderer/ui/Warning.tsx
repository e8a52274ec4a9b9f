// A warning to read before going on, although nothing has failed.
import type { ReactNode } from "react";
import { Icon } from "./icons.tsx";
import styles from "./Warning.module.css";

export function Warning({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles.warning}>
      <Icon name="warning" />
      <span>{children}</span>
    </p>
  );
}
