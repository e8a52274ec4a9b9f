// Settings of the lock.
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { Checkbox } from "../forms/Checkbox.tsx";
import { Select } from "../forms/Select.tsx";
import { Passphrase } from "./Passphrase.tsx";
import styles from "./Settings.module.css";
import { inWords, useSaving } from "./useSaving.ts";

/** Minutes and their names. A saved value that is not listed is added to the list. */
const lockChoices: readonly (readonly [number, string])[] = [
  [5, "5 minutes"],
  [15, "15 minutes"],
  [30, "30 minutes"],
  [60, "1 hour"],
  [240, "4 hours"],
];

function lockOptions(savedMinutes: number) {
  const isListed = savedMinutes === 0 || lockChoices.some(([minutes]) => minutes === savedMinutes);
  const own = isListed ? [] : [[savedMinutes, `${savedMinutes} minutes`] as const];
  return [...lockChoices, ...own, [0, "Never"] as const].map(([minutes, name]) => ({
    id: String(minutes),
    name,
  }));
}

export function Lock({ snapshot }: { snapshot: AppSnapshot }) {
  const { settings, passphrase, connection } = snapshot;
  const { failure, save } = useSaving();
  return (
    <section className={styles.section} aria-labelledby="lock-title">
      <h2 id="lock-title">Lock</h2>
      <Select
        label="Lock when idle for"
        value={String(settings.lockAfterMinutes)}
        onChange={(value) => void save({ lockAfterMinutes: Number(value) })}
        options={lockOptions(settings.lockAfterMinutes)}
        problem={inWords(failure)}
        hint="Idle means that mouse and keyboard of this computer were not used. Tenantry also locks when the computer sleeps or its screen locks."
      />
      {snapshot.app.offersTouchId && !passphrase.isSet && (
        <Checkbox
          label="Unlock with Touch ID"
          checked={settings.touchId}
          onChange={(touchId) => void save({ touchId })}
          hint="Touch ID takes the place of the click that unlocks Tenantry. Unlike a passphrase, it encrypts nothing."
        />
      )}
      <Passphrase
        isSet={passphrase.isSet}
        keepsSecret={connection.status === "ready" && connection.backend === "passphrase"}
      />
    </section>
  );
}
