// The status line: what is on the clipboard and when it is cleared, or else the number of tenants. Warnings stand above it.
import { type ReactNode, Suspense, useEffect, useSyncExternalStore } from "react";
import type {
  AppSnapshot,
  ClipboardState,
  LastCopy,
  Tenant,
} from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { Button } from "../ui/Button.tsx";
import { useSecondsUntil } from "../ui/clock.ts";
import { Disc } from "../ui/Disc.tsx";
import { useToast } from "../toasts/useToast.ts";
import { countTenants, failureLine, formatCount, formatDuration } from "../ui/format.ts";
import { countHidden } from "../order/shown.ts";
import { type Hit, mspToName } from "../search/allMsps.ts";
import { Icon } from "../ui/icons.tsx";
import { KeepSecret } from "../lock/KeepSecret.tsx";
import { useScreens } from "../useScreens.ts";
import styles from "./Footer.module.css";

function LoadedPassphrase({ onClose }: { readonly onClose: () => void }) {
  const screens = useScreens();
  return <screens.SetPassphrase onClose={onClose} />;
}

const SetPassphrase: typeof LoadedPassphrase = (props) => (
  <Suspense>
    <LoadedPassphrase {...props} />
  </Suspense>
);

interface FooterProps {
  readonly snapshot: AppSnapshot;
  readonly hits: readonly Hit[];
  /** Why the secret is kept for this run only; null if it is stored. */
  readonly keptForThisRun: string | null;
  /** The tenant whose copy failed, in full; null for none. */
  readonly notCopied: string | null;
  /** Shown above everything else. */
  readonly children: ReactNode;
}

function subscribeToNetwork(changed: () => void): () => void {
  const changes = ["online", "offline"] as const;
  for (const name of changes) window.addEventListener(name, changed);
  return () => {
    for (const name of changes) window.removeEventListener(name, changed);
  };
}

function subscribeToSight(changed: () => void): () => void {
  document.addEventListener("visibilitychange", changed);
  return () => document.removeEventListener("visibilitychange", changed);
}

interface OnClipboardProps {
  /** Null for a new client secret. */
  readonly lastCopy: LastCopy | null;
  readonly clipboard: ClipboardState;
  readonly msp: string | null;
}

/** The tenant in full, with its MSP if there are several. */
function Copied({ lastCopy, msp }: { lastCopy: LastCopy; msp: string | null }) {
  return (
    <>
      <bdi>{lastCopy.tenantName}</bdi>
      {msp !== null && (
        <>
          {" "}
          (<bdi>{msp}</bdi>)
        </>
      )}
    </>
  );
}

/** How soon the footer learns that another program has taken the clipboard, ms. Electron passes on no event for that. */
const lookEveryMs = 2_000;

/** Looks while the window is in sight, until something else is on the clipboard. Without the focus, no other event says so. */
function useLookAtClipboard(isOurs: boolean): void {
  const bridge = useBridge();
  const isSeen = useSyncExternalStore(subscribeToSight, () => !document.hidden);
  useEffect(() => {
    if (!isOurs || !isSeen) return undefined;
    const timer = setInterval(() => void bridge.checkClipboard(null), lookEveryMs);
    return () => clearInterval(timer);
  }, [bridge, isOurs, isSeen]);
}

/** The toast of the last clear is taken back once something else is on the clipboard. */
let lastClear: AbortController | null = null;

function useClear(lastCopy: LastCopy | null): () => Promise<void> {
  const bridge = useBridge();
  const say = useToast();
  useEffect(() => lastClear?.abort(), []);
  return async () => {
    const result = await bridge.clearClipboard(null);
    if (!result.ok) return say(failureLine(result.error), { stays: true });
    lastClear = new AbortController();
    const what = lastCopy === null ? "secret" : "token";
    return say(`The ${what} is no longer on the clipboard.`, { until: lastClear.signal });
  };
}

