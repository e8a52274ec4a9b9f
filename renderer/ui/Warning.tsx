// A warning to read before going on, although nothing has failed.
import { type ReactNode, useEffect, useRef } from "react";
import { Icon } from "./icons.tsx";
import styles from "./Warning.module.css";

interface WarningProps {
  readonly children: ReactNode;
  /** True for a warning that takes the focus, so that it is read before a key does anything. */
  readonly isFirst?: boolean;
}

export function Warning({ children, isFirst = false }: WarningProps) {
  const paragraph = useRef<HTMLParagraphElement>(null);
  // Later than a dialog, which focuses one of its controls.
  useEffect(() => {
    if (isFirst) paragraph.current?.focus();
  }, [isFirst]);
  return (
    <p ref={paragraph} className={styles.warning} tabIndex={isFirst ? -1 : undefined}>
      <Icon name="warning" />
      <span>{children}</span>
    </p>
  );
}
