// What has been entered in the first run. Back keeps all of it, a restart all but the secret.
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type {
  AppSnapshot,
  ConnectInput,
  Connection,
  Draft,
  Failure,
  WizardStep,
} from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { initialInput, placeOf } from "../credentials/ClientFields.tsx";
import { useRecognition } from "../credentials/recognition.tsx";
import { useToast } from "../toasts/useToast.ts";
import { failureLine } from "../ui/format.ts";

/** Delay after the last key, ms. */
const saveAfterMs = 400;

const profileOf = (connection: Connection) =>
  connection.status === "none" ? null : connection.profile;

const known = ({ connection, settings }: AppSnapshot): ConnectInput =>
  initialInput(profileOf(connection), settings.contact);

/** The draft’s values, except that saved values and those from a team file take precedence. */
function initial(snapshot: AppSnapshot): ConnectInput {
  const { connection, draft } = snapshot;
  const said = known(snapshot);
  if (draft === null) return said;
  const { step: _, tenants: __, name: ___, ...entered } = draft;
  const { workspace, clientId } = entered;
  const isChanged = connection.status === "ready" && draft.step !== "tenants";
  if (connection.status === "none" || isChanged) return { ...said, ...entered };
  // A client ID entered for another workspace does not belong to this one.
  return workspace === said.workspace && said.clientId === "" ? { ...said, clientId } : said;
}

/** After a restart the secret is gone and the check needs it, so the wizard resumes at the client step. */
function firstStep({ connection, draft }: AppSnapshot): WizardStep {
  if (connection.status === "ready") return draft?.step === "tenants" ? "tenants" : "client";
  if (connection.status === "needsSecret") return "client";
  return draft === null || draft.step === "start" ? "start" : "client";
}

interface Entered {
  readonly input: ConnectInput;
  readonly tenants: string;
  readonly name: string | null;
}

function draftOf({ input, tenants, name }: Entered, step: WizardStep): Draft {
  const { clientSecret: _, secretFrom: __, ...entered } = input;
  return { step, tenants, ...entered, ...(name === null ? {} : { name }) };
}

/** The MSP’s name. Null for the first MSP, and for one that is stored already, as after a team file that has named it. */
function useName({ msps, mspId, draft }: AppSnapshot) {
  const bridge = useBridge();
  const say = useToast();
  const [name, setName] = useState(() => {
    const asks = msps.length > 0 && !msps.some(({ id }) => id === mspId);
    return asks ? (draft?.name ?? `MSP ${msps.length + 1}`) : null;
  });
  /** Call it once the MSP is stored. */
  const keepName = async () => {
    if (name === null || name.trim() === "") return;
    const named = await bridge.updateMsp({ change: { name } });
    if (!named.ok) say(failureLine(named.error), { stays: true });
  };
  return { name, setName, keepName };
}

function withoutSecret(input: ConnectInput): ConnectInput {
  const { secretFrom: _, ...entered } = input;
  return { ...entered, clientSecret: "" };
}

const isSame = (one: ConnectInput, other: ConnectInput): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Saves the draft shortly after the last key, or as soon as the screen goes away, for example on lock. */
function useKeptDraft(
  draft: Draft,
  { isKept, isSaved }: { readonly isKept: boolean; readonly isSaved: boolean },
): void {
  const bridge = useBridge();
  const unsaved = useRef<string | null>(null);
  const text = JSON.stringify(draft);
  const save = useEffectEvent(() => {
    unsaved.current = null;
    void bridge.saveDraft({ draft });
  });
  useEffect(() => {
    if (!isKept) return undefined;
    unsaved.current = text;
    const later = setTimeout(() => save(), saveAfterMs);
    return () => clearTimeout(later);
  }, [text, isKept]);
  const leave = useEffectEvent(() => {
    if (isKept && !isSaved && unsaved.current !== null) save();
  });
  useEffect(() => () => leave(), []);
}

export function useWizard(snapshot: AppSnapshot) {
  const bridge = useBridge();
  const isReady = snapshot.connection.status === "ready";
  const [step, setStep] = useState(() => firstStep(snapshot));
  const [input, setInput] = useState(() => initial(snapshot));
  /** The values that main has connected with. While the fields match them, the sealed secret is used. */
  const [saved, setSaved] = useState(isReady ? known(snapshot) : null);
  const isSaved = saved !== null && isSame(saved, input);
  const [failure, setFailure] = useState<Failure | null>(null);
  /** Lines of workspace IDs that came with what was pasted. */
  const [tenants, setTenants] = useState(snapshot.draft?.tenants ?? "");

  const { name, setName, keepName } = useName(snapshot);
  const entered = { input, tenants, name };

  /** While saving, changes to the fields no longer change the draft. */
  const [isSaving, setIsSaving] = useState(false);

  /** If nothing has changed since saving, a restart resumes at the last step. */
  const draft = draftOf(entered, isSaved ? "tenants" : step);
  const isUntouched =
    (step === "start" && snapshot.draft === null) ||
    (isSaved && snapshot.draft?.step === "tenants");
  useKeptDraft(draft, { isKept: !isUntouched && !isSaving && step !== "tenants", isSaved });

  const go = (next: WizardStep, why: Failure | null = null) => {
    setFailure(why);
    setStep(next);
    if (next !== "tenants" && !isSaved) void bridge.saveDraft({ draft: draftOf(entered, next) });
  };

  const save = async (): Promise<Failure | null> => {
    setIsSaving(true);
    // Saved before connecting, so that no other screen flashes up in between and a refusal loses nothing.
    await bridge.saveDraft({ draft: draftOf(entered, "tenants") });
    const connected = await bridge.connect(input);
    setIsSaving(false);
    if (!connected.ok) return connected.error;
    const kept = withoutSecret(input);
    setInput(kept);
    setSaved(kept);
    return null;
  };

  /** Saves what was checked, unless it is saved already. An MSP that already has tenants needs no fourth step. */
  const connect = async () => {
    const isDone = !isReady && (snapshot.tenants.length > 0 || tenants !== "");
    const refused = isSaved ? null : await save();
    // Back was pressed in the meantime.
    if (refused?.kind === "cancelled") return undefined;
    if (refused !== null) return go("client", refused);
    await keepName();
    if (tenants !== "") await bridge.addTenants({ text: tenants });
    if (isDone) await bridge.saveDraft({ draft: null });
    return go("tenants");
  };

  /** A problem goes away as soon as its field is typed in; one of no field, with any. */
  const type = (change: Partial<ConnectInput>) => {
    const place = failure === null ? null : placeOf(failure);
    if (place === null || Object.hasOwn(change, place)) setFailure(null);
    setInput((current) => ({ ...current, ...change }));
  };

  const back = () => {
    if (isSaving) void bridge.cancelConnect(null);
    go("client");
  };

  const entering = { input, setInput, type, setTenants, ...useRecognition(input, setInput) };
  return { step, go, back, name, setName, ...entering, failure, connect, isSaving, isSaved };
}

export type WizardState = ReturnType<typeof useWizard>;
