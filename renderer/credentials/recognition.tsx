// Fills in every field that a paste or a dropped file names, and lists them.
import { type ClipboardEvent, type Dispatch, type SetStateAction, useState } from "react";
import type { ConnectInput, Recognition } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { seemsToBe } from "../forms/seemsToBe.ts";
import { useToast } from "../toasts/useToast.ts";
import { failureLine } from "../ui/format.ts";
import { Icon } from "../ui/icons.tsx";
import styles from "./CredentialsForm.module.css";

/** Characters; no file with a few values is longer. */
const longestText = 262_144;

/** A single value contains none of these, and needs no recognition. */
const hasStructure = /[\r\n=:{]/;

/** What belongs into one field has one line. */
const isOneLine = (text: string): boolean => !/[\r\n]/.test(text);

const forms = "under their names, as in a .env file, YAML, JSON or the console’s text";
const lookedFor = `Tenantry looks for a workspace ID, a client ID and a client secret ${forms}.`;

interface Wanted<Value> {
  /** What the fields hold. */
  readonly value: Value;
  /** Whether a field could take the text as it is. */
  readonly fits: (text: string) => boolean;
  /** `before` is what the fields held before the paste; `source` names where the text comes from. */
  readonly onFound: (found: Recognition, before: Value, source: string) => void;
  /** `problem` is a whole sentence. */
  readonly onNothing: (problem: string) => void;
}

/**
 * Asks main what a pasted or dropped text contains. A text that does not fit never lands in a field. One that fits is pasted as
 * usual meanwhile; if it is recognised, `onFound` undoes that paste, and if it is not, it stays.
 */
export function useReading<Value>({ value, fits, onFound, onNothing }: Wanted<Value>) {
  const bridge = useBridge();
  const ask = async (text: string, source: string, isOrdinary: boolean) => {
    if (text.length > longestText)
      return onNothing(`Nothing was filled in: ${source} is too long.`);
    const found = await bridge.recogniseCredentials({ text });
    if (!found.ok) return onNothing(failureLine(found.error));
    if (found.value !== null) return onFound(found.value, value, source);
    if (isOrdinary) return undefined;
    return onNothing(`Nothing was filled in: ${source} seems to be ${seemsToBe(text)}.`);
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain").trim();
    const isOrdinary = fits(text);
    if (isOrdinary && !hasStructure.test(text)) return;
    if (!isOrdinary) event.preventDefault();
    void ask(text, "the pasted text", isOrdinary);
  };
  /** `source` names where the text comes from. */
  const recognise = (text: string, source: string) => void ask(text, source, false);
  return { recognise, onPaste };
}

/** A recognised text fills in the fields of a form; for one that is not, a toast says what it seems to be. */
export function useRecognition(
  input: ConnectInput,
  setInput: Dispatch<SetStateAction<ConnectInput>>,
) {
  const say = useToast();
  const [recognition, setRecognition] = useState<Recognition | null>(null);
  const reading = useReading({
    value: input,
    fits: isOneLine,
    onFound(found, before) {
      setRecognition(found);
      setInput({ ...before, ...found.values });
    },
    onNothing: (problem) => say(`${problem} ${lookedFor}`, { stays: true }),
  });
  return { recognition, ...reading };
}

export function Recognised({
  recognition,
}: {
  recognition: Pick<Recognition, "recognised" | "problems">;
}) {
  const { recognised, problems } = recognition;
  return (
    <output className={styles.recognised}>
      {recognised.map((line) => (
        <span key={line}>
          <Icon name="tick" size={14} />
          {line}
        </span>
      ))}
      {problems.map((line) => (
        <span key={line} className={styles.notTaken}>
          <Icon name="warning" size={14} />
          {line}
        </span>
      ))}
    </output>
  );
}
