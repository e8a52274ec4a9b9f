// Settings of the application itself. Each is saved on its own and shows its own failure.
import type { AppSnapshot, CommandLineTokens, Theme } from "../../electron/contract/contract.ts";
import { contactHint } from "../credentials/ClientFields.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { Field } from "../forms/Field.tsx";
import { Select } from "../forms/Select.tsx";
import { Shortcut } from "./Shortcut.tsx";
import styles from "./Settings.module.css";
import { inWords, useSaving, useTyped } from "./useSaving.ts";

const themes: readonly (readonly [Theme, string])[] = [
  ["system", "System"],
  ["light", "Light"],
  ["dark", "Dark"],
];

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

function MinimumLife({ savedS }: { savedS: number }) {
  const { failure, save } = useSaving();
  const [minutes, setMinutes] = useTyped(String(savedS / 60));
  const seconds = Math.round(Number(minutes) * 60);
  // Only a number can be sent to main, so the window itself has to reject anything else.
  const isNumber = minutes.trim() !== "" && Number.isFinite(seconds);
  return (
    <Field
      label="Minimum life of a copied token, in minutes"
      type="number"
      value={minutes}
      onChange={setMinutes}
      onDone={() => {
        if (isNumber && seconds !== savedS) void save({ minimumLifeS: seconds });
      }}
      problem={isNumber ? inWords(failure) : "Enter a number of minutes from 0 to 14."}
      hint="If a token has less left when you copy it, Tenantry gets a new one. From 0 to 14."
    />
  );
}

function Concurrency({ saved }: { saved: number }) {
  const { failure, save } = useSaving();
  const [typed, setTyped] = useTyped(String(saved));
  const count = Number(typed);
  const isNumber = typed.trim() !== "" && Number.isFinite(count);
  return (
    <Field
      label="Tokens requested at a time"
      type="number"
      value={typed}
      onChange={setTyped}
      onDone={() => {
        if (isNumber && count !== saved) void save({ concurrency: count });
      }}
      problem={isNumber ? inWords(failure) : "Enter a whole number from 1 to 32."}
      hint="When you get the tokens of many tenants. Fewer if GreenLake often asks you to wait. From 1 to 32."
    />
  );
}

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

export function Preferences({ snapshot }: { snapshot: AppSnapshot }) {
  const { settings } = snapshot;
  return (
    <section className={styles.section} aria-labelledby="preferences-title">
      <h2 id="preferences-title">Preferences</h2>
      <Shortcut snapshot={snapshot} />
      <CommandLine saved={settings.commandLineTokens} />
      <MinimumLife savedS={settings.minimumLifeS} />
      <Concurrency saved={settings.concurrency} />
      <Contact saved={settings.contact} />
      <ThemeChoice saved={settings.theme} />
    </section>
  );
}
