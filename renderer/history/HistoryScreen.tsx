// The history of the shown MSP: what was copied when, and which way; its export and its clearing.
import { type ReactNode, useState } from "react";
import type { AppSnapshot, Failure, History, Result } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { useEscape } from "../focus/useEscape.ts";
import { useToast } from "../toasts/useToast.ts";
import { Button } from "../ui/Button.tsx";
import { ConfirmRemoval } from "../ui/ConfirmRemoval.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { failureLine } from "../ui/format.ts";
import { Icon } from "../ui/icons.tsx";
import { Entries } from "./Entries.tsx";
import styles from "./History.module.css";
import { useHistory } from "./useHistory.ts";
import { countCopies } from "./words.ts";

interface HistoryProps {
  readonly snapshot: AppSnapshot;
  readonly onClose: () => void;
}

function ClearHistory({ onCleared, onClose }: Record<"onCleared" | "onClose", () => void>) {
  const bridge = useBridge();
  return (
    <ConfirmRemoval
      title="Clear history"
      label="Clear"
      remove={() => bridge.clearHistory(null)}
      onRemoved={onCleared}
      onClose={onClose}
    >
      All copies that Tenantry has recorded for this MSP are deleted from this computer. This cannot
      be undone. Export them first if you might need them.
    </ConfirmRemoval>
  );
}

/** Says where the file is, and shows it there. */
function useExport(): () => Promise<void> {
  const bridge = useBridge();
  const say = useToast();
  return async () => {
    const exported = await bridge.exportHistory(null);
    if (!exported.ok) return say(failureLine(exported.error), { stays: true });
    // No file was chosen.
    if (exported.value === null) return undefined;
    const show = { label: "Show in folder", run: () => bridge.showHistory(null) };
    return say(`Exported to ${exported.value.path}.`, { action: show });
  };
}

const emptyWords = (query: string, isOn: boolean): string => {
  if (query.trim() !== "") return `No copy is for a tenant like “${query.trim()}”.`;
  return isOn
    ? "Nothing has been copied for this MSP yet."
    : "The history is turned off. You can turn it on in the settings.";
};

interface BodyProps {
  readonly found: Result<History, Failure> | null;
  readonly empty: string;
  readonly onRetry: () => void;
}

function Body({ found, empty, onRetry }: BodyProps): ReactNode {
  if (found === null) return <div className={styles.scroller} />;
  if (!found.ok)
    return (
      <div className={styles.empty}>
        <FailureBox failure={found.error} />
        <Button weight="primary" onClick={onRetry}>
          Try again
        </Button>
      </div>
    );
  if (found.value.entries.length === 0) return <p className={styles.empty}>{empty}</p>;
  return <Entries {...found.value} />;
}

function countWords(found: Result<History, Failure> | null): string {
  if (found?.ok !== true) return "";
  const { entries, hasMore } = found.value;
  return hasMore ? `More than ${countCopies(entries.length)}` : countCopies(entries.length);
}

interface TopProps extends Pick<HistoryProps, "onClose"> {
  readonly title: string;
  readonly query: string;
  readonly setQuery: (query: string) => void;
}

function Top({ title, query, setQuery, onClose }: TopProps) {
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Button
          weight="icon"
          aria-label="Back"
          title="Back"
          aria-keyshortcuts="Escape"
          onClick={onClose}
        >
          <Icon name="back" />
        </Button>
        <h1>{title}</h1>
      </div>
      <input
        className={styles.search}
        type="search"
        aria-label="Search the history"
        placeholder="Search by tenant"
        autoFocus
        spellCheck={false}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
    </header>
  );
}

export function HistoryScreen({ snapshot, onClose }: HistoryProps) {
  const { msps, mspId, settings, lastCopy } = snapshot;
  const say = useToast();
  const exportAll = useExport();
  const [query, setQuery] = useState("");
  const [isClearing, setClearing] = useState(false);
  const { found, readAgain } = useHistory(query, lastCopy?.copiedAtMs);
  useEscape(query === "" ? onClose : () => setQuery(""));
  const isEmpty = found?.ok === true && found.value.entries.length === 0 && query.trim() === "";
  const msp = msps.length > 1 ? msps.find(({ id }) => id === mspId)?.name : undefined;
  return (
    <main className={styles.screen}>
      <Top
        title={msp === undefined ? "History" : `History of ${msp}`}
        {...{ query, setQuery, onClose }}
      />
      <Body found={found} empty={emptyWords(query, settings.history)} onRetry={readAgain} />
      <p className="visually-hidden" aria-live="polite">
        {countWords(found)}
      </p>
      {!isEmpty && (
        <footer className={styles.footer}>
          <Button weight="secondary" onClick={() => void exportAll()}>
            Export as CSV
          </Button>
          <Button weight="danger" onClick={() => setClearing(true)}>
            Clear history
          </Button>
        </footer>
      )}
      {isClearing && (
        <ClearHistory
          onCleared={() => {
            say("History cleared.");
            readAgain();
          }}
          onClose={() => setClearing(false)}
        />
      )}
    </main>
  );
}
