// What a paste or a dropped file brings: every field that it names is filled at once, and it is said which.
import { type Dispatch, type SetStateAction, useState } from "react";
import type { ConnectInput, Recognition } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { Icon } from "../ui/icons.tsx";
import styles from "./CredentialsForm.module.css";

/** Characters; no file of a few values is longer. */
const longestText = 262_144;

/** A single value has none of these; only the rest is worth a question. */
const hasStructure = /[\n=:{]/;

/**
 * The paste itself goes its way meanwhile: what it did to the field is undone when something is recognised, and nothing is lost
 * when nothing is.
 */
export function useRecognition(
  input: ConnectInput,
  setInput: Dispatch<SetStateAction<ConnectInput>>,
) {
  const bridge = useBridge();
  const [recognition, setRecognition] = useState<Recognition | null>(null);
  const recognise = (text: string) => {
    if (text.length > longestText || !hasStructure.test(text.trim())) return;
    const before = input;
    const ask = async () => {
      const found = await bridge.recogniseCredentials({ text });
      if (!found.ok || found.value === null) return;
      setRecognition(found.value);
      setInput({ ...before, ...found.value.values });
    };
    void ask();
  };
  return { recognition, recognise };
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
