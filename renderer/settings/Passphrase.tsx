// Sets, changes and removes the passphrase that unlocks Tenantry.
import { useState } from "react";
import type { PassphraseState } from "../../electron/contract/contract.ts";
import { EscapeLeaves } from "../forms/EscapeLeaves.tsx";
import { PassphraseFields, type Step, usePassphrase, words } from "../lock/PassphraseFields.tsx";
import { Button } from "../ui/Button.tsx";
import styles from "./Settings.module.css";

function PassphraseForm({ step, onClose }: { step: Step; onClose: () => void }) {
  const { save, isSaving, hasTyped, ...fields } = usePassphrase(step, onClose);
  return (
    <>
      <form
        className={styles.section}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <PassphraseFields step={step} {...fields} />
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

interface PassphraseProps extends Pick<PassphraseState, "isSet"> {
  /** True if a client secret is kept by the passphrase alone, because there is no keyring. */
  readonly keepsSecret: boolean;
}

const isSetWords =
  "Only your passphrase unlocks Tenantry. It also encrypts your client secrets, and Tenantry starts locked.";
const keepsSecretWords =
  "Only your passphrase unlocks Tenantry, and it keeps your client secrets, because this desktop has no keyring. Without it, they are kept until you quit.";

export function Passphrase({ isSet, keepsSecret }: PassphraseProps) {
  const [step, setStep] = useState<Step | null>(null);
  if (step !== null) return <PassphraseForm step={step} onClose={() => setStep(null)} />;
  return (
    <>
      <p className="hint">
        {isSet
          ? keepsSecret
            ? keepsSecretWords
            : isSetWords
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
