// Sets the quick pick’s shortcut by pressing it, tries it, and says what keeps it from working.
import { type KeyboardEvent, useId, useState } from "react";
import type { AppSnapshot, ShortcutState } from "../../electron/contract/contract.ts";
import { Button } from "../ui/Button.tsx";
import { described, Labelled } from "../forms/Labelled.tsx";
import fieldStyles from "../forms/Field.module.css";
import { acceleratorOf, shortcutName } from "../ui/shortcut.ts";
import { bindInstead, ShortcutTrial } from "./ShortcutTrial.tsx";
import styles from "./Settings.module.css";
import { inWords, useSaving } from "./useSaving.ts";

const orBind = `Press another one, or ${bindInstead}`;

/** Why the shortcut could not be registered. */
const problems: Readonly<Partial<Record<ShortcutState, string>>> = {
  taken: `Another program holds this shortcut. ${orBind}`,
  refused: "This keyboard has no such key. Press another shortcut.",
  unavailable: `This desktop offers programs no global shortcuts. Choose a shortcut and ${bindInstead}`,
};

export function Shortcut({ snapshot }: { snapshot: AppSnapshot }) {
  const { app, settings, shortcut: state } = snapshot;
  const { failure, save } = useSaving();
  const [listening, setListening] = useState(false);
  const id = useId();
  const labels = {
    label: "Shortcut for the quick pick",
    problem: inWords(failure) ?? problems[state],
    hint:
      state === "limited"
        ? "Click the field and press the keys."
        : "Click the field and press the keys. The shortcut works in every program.",
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Tab must still leave the field.
    if (event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") return event.currentTarget.blur();
    const accelerator = acceleratorOf(event.nativeEvent, app.platform);
    if (accelerator !== null) void save({ shortcut: accelerator });
  };
  const shown = settings.shortcut === "" ? "None" : shortcutName(settings.shortcut, app.platform);
  return (
    <Labelled id={id} {...labels}>
      <div className={styles.buttons}>
        <input
          {...described(id, labels)}
          className={`${fieldStyles.input} ${styles.shortcut}`}
          value={listening ? `${shown}, press another` : shown}
          readOnly
          onKeyDown={onKeyDown}
          onFocus={() => setListening(true)}
          onBlur={() => setListening(false)}
        />
        {settings.shortcut !== "" && (
          <Button weight="secondary" onClick={() => void save({ shortcut: "" })}>
            Turn off
          </Button>
        )}
      </div>
      <ShortcutTrial snapshot={snapshot} />
    </Labelled>
  );
}
