// Settings for copying: the format, when the clipboard is cleared, and notifications.
import type { AppSnapshot, Settings } from "../../electron/contract/contract.ts";
import { historyDays } from "../../electron/contract/constants.ts";
import { formatOptions } from "../copying/formats.ts";
import { FailureBox } from "../ui/FailureBox.tsx";
import { Field } from "../forms/Field.tsx";
import { Select } from "../forms/Select.tsx";
import { Checkbox } from "../forms/Checkbox.tsx";
import styles from "./Settings.module.css";
import { Templates } from "./Templates.tsx";
import { inWords, useSaving, useTyped } from "./useSaving.ts";

/** Seconds and their names. A saved value that is not listed is added to the list. */
const clearChoices: readonly (readonly [number, string])[] = [
  [15, "15 seconds"],
  [30, "30 seconds"],
  [60, "1 minute"],
  [120, "2 minutes"],
  [300, "5 minutes"],
];

const never = "never";

function clearOptions(savedS: number | null) {
  const isListed = clearChoices.some(([seconds]) => seconds === savedS);
  const own = savedS === null || isListed ? [] : [[savedS, `${savedS} seconds`] as const];
  return [
    ...[...clearChoices, ...own].map(([seconds, name]) => ({ id: String(seconds), name })),
    { id: never, name: "Never" },
  ];
}

const recorded =
  "This version cannot ask clipboard managers not to record it: turn their history off, or exclude Tenantry from it.";
const unrecorded = "Clipboard managers are asked not to record it.";

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
  const { app, settings, copyFormats } = snapshot;
  const { failure, save } = useSaving();
  const box = (
    key: keyof Settings & ("notifications" | "expiryWarnings" | "keepPinnedReady" | "history"),
  ) => ({
    checked: settings[key],
    onChange: (checked: boolean) => void save({ [key]: checked }),
  });
  return (
    <section className={styles.section} aria-labelledby="copying-title">
      <h2 id="copying-title">Copying</h2>
      <Select
        label="Copy as"
        value={settings.copyFormat}
        onChange={(copyFormat) => void save({ copyFormat })}
        options={formatOptions(copyFormats)}
        hint="For every tenant without a format of its own."
      />
      <Templates templates={settings.templates} />
      <TokenVariable saved={settings.tokenVariable} />
      <Select
        label="Clear the clipboard after"
        value={settings.clearClipboardS === null ? never : String(settings.clearClipboardS)}
        onChange={(value) => void save({ clearClipboardS: value === never ? null : Number(value) })}
        options={clearOptions(settings.clearClipboardS)}
        hint={`Also when you lock, sleep or quit. Only what Tenantry copied is cleared. ${
          app.hidesFromHistory ? unrecorded : recorded
        }`}
      />
      <Checkbox
        label="Notify me of copies from the tray and the quick pick"
        {...box("notifications")}
      />
      <Checkbox
        label="Warn me two minutes before a pinned tenant’s token expires"
        {...box("expiryWarnings")}
      />
      <Checkbox
        label="Keep pinned tenants ready"
        hint="Renews the tokens of up to ten pinned tenants while you are at the computer, so that copying needs no request."
        {...box("keepPinnedReady")}
      />
      <Checkbox
        label="Keep a history of copies"
        hint={`Records when a token was copied or printed, for which tenant, in which format, which way, and your user name; never the token. The history stays on this computer for ${historyDays} days, until you clear it, or until you remove the MSP.`}
        {...box("history")}
      />
      {failure !== null && <FailureBox failure={failure} />}
    </section>
  );
}
