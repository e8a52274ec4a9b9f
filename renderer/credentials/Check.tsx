// Shows the connection check: each step with its mark, and below a failed step the cause and the remedy.
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { ConnectionCheck, Failure, CheckStep } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { Button } from "../ui/Button.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { Icon } from "../ui/icons.tsx";
import { useBriefly } from "../ui/useBriefly.ts";
import styles from "./Check.module.css";

interface CheckProps {
  readonly check: ConnectionCheck;
  readonly onRun: () => void;
  /** Further buttons, after the check’s own. */
  readonly actions?: ReactNode;
}

type Status = CheckStep["status"];
type Begun = Exclude<ConnectionCheck, { status: "none" }>;

/** Read by screen readers in place of the mark. */
const words: Readonly<Record<Status, string>> = {
  waiting: "Not yet",
  running: "Checking",
  passed: "Passed",
  failed: "Failed",
  skipped: "Skipped",
  warning: "Warning",
};

const marks = {
  waiting: "dot",
  passed: "tick",
  failed: "close",
  skipped: "dash",
  warning: "warning",
} as const;

function summary(check: ConnectionCheck): string {
  if (check.status === "none") return "Not checked yet.";
  const { status, steps } = check;
  if (status === "running") {
    // Between two steps none is running.
    const last = steps.findLastIndex(({ status: is }) => is !== "waiting" && is !== "skipped");
    return `Checking: step ${Math.max(0, last) + 1} of ${steps.length}`;
  }
  if (status === "cancelled") return "Stopped before the end.";
  const failed = steps.find((step) => step.status === "failed");
  if (failed !== undefined) return `${failed.title}.`;
  return steps.some((step) => step.status === "warning")
    ? "The connection works, with a warning."
    : "The connection works.";
}

function Mark({ status }: { readonly status: Status }) {
  return (
    <span className={`${styles.mark} ${styles[status] ?? ""}`}>
      {status === "running" ? (
        <span className={styles.spinner} />
      ) : (
        <Icon name={marks[status]} size={18} />
      )}
    </span>
  );
}

/** Index of the first step after the check ended early. Such steps need no detail: the failed step or the summary explains it. */
function firstUntried({ status, steps }: Begun): number {
  const last = steps.findLastIndex((step) => step.status !== "skipped");
  const isCut = status === "cancelled" || steps[last]?.status === "failed";
  return isCut ? last + 1 : steps.length;
}

function Finding({ status, detail, remedy, debugId }: CheckStep) {
  const isBad = status === "failed" || status === "warning";
  return (
    <div className={isBad ? styles.finding : styles.detail}>
      <p>{detail}</p>
      {remedy !== "" && (
        <p>
          <strong>What to do: </strong>
          {remedy}
        </p>
      )}
      {debugId !== undefined && <p className={styles.debugId}>{`Debug ID: ${debugId}`}</p>}
    </div>
  );
}

function Step({ step, isUntried }: { readonly step: CheckStep; readonly isUntried: boolean }) {
  const { status, title, detail } = step;
  return (
    <li className={`${styles.step} ${styles[status] ?? ""}`} data-status={status}>
      <Mark status={status} />
      <div className={styles.text}>
        <p className={styles.title}>
          <span className="visually-hidden">{`${words[status]}: `}</span>
          {title}
        </p>
        {detail !== "" && !isUntried && <Finding {...step} />}
      </div>
    </li>
  );
}

/** Scrolls to the first failed step once the check has ended. */
function Steps({ check }: { readonly check: Begun }) {
  const list = useRef<HTMLOListElement>(null);
  const isOver = check.status !== "running";
  useEffect(() => {
    if (isOver)
      list.current?.querySelector('[data-status="failed"]')?.scrollIntoView({ block: "nearest" });
  }, [isOver]);
  const untried = firstUntried(check);
  return (
    <ol ref={list} aria-label="Checks" className={styles.steps}>
      {check.steps.map((step, index) => (
        <Step key={step.id} step={step} isUntried={index >= untried} />
      ))}
    </ol>
  );
}

interface CopyReportProps {
  readonly disabled: boolean;
  readonly onFailure: (failure: Failure | null) => void;
}

function CopyReport({ disabled, onFailure }: CopyReportProps) {
  const bridge = useBridge();
  const [copied, setCopied] = useBriefly<true>();
  const copy = async () => {
    const result = await bridge.copyCheckReport(null);
    onFailure(result.ok ? null : result.error);
    if (result.ok) setCopied(true);
  };
  return (
    <>
      <Button weight="secondary" disabled={disabled} onClick={() => void copy()}>
        {copied === null ? "Copy report" : "Copied"}
      </Button>
      <output className="visually-hidden">{copied === null ? "" : "Report copied."}</output>
    </>
  );
}

export function Check({ check, onRun, actions }: CheckProps) {
  const bridge = useBridge();
  const [failure, setFailure] = useState<Failure | null>(null);
  const isRunning = check.status === "running";
  const hasReport = check.status === "done" || check.status === "cancelled";
  return (
    <div className={styles.check}>
      <output className={styles.summary} aria-live="polite">
        {summary(check)}
      </output>
      {check.status !== "none" && <Steps check={check} />}
      {failure !== null && <FailureBox failure={failure} />}
      <div className={styles.actions}>
        <Button
          weight="secondary"
          onClick={() => (isRunning ? void bridge.cancelCheck(null) : onRun())}
        >
          {isRunning ? "Stop" : hasReport ? "Check again" : "Check"}
        </Button>
        <CopyReport disabled={!hasReport} onFailure={setFailure} />
        {actions !== undefined && <div className={styles.onward}>{actions}</div>}
      </div>
    </div>
  );
}
