// One-time notices, for example that a damaged settings file was set aside. Each stays until it is dismissed.
import type { Notice } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { Bar } from "../ui/Bar.tsx";
import { PageLink } from "./PageLink.tsx";
import styles from "./Notices.module.css";

const names = { console: "Open the console", releases: "Show the download" } as const;

export function Notices({ notices }: { notices: readonly Notice[] }) {
  const bridge = useBridge();
  if (notices.length === 0) return null;
  return (
    <div aria-live="polite" className={styles.list}>
      {notices.map(({ id, text, page }) => (
        <Bar key={id} tone="warning" onDismiss={() => void bridge.dismissNotice({ id })}>
          {text} {page !== undefined && <PageLink page={page}>{names[page]}</PageLink>}
        </Bar>
      ))}
    </div>
  );
}
