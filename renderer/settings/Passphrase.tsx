// Sets, changes and removes the passphrase that unlocks Tenantry.
import { type FormEvent, useState } from "react";
import type { Failure, PassphraseState } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { EscapeLeaves } from "../forms/EscapeLeaves.tsx";
import { SecretField } from "../forms/SecretField.tsx";
import { useToast } from "../toasts/useToast.ts";
import { Button } from "../ui/Button.tsx";
import { failureLine } from "../ui/format.ts";
import styles from "./Settings.module.css";

const advice =
  "At least 8 characters. Four or five words that have nothing to do with each other are easy to type and hard to guess. Tenantry cannot recover a forgotten passphrase.";

type Step = "set" | "change" | "remove";

const words: Readonly<Record<Step, { readonly submit: string; readonly done: string }>> = {
  set: { submit: "Set passphrase", done: "The passphrase is set." },
  change: { submit: "Change passphrase", done: "The passphrase is changed." },
  remove: { submit: "Remove passphrase", done: "The passphrase is removed." },
};

const empty = { current: "", next: "", repeated: "" };

function useSaving(step: Step, onClose: () => void) {
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
  const save = async (event: FormEvent) => {
    event.preventDefault();
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
  return { typed, type, save, isSaving, failure, differs };
}

function PassphraseForm({ step, onClose }: { step: Step; onClose: () => void }) {
  const { typed, type, save, isSaving, failure, differs } = useSaving(step, onClose);
  const place = step === "remove" || failure?.kind === "wrongPassphrase" ? "current" : "next";
  const problemAt = (field: "current" | "next") =>
    failure !== null && place === field ? failureLine(failure) : undefined;
  const hasTyped = Object.values(typed).some((text) => text !== "");
  return (
    <>
      <form className={styles.section} onSubmit={(event) => void save(event)}>
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
        <div className={styles.buttons}>
          <Button weight={step === "remove" ? "danger" : "primary"} type="submit">
            {isSaving ? "Saving…" : words[step].submit}
          </Button>
          <Button weight="secondary" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
      <EscapeLeaves isFirst hasTyped={hasTyped} onLeave={onClose} />
    </>
  );
}

export function Passphrase({ isSet }: Pick<PassphraseState, "isSet">) {
  const [step, setStep] = useState<Step | null>(null);
  if (step !== null) return <PassphraseForm step={step} onClose={() => setStep(null)} />;
  return (
    <>
      <p className="hint">
        {isSet
          ? "Only your passphrase unlocks Tenantry. It also encrypts your client secrets, and Tenantry starts locked."
          : "Anyone at your unlocked computer can unlock Tenantry with a click. A passphrase prevents that, and it encrypts your client secrets in addition to the operating system."}
      </p>
      <div className={styles.buttons}>
        {isSet ? (
          <>
            <Button weight="secondary" onClick={() => setStep("change")}>
              Change passphrase…
            </Button>
            <Button weight="danger" onClick={() => setStep("remove")}>
              Remove passphrase…
            </Button>
          </>
        ) : (
          <Button weight="secondary" onClick={() => setStep("set")}>
            Set a passphrase…
          </Button>
        )}
      </div>
    </>
  );
}
