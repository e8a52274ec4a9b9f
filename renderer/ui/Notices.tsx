// One-time notices, for example that a damaged settings file was set aside. Each stays until it is dismissed.
import type { Notice } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { Button } from "./Button.tsx";
import { Icon } from "./icons.tsx";
import styles from "./Notices.module.css";

export function Notices({ notices }: { notices: readonly Notice[] }) {
  const bridge = useBridge();
  if (notices.length === 0) return null;
  return (
    <div aria-live="polite" className={styles.list}>
      {notices.map(({ id, text }) => (
        <div key={id} className={styles.notice}>
          <Icon name="warning" />
          <span className={styles.text}>{text}</span>
          <Button
            weight="icon"
            aria-label="Dismiss"
            onClick={() => void bridge.dismissNotice({ id })}
          >
            <Icon name="close" size={14} />
          </Button>
        </div>
      ))}
    </div>
  );
}
