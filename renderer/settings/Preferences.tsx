// The settings that are not credentials.
import { useState } from "react";
import type { Failure, Settings, Theme } from "../../electron/contract.ts";
import { useBridge } from "../bridge.ts";
import { FailureBox } from "../ui/FailureBox.tsx";
import { Field } from "../ui/Field.tsx";
import styles from "./Settings.module.css";

const themes: readonly (readonly [Theme, string])[] = [
  ["system", "System"],
  ["light", "Light"],
  ["dark", "Dark"],
];

/** Whole minutes; what is not a number is left to main to refuse by name. */
const toSeconds = (minutes: string): number =>
  minutes.trim() === "" ? Number.NaN : Number(minutes) * 60;

export function Preferences({ settings }: { settings: Settings }) {
  const bridge = useBridge();
  const [minutes, setMinutes] = useState(String(settings.minimumLifeS / 60));
  const [contact, setContact] = useState(settings.contact);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (change: Partial<Settings>) => {
    const result = await bridge.updateSettings(change);
    setFailure(result.ok ? null : result.error);
  };
  const saveOnLeave = () => {
    const minimumLifeS = toSeconds(minutes);
    if (minimumLifeS !== settings.minimumLifeS || contact !== settings.contact)
      void save({ minimumLifeS, contact });
  };
  const problemOf = (field: Failure["field"]) =>
    failure?.field === field ? failure?.title : undefined;
  return (
    <section className={styles.section} aria-labelledby="preferences-title">
      <h2 id="preferences-title">Preferences</h2>
      <Field
        label="Minimum life of a copied token, in minutes"
        type="number"
        value={minutes}
        onChange={setMinutes}
        onBlur={saveOnLeave}
        problem={problemOf("minimumLifeS")}
        hint="A token with less left is exchanged anew when you copy it. 0 to 14."
      />
      <Field
        label="Contact"
        value={contact}
        onChange={setContact}
        onBlur={saveOnLeave}
        problem={problemOf("contact")}
        hint="Sent to GreenLake with each request, so that its support can reach you."
      />
      <fieldset className={styles.themes}>
        <legend>Theme</legend>
        {themes.map(([theme, label]) => (
          <label key={theme}>
            <input
              type="radio"
              name="theme"
              checked={settings.theme === theme}
              onChange={() => void save({ theme })}
            />
            {label}
          </label>
        ))}
      </fieldset>
      {failure !== null && failure.field === undefined && <FailureBox failure={failure} />}
    </section>
  );
}
