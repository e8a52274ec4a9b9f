// Adds tenants from pasted lines. Tenantry counts them while they are typed; lines it cannot read stay in the field.
import { useEffect, useRef, useState } from "react";
import type {
  Failure,
  LineProblem,
  Result,
  TenantLines,
} from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { useUndoableToast } from "../toasts/useToast.ts";
import { Dialog, SubmitOrCancel } from "../ui/Dialog.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { countTenants } from "../ui/format.ts";
import { TextArea } from "../forms/TextArea.tsx";
import styles from "./AddTenants.module.css";

/** Asks main to parse the lines. Answers to older texts are ignored. */
function usePreview(text: string): Result<TenantLines, Failure> | null {
  const bridge = useBridge();
  const newest = useRef(0);
  const [preview, setPreview] = useState<Result<TenantLines, Failure> | null>(null);
  useEffect(() => {
    newest.current += 1;
    const asked = newest.current;
    const ask = async () => {
      const result = await bridge.previewTenants({ text });
      if (asked === newest.current) setPreview(result);
    };
    void ask();
  }, [bridge, text]);
  return preview;
}

function Problems({ problems }: { problems: readonly LineProblem[] }) {
  return (
    <ul className={styles.problems} aria-label="Lines with problems">
      {problems.map(({ line, text, problem }) => (
        <li key={line} className={styles.problem}>
          Line {line}: {problem} <bdi className={styles.line}>{text}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** The lines that could not be read. */
function remaining(text: string, problems: readonly LineProblem[]): string {
  const lines = text.split(/\r\n|\r|\n/);
  return problems.map(({ line }) => lines[line - 1] ?? "").join("\n");
}

/** The dialog’s state. Only lines that were added leave the field. */
function useAdding(onClose: () => void) {
  const bridge = useBridge();
  const say = useUndoableToast();
  const [text, setText] = useState("");
  const [failed, setFailed] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [added, setAdded] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const answer = usePreview(text);
  const preview = answer?.ok === true ? answer.value : null;
  const failure = answer?.ok === false ? answer.error : failed;
  const count = preview?.added ?? 0;
  const add = async () => {
    if (count === 0 || busy) return;
    setBusy(true);
    const result = await bridge.addTenants({ text });
    setBusy(false);
    setFailed(result.ok ? null : result.error);
    if (!result.ok) return;
    say(`${countTenants(result.value.added)} added.`, result.value);
    if (result.value.problems.length === 0) onClose();
    setAdded(result.value.added);
    setText(remaining(text, result.value.problems));
    field.current?.focus();
  };
  return { field, text, setText, preview, failure, count, added, add };
}

export function AddTenants({ onClose }: { onClose: () => void }) {
  const { field, text, setText, preview, failure, count, added, add } = useAdding(onClose);
  const problems = preview?.problems ?? [];
  return (
    <Dialog
      title="Add tenants"
      onClose={onClose}
      onSubmit={() => void add()}
      actions={
        <SubmitOrCancel onCancel={onClose} disabled={count === 0}>
          {`Add ${count}`}
        </SubmitOrCancel>
      }
    >
      <TextArea
        ref={field}
        label="Workspace IDs"
        value={text}
        onChange={setText}
        hint={
          <>
            One per line: the ID, then an optional name after a comma, a tab or a space. Lines that
            start with # are skipped.
            {preview !== null && preview.merged > 0 && ` Already in your list: ${preview.merged}.`}
          </>
        }
      />
      <output className={styles.said}>
        {added > 0 && `${added} added. The lines left here could not be read.`}
      </output>
      {problems.length > 0 && <Problems problems={problems} />}
      {failure !== null && <FailureBox failure={failure} />}
    </Dialog>
  );
}
