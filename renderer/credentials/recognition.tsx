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
const hasLines = /[\r\n]/;

const lookedFor =
  "Tenantry looks for a workspace ID, a client ID and a client secret under their names, as in a .env file, YAML, JSON or the console’s text.";

/**
 * Asks main what the text contains. A recognised text fills in the fields; for one that is not, a toast says what it seems to be.
 * Several lines never land in a field. A single line is pasted as usual meanwhile; if it is recognised, that paste is undone, and
 * if it is not, it stays.
 */
export function useRecognition(
  input: ConnectInput,
  setInput: Dispatch<SetStateAction<ConnectInput>>,
) {
  const bridge = useBridge();
  const say = useToast();
  const [recognition, setRecognition] = useState<Recognition | null>(null);
  const ask = async (text: string, source: string, isOrdinary: boolean) => {
    const before = input;
    if (text.length > longestText)
      return say(`Nothing was filled in: ${source} is too long. ${lookedFor}`, { stays: true });
    const found = await bridge.recogniseCredentials({ text });
    if (!found.ok) return say(failureLine(found.error), { stays: true });
    if (found.value !== null) {
      setRecognition(found.value);
      return setInput({ ...before, ...found.value.values });
    }
    if (isOrdinary) return undefined;
    const seems = `Nothing was filled in: ${source} seems to be ${seemsToBe(text)}.`;
    return say(`${seems} ${lookedFor}`, { stays: true });
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain").trim();
    if (!hasStructure.test(text)) return;
    const isOrdinary = !hasLines.test(text);
    if (!isOrdinary) event.preventDefault();
    void ask(text, "the pasted text", isOrdinary);
  };
  /** `source` names where the text comes from. */
  const recognise = (text: string, source: string) => void ask(text, source, false);
  return { recognition, recognise, onPaste };
}

export function Recognised({ recognition }: { recognition: Recognition }) {
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
