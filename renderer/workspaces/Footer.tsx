// The status line: what was copied last and how long it lives, else how many tenants there are.
import type { LastCopy } from "../../electron/contract.ts";
import { useSecondsUntil } from "../ui/clock.ts";
import { formatDuration } from "../ui/format.ts";
import { Icon } from "../ui/icons.tsx";
import styles from "./Footer.module.css";

interface FooterProps {
  readonly lastCopy: LastCopy | null;
  readonly shown: number;
  readonly count: number;
  /** Why the secret is kept for this run only. */
  readonly warning: string | null;
}

const tenants = (count: number): string => (count === 1 ? "1 tenant" : `${count} tenants`);

function LastCopyText({ lastCopy }: { lastCopy: LastCopy }) {
  const seconds = useSecondsUntil(lastCopy.expiresAtMs) ?? 0;
  return (
    <>
      Copied last: <bdi>{lastCopy.tenantName}</bdi>,{" "}
      {seconds > 0 ? `${formatDuration(seconds)} left` : "expired"}
    </>
  );
}

export function Footer({ lastCopy, shown, count, warning }: FooterProps) {
  const counted = shown === count ? tenants(count) : `${shown} of ${tenants(count)}`;
  return (
    <footer className={styles.footer}>
      {warning !== null && (
        <span className={styles.warning}>
          <Icon name="warning" size={14} />
        </span>
      )}
      <span className={styles.text} title={warning ?? undefined}>
        {warning !== null && "The secret is kept for this run only. "}
        {lastCopy === null ? counted : <LastCopyText lastCopy={lastCopy} />}
      </span>
    </footer>
  );
}