/** What is on the clipboard, when it will be cleared, and a button that clears it now. */
function OnClipboard({ lastCopy, clipboard, msp }: OnClipboardProps) {
  const clear = useClear(lastCopy);
  const clearsInS = useSecondsUntil(clipboard.clearsAtMs);
  return (
    <>
      {lastCopy !== null && lastCopy.colour !== null && <Disc colour={lastCopy.colour} />}
      <span className={styles.name}>
        {lastCopy === null ? (
          "A secret is on the clipboard"
        ) : (
          <>
            {lastCopy.format ?? "Token"} for <Copied lastCopy={lastCopy} msp={msp} /> copied
          </>
        )}
        {clearsInS !== null && (
          <>
            {" "}
            <span className={styles.more}>· clears in {formatDuration(clearsInS)}</span>
          </>
        )}
      </span>
      <Button className={styles.clear} onClick={() => void clear()}>
        Clear now
      </Button>
    </>
  );
}

/** Shown after the clipboard was cleared, or another program replaced what was on it. */
function NoLonger({ lastCopy, msp }: { lastCopy: LastCopy; msp: string | null }) {
  const seconds = useSecondsUntil(lastCopy.expiresAtMs) ?? 0;
  return (
    <>
      {lastCopy.colour !== null && <Disc colour={lastCopy.colour} />}
      <span className={styles.name}>
        No longer on the clipboard: {lastCopy.format !== null && `${lastCopy.format} for `}
        <Copied lastCopy={lastCopy} msp={msp} />{" "}
        <span className={styles.more}>
          · {seconds > 0 ? `${formatDuration(seconds)} left` : "expired"}
        </span>
      </span>
    </>
  );
}

function Warning({ text }: { text: string }) {
  return (
    <p className={styles.warning}>
      <Icon name="warning" size={14} />
      {text}
    </p>
  );
}

/** How many tenants the list shows, of how many. Hidden ones are counted apart. */
function countOf(tenants: readonly Tenant[], hits: readonly Hit[]): string {
  const hidden = countHidden(tenants);
  const shown = hits.filter(({ msp }) => msp === null);
  const others = hits.length - shown.length;
  const areHidden = hits.some(({ tenant }) => tenant.hidden);
  const count = areHidden ? hidden : tenants.length - hidden;
  const parts = [
    shown.length === count
      ? countTenants(count)
      : `${formatCount(shown.length)} of ${countTenants(count)}`,
    ...(hidden === 0 ? [] : [areHidden ? "hidden" : `${formatCount(hidden)} hidden`]),
    ...(others === 0 ? [] : [`${formatCount(others)} in other MSPs`]),
  ];
  return parts.join(" · ");
}

export function Footer(props: FooterProps) {
  const { snapshot, hits, keptForThisRun, notCopied } = props;
  const { lastCopy, clipboard } = snapshot;
  const isEmpty = clipboard === null && notCopied === null;
  const msp = lastCopy === null ? null : mspToName(snapshot, lastCopy.mspId);
  useLookAtClipboard(clipboard !== null);
  const online = useSyncExternalStore(subscribeToNetwork, () => navigator.onLine);
  return (
    <footer className={styles.footer}>
      {props.children}
      {keptForThisRun !== null && (
        <>
          <Warning text={`Secret kept for this run only: ${keptForThisRun}`} />
          {!snapshot.app.demo && <KeepSecret className={styles.keep} dialog={SetPassphrase} />}
        </>
      )}
      {!snapshot.app.demo && !online && (
        <Warning text="No network connection. You can still copy tokens that are valid." />
      )}
      <p className={styles.status}>
        {lastCopy === null && isEmpty && countOf(snapshot.tenants, hits)}
        {clipboard !== null && <OnClipboard {...{ lastCopy, clipboard, msp }} />}
        {clipboard === null && notCopied !== null && (
          <span className={styles.name}>
            Not copied: <bdi>{notCopied}</bdi>
          </span>
        )}
        {lastCopy !== null && isEmpty && <NoLonger lastCopy={lastCopy} msp={msp} />}
      </p>
    </footer>
  );
}
