// What the first run has been told so far: kept over Back, and over a restart but for the secret.
import { useEffect, useState } from "react";
import type {
  AppSnapshot,
  ConnectInput,
  Connection,
  Draft,
  Failure,
  WizardStep,
} from "../../electron/contract.ts";
import { useBridge } from "../bridge.ts";
import { initialInput } from "./ClientFields.tsx";

/** After the last key, ms. */
const saveAfterMs = 400;

const profileOf = (connection: Connection) =>
  connection.status === "none" ? null : connection.profile;

/** What a team file has said of the MSP stands; the rest is as it was left. */
function initial({ connection, draft, settings }: AppSnapshot): ConnectInput {
  const known = initialInput(profileOf(connection), settings.contact);
  if (draft === null) return known;
  const { step: _, tenants: __, ...entered } = draft;
  const { workspace, clientId } = entered;
  if (connection.status === "none") return { ...known, ...entered };
  // Another MSP's client ID is none for this one.
  return workspace === known.workspace && known.clientId === "" ? { ...known, clientId } : known;
}

/** The check needs the secret, which no restart keeps: it is taken up again one step before. */
function firstStep({ connection, draft }: AppSnapshot): WizardStep {
  if (connection.status === "ready") return "tenants";
  if (connection.status === "needsSecret") return "client";
  return draft === null || draft.step === "start" ? "start" : "client";
}

function draftOf(input: ConnectInput, tenants: string, step: WizardStep): Draft {
  const { clientSecret: _, secretFrom: __, ...entered } = input;
  return { step, tenants, ...entered };
}

function withoutSecret(input: ConnectInput): ConnectInput {
  const { secretFrom: _, ...entered } = input;
  return { ...entered, clientSecret: "" };
}

const isSame = (one: ConnectInput, other: ConnectInput): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

export function useWizard(snapshot: AppSnapshot) {
  const bridge = useBridge();
  /** The draft then stays at the last step, whatever is gone back to, so that no other screen takes the wizard's place. */
  const isReady = snapshot.connection.status === "ready";
  const [step, setStep] = useState(() => firstStep(snapshot));
  const [input, setInput] = useState(() => initial(snapshot));
  /** What main has connected with and sealed the secret of: as long as the fields say this, none has to be entered. */
  const [saved, setSaved] = useState(isReady ? input : null);
  const isSaved = saved !== null && isSame(saved, input);
  const [failure, setFailure] = useState<Failure | null>(null);
  /** Lines of workspace IDs that came with what was pasted. */
  const [tenants, setTenants] = useState(snapshot.draft?.tenants ?? "");

  /** What the draft says is then no longer the fields' to change. */
  const [isSaving, setIsSaving] = useState(false);

  const isUntouched = step === "start" && snapshot.draft === null;
  useEffect(() => {
    if (isUntouched || isSaving || isReady || step === "tenants") return undefined;
    const save = () => void bridge.saveDraft({ draft: draftOf(input, tenants, step) });
    const later = setTimeout(save, saveAfterMs);
    return () => clearTimeout(later);
  }, [bridge, input, tenants, step, isUntouched, isSaving, isReady]);

  const go = (next: WizardStep, why: Failure | null = null) => {
    setFailure(why);
    setStep(next);
    if (next !== "tenants" && !isReady)
      void bridge.saveDraft({ draft: draftOf(input, tenants, next) });
  };

  const save = async (): Promise<Failure | null> => {
    setIsSaving(true);
    const isDone = snapshot.tenants.length > 0 || tenants !== "";
    // Before the connection is there, so that no other screen is seen in between.
    if (!isReady)
      await bridge.saveDraft({ draft: isDone ? null : draftOf(input, tenants, "tenants") });
    const connected = await bridge.connect(input);
    setIsSaving(false);
    if (!connected.ok) return connected.error;
    const kept = withoutSecret(input);
    setInput(kept);
    setSaved(kept);
    return null;
  };

  /** Saves what was checked, unless it is saved. Whoever has tenants already is done then. */
  const connect = async () => {
    const refused = isSaved ? null : await save();
    // Back was pressed meanwhile.
    if (refused?.kind === "cancelled") return undefined;
    if (refused !== null) return go("client", refused);
    if (tenants !== "") await bridge.addTenants({ text: tenants });
    return go("tenants");
  };

  const back = () => {
    if (isSaving) void bridge.cancelConnect({});
    go("client");
  };

  return { step, go, back, input, setInput, failure, setTenants, connect, isSaving, isSaved };
}

export type WizardState = ReturnType<typeof useWizard>;
