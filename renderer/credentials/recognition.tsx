// Fills in every field that a paste or a dropped file names, and lists them.
import { type ClipboardEvent, type Dispatch, type SetStateAction, useState } from "react";
import { longestPaste } from "../../electron/contract/constants.ts";
import type { ConnectInput, Recognition } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { mayHoldSecret } from "../forms/mayHoldSecret.ts";
import { seemsToBe } from "../forms/seemsToBe.ts";
import { useToast } from "../toasts/useToast.ts";
import { Button } from "../ui/Button.tsx";
import { failureLine } from "../ui/format.ts";
import { Icon } from "../ui/icons.tsx";
import styles from "./CredentialsForm.module.css";

/** A single value contains none of these, and needs no recognition. */
const hasStructure = /[\r\n=:{]/;

/** What belongs into one field has one line. */
const isOneLine = (text: string): boolean => !/[\r\n]/.test(text);

const forms =
  "under their names, as in a .env file, YAML, JSON, a curl command or the console’s text";
const lookedFor = `Tenantry looks for a workspace ID, a client ID and a client secret ${forms}.`;
const takenOut = "It may hold a secret, so it was taken out of the field again.";

interface Pasted<Value> {
  readonly text: string;
  /** Names where the text comes from. */
  readonly source: string;
  /** What the fields held before the paste. */
  readonly before: Value;
}

interface Wanted<Value> {
  /** What the fields hold. */
  readonly value: Value;
  /** The client ID to choose if the text has several API clients. */
  readonly client?: string;
  /** Whether a field could take the text as it is. */
  readonly fits: (text: string) => boolean;
  /** Whether the field would show a secret if the text stayed in it. */
  readonly exposes?: (text: string, target: EventTarget) => boolean;
  readonly onFound: (found: Recognition, pasted: Pasted<Value>) => void;
  /** `problem` is a whole sentence. `before` is what the fields held if the paste must be undone, and null otherwise. */
  readonly onNothing: (problem: string, before: Value | null) => void;
}

/**
 * Asks main what a pasted or dropped text contains. A text that does not fit never lands in a field. One that fits is pasted as
 * usual meanwhile; if it is recognised, `onFound` undoes that paste, and if it is not, it stays, unless it would expose a secret.
 */
export function useReading<Value>({
  value,
  client,
  fits,
  exposes,
  onFound,
  onNothing,
}: Wanted<Value>) {
  const bridge = useBridge();
  const chosen = client === undefined ? {} : { client };
  const ask = async (text: string, source: string, landed: "stays" | "exposes" | null) => {
    const before = landed === "exposes" ? value : null;
    if (text.length > longestPaste)
      return onNothing(`Nothing was filled in: ${source} is too long.`, before);
    const found = await bridge.recogniseCredentials({ text, ...chosen });
    if (!found.ok) return onNothing(failureLine(found.error), before);
    if (found.value !== null) return onFound(found.value, { text, source, before: value });
    if (landed === "stays") return undefined;
    return onNothing(`Nothing was filled in: ${source} seems to be ${seemsToBe(text)}.`, before);
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain").trim();
    const isOrdinary = fits(text);
    const isExposed = isOrdinary && exposes?.(text, event.target) === true;
    if (isOrdinary && !isExposed && !hasStructure.test(text)) return;
    if (!isOrdinary) event.preventDefault();
    const landed = isExposed ? "exposes" : "stays";
    void ask(text, "the pasted text", isOrdinary ? landed : null);
  };
  /** `source` names where the text comes from. */
  const recognise = (text: string, source: string) => void ask(text, source, null);
  return { recognise, onPaste };
}

const isVisible = (target: EventTarget): boolean =>
  !(target instanceof Element && target.closest('[data-field="clientSecret"]') !== null);

/**
 * A recognised text fills in the fields of a form; for one that is not, a toast says what it seems to be. Of several clients in a
 * text, the operator chooses one.
 */
export function useRecognition(
  input: ConnectInput,
  setInput: Dispatch<SetStateAction<ConnectInput>>,
) {
  const bridge = useBridge();
  const say = useToast();
  const [recognition, setRecognition] = useState<Recognition | null>(null);
  /** The text with several clients, for as long as none is chosen. */
  const [unanswered, setUnanswered] = useState<string | null>(null);
  const take = (text: string, found: Recognition) => {
    setRecognition(found);
    setUnanswered((found.clients ?? []).length > 0 ? text : null);
  };
  const reading = useReading({
    value: input,
    fits: isOneLine,
    exposes: (text, target) => isVisible(target) && mayHoldSecret(text),
    onFound(found, { text, before }) {
      take(text, found);
      setInput({ ...before, ...found.values });
    },
    onNothing(problem, before) {
      if (before !== null) setInput(before);
      const sentences = [problem, ...(before === null ? [] : [takenOut]), lookedFor];
      say(sentences.join(" "), { stays: true });
    },
  });
  const choose = async (client: number) => {
    if (unanswered === null) return;
    const found = await bridge.recogniseCredentials({ text: unanswered, client });
    if (!found.ok) say(failureLine(found.error), { stays: true });
    if (!found.ok || found.value === null) return;
    take(unanswered, found.value);
    const { values } = found.value;
    setInput((current) => ({ ...current, ...values }));
  };
  return { recognition, ...reading, chooseClient: (client: number) => void choose(client) };
}

interface ClientsProps {
  readonly names: readonly string[];
  readonly onChoose: (client: number) => void;
}

function Clients({ names, onChoose }: ClientsProps) {
  return (
    <fieldset className={styles.clients}>
      <legend>Use the API client of</legend>
      {names.map((name, client) => (
        <Button key={name} weight="secondary" onClick={() => onChoose(client)}>
          {name}
        </Button>
      ))}
    </fieldset>
  );
}

interface RecognisedProps {
  readonly recognition: Pick<Recognition, "recognised" | "problems" | "clients">;
  /** Takes the client with this number among `recognition.clients`. */
  readonly onChoose?: (client: number) => void;
}

export function Recognised({ recognition, onChoose }: RecognisedProps) {
  const { recognised, problems, clients = [] } = recognition;
  const question =
    clients.length === 0
      ? []
      : [`${clients.length} API clients were found. Choose the one for this MSP.`];
  return (
    <>
      <output className={styles.recognised}>
        {recognised.map((line) => (
          <span key={line}>
            <Icon name="tick" size={14} />
            {line}
          </span>
        ))}
        {[...question, ...problems].map((line) => (
          <span key={line} className={styles.notTaken}>
            <Icon name="warning" size={14} />
            {line}
          </span>
        ))}
      </output>
      {clients.length > 0 && onChoose !== undefined && (
        <Clients names={clients} onChoose={onChoose} />
      )}
    </>
  );
}
