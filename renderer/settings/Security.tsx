// Settings that decide who gets at tokens: the lock, the command line and the history.
import { historyDays } from "../../electron/contract/constants.ts";
import type { AppSnapshot, CommandLineTokens } from "../../electron/contract/contract.ts";
import { Select } from "../forms/Select.tsx";
import { Switch } from "./Switch.tsx";
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

const tokenChoices: readonly { readonly id: CommandLineTokens; readonly name: string }[] = [
  { id: "ask", name: "Ask each time" },
  { id: "always", name: "Always" },
  { id: "never", name: "Never" },
];

function CommandLine({ saved }: { saved: CommandLineTokens }) {
  const { failure, save } = useSaving();
  return (
    <Select
      label="Command line may read tokens"
      value={saved}
      options={tokenChoices}
      onChange={(value) => {
        const chosen = tokenChoices.find(({ id }) => id === value);
        if (chosen !== undefined) void save({ commandLineTokens: chosen.id });
      }}
      problem={inWords(failure)}
      hint="For programs that print a token or run with one. Copying to the clipboard needs no permission."
    />
  );
}

export function Security({ snapshot }: { snapshot: AppSnapshot }) {
  const { settings, passphrase, connection } = snapshot;
  const { failure, save } = useSaving();
  return (
    <section className={styles.section} aria-labelledby="security-title">
      <h2 id="security-title">Security</h2>
      <Select
        label="Lock when idle for"
        value={String(settings.lockAfterMinutes)}
        onChange={(value) => void save({ lockAfterMinutes: Number(value) })}
        options={lockOptions(settings.lockAfterMinutes)}
        problem={inWords(failure)}
        hint="Idle means that mouse and keyboard of this computer were not used. Tenantry also locks when the computer sleeps or its screen locks."
      />
      {snapshot.app.offersTouchId && !passphrase.isSet && (
        <Switch
          name="touchId"
          label="Unlock with Touch ID"
          hint="Touch ID takes the place of the click that unlocks Tenantry. Unlike a passphrase, it encrypts nothing."
        />
      )}
      <Passphrase
        isSet={passphrase.isSet}
        keepsSecret={connection.status === "ready" && connection.backend === "passphrase"}
      />
      <CommandLine saved={settings.commandLineTokens} />
      <Switch
        name="history"
        label="Keep a history of copies"
        hint={`Records when a token was copied or printed, for which tenant, in which format, which way, and your user name; never the token. The history stays on this computer for ${historyDays} days, until you clear it, or until you remove the MSP.`}
      />
    </section>
  );
}
