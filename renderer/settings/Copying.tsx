// Settings for copying: the format, the requests, and notifications.
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { formatOptions } from "../copying/formats.ts";
import { Field } from "../forms/Field.tsx";
import { Select } from "../forms/Select.tsx";
import { Requests } from "./Requests.tsx";
import styles from "./Settings.module.css";
import { Switch } from "./Switch.tsx";
import { Templates } from "./Templates.tsx";
import { inWords, useSaving, useTyped } from "./useSaving.ts";

function TokenVariable({ saved }: { saved: string }) {
  const { failure, save } = useSaving();
  const [name, setName] = useTyped(saved);
  return (
    <Field
      label="Environment variable"
      value={name}
      onChange={setName}
      onDone={() => {
        if (name !== saved) void save({ tokenVariable: name });
      }}
      problem={inWords(failure)}
      hint="The variable that export, fish, PowerShell, cmd and .env lines set."
    />
  );
}

export function Copying({ snapshot }: { snapshot: AppSnapshot }) {
  const { settings, copyFormats } = snapshot;
  const { failure, save } = useSaving();
  return (
    <section className={styles.section} aria-labelledby="copying-title">
      <h2 id="copying-title">Copying</h2>
      <Select
        label="Copy as"
        value={settings.copyFormat}
        onChange={(copyFormat) => void save({ copyFormat })}
        options={formatOptions(copyFormats)}
        problem={inWords(failure)}
        hint="For every tenant without a format of its own."
      />
      <Templates templates={settings.templates} />
      <TokenVariable saved={settings.tokenVariable} />
      <Requests settings={settings} />
      <Switch name="notifications" label="Notify me of copies from the tray and the quick pick" />
      <Switch
        name="expiryWarnings"
        label="Warn me two minutes before a pinned tenant’s token expires"
      />
      <Switch
        name="keepPinnedReady"
        label="Keep pinned tenants ready"
        hint="Renews the tokens of up to ten pinned tenants while you are at the computer, so that copying needs no request."
      />
    </section>
  );
}
