// When a copied token leaves the clipboard.
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { Select } from "../forms/Select.tsx";
import styles from "./Settings.module.css";
import { inWords, useSaving } from "./useSaving.ts";

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

export function Clipboard({ snapshot }: { snapshot: AppSnapshot }) {
  const { app, settings } = snapshot;
  const { failure, save } = useSaving();
  return (
    <section className={styles.section} aria-labelledby="clipboard-title">
      <h2 id="clipboard-title">Clipboard</h2>
      <Select
        label="Clear the clipboard after"
        value={settings.clearClipboardS === null ? never : String(settings.clearClipboardS)}
        onChange={(value) => void save({ clearClipboardS: value === never ? null : Number(value) })}
        options={clearOptions(settings.clearClipboardS)}
        problem={inWords(failure)}
        hint={`Also when you lock, sleep or quit. Only what Tenantry copied is cleared. ${
          app.hidesFromHistory ? unrecorded : recorded
        }`}
      />
    </section>
  );
}
