// The fields that set, change or remove the passphrase, and what their form does.
import { useState } from "react";
import type { Failure } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { SecretField } from "../forms/SecretField.tsx";
import { useToast } from "../toasts/useToast.ts";
import { failureLine } from "../ui/format.ts";

const advice =
  "At least 8 characters. Four or five words that have nothing to do with each other are easy to type and hard to guess. Tenantry cannot recover a forgotten passphrase.";

export type Step = "set" | "change" | "remove";

export const words: Readonly<Record<Step, { readonly submit: string; readonly done: string }>> = {
  set: { submit: "Set passphrase", done: "The passphrase is set." },
  change: { submit: "Change passphrase", done: "The passphrase is changed." },
  remove: { submit: "Remove passphrase", done: "The passphrase is removed." },
};

const empty = { current: "", next: "", repeated: "" };

export function usePassphrase(step: Step, onClose: () => void) {
  const bridge = useBridge();
  const say = useToast();
  const [typed, setTyped] = useState(empty);
  const [isSaving, setIsSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [differs, setDiffers] = useState(false);
  const type = (change: Partial<typeof empty>) => {
    setTyped({ ...typed, ...change });
    setFailure(null);
    setDiffers(false);
  };
  const save = async () => {
    if (isSaving) return;
    const { current, next, repeated } = typed;
    if (step !== "remove" && next !== repeated) return setDiffers(true);
    setIsSaving(true);
    const saved = await bridge.setPassphrase({ current, next });
    setIsSaving(false);
    if (!saved.ok) return setFailure(saved.error);
    say(words[step].done);
    return onClose();
  };
  const hasTyped = Object.values(typed).some((text) => text !== "");
  return { typed, type, hasTyped, save, isSaving, failure, differs };
}

export function PassphraseFields({
  step,
  typed,
  type,
  failure,
  differs,
}: { readonly step: Step } & Pick<
  ReturnType<typeof usePassphrase>,
  "typed" | "type" | "failure" | "differs"
>) {
  const place = step === "remove" || failure?.kind === "wrongPassphrase" ? "current" : "next";
  const problemAt = (field: "current" | "next") =>
    failure !== null && place === field ? failureLine(failure) : undefined;
  return (
    <>
      {step !== "set" && (
        <SecretField
          label="Present passphrase"
          value={typed.current}
          onChange={(current) => type({ current })}
          problem={problemAt("current")}
        />
      )}
      {step !== "remove" && (
        <>
          <SecretField
            label="New passphrase"
            value={typed.next}
            onChange={(next) => type({ next })}
            problem={problemAt("next")}
            hint={advice}
          />
          <SecretField
            label="Repeat the new passphrase"
            value={typed.repeated}
            onChange={(repeated) => type({ repeated })}
            problem={differs ? "The two passphrases differ." : undefined}
          />
        </>
      )}
    </>
  );
}
