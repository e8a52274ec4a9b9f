// One-time notices, for example that a damaged settings file was set aside. Each stays until it is dismissed.
import type { Notice } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { Bar } from "./Bar.tsx";
import styles from "./Notices.module.css";

export function Notices({ notices }: { notices: readonly Notice[] }) {
  const bridge = useBridge();
  if (notices.length === 0) return null;
  return (
    <div aria-live="polite" className={styles.list}>
      {notices.map(({ id, text }) => (
        <Bar key={id} tone="warning" onDismiss={() => void bridge.dismissNotice({ id })}>
          {text}
        </Bar>
      ))}
    </div>
  );
}
