// Settings of the application itself. Each is saved on its own and shows its own failure.
import type { AppSnapshot, Theme } from "../../electron/contract/contract.ts";
import { contactHint } from "../credentials/ClientFields.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { Field } from "../forms/Field.tsx";
import { Switch } from "./Switch.tsx";
import { Shortcut } from "./Shortcut.tsx";
import styles from "./Settings.module.css";
import { inWords, useSaving, useTyped } from "./useSaving.ts";

const themes: readonly (readonly [Theme, string])[] = [
  ["system", "System"],
  ["light", "Light"],
  ["dark", "Dark"],
];

function Contact({ saved }: { saved: string }) {
  const { failure, save } = useSaving();
  const [contact, setContact] = useTyped(saved);
  return (
    <Field
      label="Contact"
      value={contact}
      onChange={setContact}
      onDone={() => {
        if (contact !== saved) void save({ contact });
      }}
      problem={inWords(failure)}
      hint={contactHint}
    />
  );
}

function ThemeChoice({ saved }: { saved: Theme }) {
  const { failure, save } = useSaving();
  return (
    <fieldset className={styles.themes}>
      <legend>Theme</legend>
      {themes.map(([theme, label]) => (
        <label key={theme}>
          <input
            type="radio"
            name="theme"
            checked={saved === theme}
            onChange={() => void save({ theme })}
          />
          {label}
        </label>
      ))}
      {failure !== null && <FailureBox failure={failure} />}
    </fieldset>
  );
}

export function General({ snapshot }: { snapshot: AppSnapshot }) {
  const { settings } = snapshot;
  return (
    <section className={styles.section} aria-labelledby="general-title">
      <h2 id="general-title">General</h2>
      <Shortcut snapshot={snapshot} />
      {snapshot.app.offersStartAtLogin && (
        <Switch
          name="startAtLogin"
          label="Start at login"
          hint="Tenantry then waits in the tray, without a window."
        />
      )}
      <ThemeChoice saved={settings.theme} />
      <Contact saved={settings.contact} />
    </section>
  );
}
