// The window that asks whether a program may read tokens. It opens with the focus on Deny.
import { useId, useRef, useState } from "react";
import type { ConsentAnswer, ConsentView, Failure } from "../../electron/contract/contract.ts";
import { useBridge, useSnapshot } from "../bridge.ts";
import { useEscape } from "../focus/useEscape.ts";
import { Button } from "../ui/Button.tsx";
import { useSecondsUntil } from "../ui/clock.ts";
import { FailureBox } from "../ui/FailureBox.tsx";
import { formatDuration } from "../ui/format.ts";
import { useTheme } from "../ui/useTheme.ts";
import styles from "./Consent.module.css";
import { Subjects } from "./Subjects.tsx";
import { useArmed } from "./useArmed.ts";

/** A screen reader hears when this many seconds are left. */
const soonS = 15;

const allowing = [
  { answer: "once", label: "Allow once" },
  { answer: "quarter", label: "Allow for 15 minutes" },
  { answer: "always", label: "Always" },
] as const;

const tokens = (count: number): string => (count === 1 ? "a token" : `${count} tokens`);

function Wish({ caller, purpose, command, count }: ConsentView) {
  return (
    <>
      {caller === null ? "A program" : <bdi>“{caller}”</bdi>} wants to{" "}
      {purpose === "print" ? (
        `read ${tokens(count)}`
      ) : (
        <>
          run {command === null ? "a command" : <bdi>{command}</bdi>} with {tokens(count)}
        </>
      )}
    </>
  );
}

function Footer({ endsAtMs, waiting }: Pick<ConsentView, "endsAtMs" | "waiting">) {
  const seconds = useSecondsUntil(endsAtMs) ?? 0;
  return (
    <p className={styles.footer}>
      <span role="timer" aria-live="off">
        Denied in {formatDuration(seconds)}
      </span>
      {waiting > 0 && (
        <span>{waiting === 1 ? "1 more question waits" : `${waiting} more questions wait`}</span>
      )}
      <span aria-live="polite" className="visually-hidden">
        {seconds <= soonS && `${soonS} seconds left to answer.`}
      </span>
    </p>
  );
}

function Question({ question }: { question: ConsentView }) {
  const bridge = useBridge();
  const id = useId();
  const deny = useRef<HTMLButtonElement>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { isArmed, isMeant } = useArmed(() => deny.current?.focus());
  const answer = async (how: ConsentAnswer) => {
    const result = await bridge.answerConsent({ id: question.id, answer: how });
    setFailure(result.ok ? null : result.error);
  };
  useEscape(() => void answer("deny"));
  return (
    <section
      className={styles.question}
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text ${id}-reach`}
    >
      <div className={styles.body}>
        <h1 id={`${id}-title`}>
          <Wish {...question} />
        </h1>
        <div id={`${id}-text`} className={styles.text}>
          <Subjects {...question} />
          <p className="hint">
            {question.caller === null
              ? "The program does not say what it is called."
              : "This is what the program calls itself; Tenantry cannot check it."}
          </p>
        </div>
        {failure !== null && <FailureBox failure={failure} />}
        <p id={`${id}-reach`} className={`hint ${styles.reach}`}>
          “Allow for 15 minutes” and “Always” hold for every program and every tenant. Locking,
          sleep and quitting end the 15 minutes; the settings end “Always”.
        </p>
      </div>
      <div className={styles.actions}>
        <Button ref={deny} weight="secondary" onClick={() => void answer("deny")}>
          Deny
        </Button>
        {allowing.map(({ answer: how, label }) => (
          <Button
            key={how}
            weight="secondary"
            disabled={!isArmed}
            onClick={(event) => (isMeant(event) ? void answer(how) : undefined)}
          >
            {label}
          </Button>
        ))}
      </div>
      <Footer {...question} />
    </section>
  );
}

export function Consent() {
  const snapshot = useSnapshot();
  useTheme(snapshot?.settings.theme ?? "system");
  const question = snapshot?.consent ?? null;
  return (
    <main className={styles.window}>
      {question !== null && <Question key={question.id} question={question} />}
    </main>
  );
}
