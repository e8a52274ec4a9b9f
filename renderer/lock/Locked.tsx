// The screen of every window while Tenantry is locked: a button, or a field for the passphrase if one is set.
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { PassphraseState } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { SecretField } from "../forms/SecretField.tsx";
import { Button } from "../ui/Button.tsx";
import { useSecondsUntil } from "../ui/clock.ts";
import { failureLine, spokenDuration } from "../ui/format.ts";
import { Icon } from "../ui/icons.tsx";
import styles from "./Locked.module.css";

function PassphraseForm({ waitUntilMs }: Pick<PassphraseState, "waitUntilMs">) {
  const bridge = useBridge();
  const input = useRef<HTMLInputElement>(null);
  const [passphrase, setPassphrase] = useState("");
  const [isTrying, setIsTrying] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const waitS = useSecondsUntil(waitUntilMs) ?? 0;
  useEffect(() => input.current?.focus(), []);
  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    if (isTrying || waitS > 0 || passphrase === "") return;
    setIsTrying(true);
    const unlocked = await bridge.unlock({ passphrase });
    setIsTrying(false);
    setPassphrase("");
    setRefusal(unlocked.ok ? undefined : failureLine(unlocked.error));
    input.current?.focus();
  };
  const waiting = `Too many wrong passphrases. The next try is possible in ${spokenDuration(waitS)}.`;
  return (
    <form className={styles.form} onSubmit={(event) => void unlock(event)}>
      <SecretField
        label="Passphrase"
        ref={input}
        value={passphrase}
        onChange={setPassphrase}
        problem={waitS > 0 ? waiting : refusal}
      />
      <Button weight="primary" type="submit" aria-disabled={isTrying || waitS > 0}>
        {isTrying ? "Unlocking…" : "Unlock"}
      </Button>
    </form>
  );
}

export function Locked({ passphrase }: { passphrase: PassphraseState }) {
  const bridge = useBridge();
  return (
    <main className={styles.screen}>
      <Icon name="lock" size={32} />
      <h1>Tenantry is locked</h1>
      <p>All tokens are gone, and the clipboard no longer holds what Tenantry copied.</p>
      {passphrase.isSet ? (
        <PassphraseForm waitUntilMs={passphrase.waitUntilMs} />
      ) : (
        <Button weight="primary" autoFocus onClick={() => void bridge.unlock(null)}>
          Unlock
        </Button>
      )}
    </main>
  );
}
