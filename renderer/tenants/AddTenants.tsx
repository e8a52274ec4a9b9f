// Adds tenants from pasted lines, an exported table, JSON or a dropped file. Tenantry says what it reads before it adds anything;
// lines it cannot read stay in the field.
import { useEffect, useRef, useState } from "react";
import type { Failure, Result, TenantLines } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { useUndoableToast } from "../toasts/useToast.ts";
import { Dialog, SubmitOrCancel } from "../ui/Dialog.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { countTenants } from "../ui/format.ts";
import { FileDrop } from "../forms/FileDrop.tsx";
import { TextArea } from "../forms/TextArea.tsx";
import { useDroppedFile } from "../forms/useDroppedFile.ts";
import styles from "./AddTenants.module.css";

/** Characters; a longer text is read when the typing pauses. */
const longText = 50_000;
const pauseMs = 200;

/** Asks main to parse the text. Answers to older texts are ignored. */
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
    if (text.length <= longText) {
      void ask();
      return undefined;
    }
    const later = setTimeout(() => void ask(), pauseMs);
    return () => clearTimeout(later);
  }, [bridge, text]);
  return preview;
}

/** As many as anybody reads. */
const mostProblems = 100;

function Problems({ problems, format }: Pick<TenantLines, "problems" | "format">) {
  const more = problems.length - mostProblems;
  return (
    <ul className={styles.problems} aria-label="Lines with problems">
      {problems.slice(0, mostProblems).map(({ line, text, problem }) => (
        <li key={line} className={styles.problem}>
          {format === "json" ? "Entry" : "Line"} {line}: {problem}{" "}
          <bdi className={styles.line}>{text}</bdi>
        </li>
      ))}
      {more > 0 && <li className={styles.problem}>…and {more} more.</li>}
    </ul>
  );
}

/** The lines that could not be read. JSON cannot be cut into lines, so all of it stays. */
function remaining(text: string, { problems, format }: TenantLines): string {
  if (format === "json") return text;
  const lines = text.split(/\r\n|\r|\n/);
  return problems.map(({ line }) => lines[line - 1] ?? "").join("\n");
}

/** What is read, and what would not be added, in sentences. */
function described({ understood = "", merged, problems, format }: TenantLines): string {
  const what = format === "json" ? ["entry", "entries"] : ["line", "lines"];
  const unread = problems.length;
  return [
    understood,
    merged > 0 ? `Already in your list: ${merged}.` : "",
    unread > 0 ? `Cannot be read: ${unread} ${what[unread === 1 ? 0 : 1]}.` : "",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

/** The dialog’s state. Only lines that were added leave the field. */
function useAdding(onClose: () => void) {
  const bridge = useBridge();
  const say = useUndoableToast();
  const [text, setText] = useState("");
  const [failed, setFailed] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  /** What the last addition did, until the text changes. */
  const [added, setAdded] = useState("");
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
    const left = result.value.format === "json" ? "The other entries" : "The lines left here";
    setAdded(`${result.value.added} added. ${left} could not be read.`);
    setText(remaining(text, result.value));
    field.current?.focus();
  };
  const change = (changed: string) => {
    setAdded("");
    setText(changed);
  };
  return { field, text, change, preview, failure, count, added, add };
}

export function AddTenants({ onClose }: { onClose: () => void }) {
  const { field, text, change, preview, failure, count, added, add } = useAdding(onClose);
  const problems = preview?.problems ?? [];
  const drop = useDroppedFile(change);
  return (
    <Dialog
      title="Add tenants"
      onClose={onClose}
      hasTyped={text.trim() !== ""}
      onSubmit={add}
      actions={
        <SubmitOrCancel onCancel={onClose} disabled={count === 0}>
          {count === 0 ? "Add" : `Add ${count}`}
        </SubmitOrCancel>
      }
    >
      <FileDrop onFile={drop}>Drop the file to read tenants from it</FileDrop>
      <TextArea
        ref={field}
        label="Workspace IDs"
        value={text}
        onChange={change}
        hint="One per line: the ID, then an optional name. You can also paste the columns of a spreadsheet, CSV or JSON, or drop a file here. Lines that start with # are skipped."
      />
      <output className={styles.said}>
        {added !== "" ? added : preview !== null && described(preview)}
      </output>
      {problems.length > 0 && <Problems problems={problems} format={preview?.format ?? "lines"} />}
      {failure !== null && <FailureBox failure={failure} />}
    </Dialog>
  );
}
