// Fills in every field that a paste or a dropped file names, and lists them.
import { type Dispatch, type SetStateAction, useState } from "react";
import type { ConnectInput, Recognition } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { Icon } from "../ui/icons.tsx";
import styles from "./CredentialsForm.module.css";

/** Characters; no file with a few values is longer. */
const longestText = 262_144;

/** A single value contains none of these, and needs no recognition. */
const hasStructure = /[\n=:{]/;

/**
 * Asks main what the text contains, while the browser pastes it as usual. A recognised text undoes that paste and fills in the
 * fields; any other paste stays.
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
