// A message across the window, under the header, that stays until it is dismissed.
import type { ReactNode } from "react";
import { Button } from "./Button.tsx";
import styles from "./Bar.module.css";
import { Icon } from "./icons.tsx";

interface BarProps {
  readonly tone: "warning" | "failure";
  readonly onDismiss: () => void;
  readonly children: ReactNode;
}

export function Bar({ tone, onDismiss, children }: BarProps) {
  return (
    <div className={`${styles.bar} ${styles[tone]}`}>
      <Icon name={tone} />
      <div className={styles.content}>{children}</div>
      <Button weight="icon" aria-label="Dismiss" onClick={onDismiss}>
        <Icon name="close" size={14} />
      </Button>
    </div>
  );
}
