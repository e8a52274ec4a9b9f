// Sets the quick pick’s shortcut by pressing it, and says if another program holds it.
import { type KeyboardEvent, useId, useState } from "react";
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { Button } from "../ui/Button.tsx";
import { described, Labelled } from "../forms/Labelled.tsx";
import fieldStyles from "../forms/Field.module.css";
import { acceleratorOf, shortcutName } from "../ui/shortcut.ts";
import styles from "./Settings.module.css";
import { inWords, useSaving } from "./useSaving.ts";

const taken =
  "Another program holds this shortcut, or the desktop allows no global shortcuts. Press another one, or bind “tenantry --quick-pick” in the desktop’s own settings.";

export function Shortcut({ snapshot }: { snapshot: AppSnapshot }) {
  const { app, settings, shortcut: state } = snapshot;
  const { failure, save } = useSaving();
  const [listening, setListening] = useState(false);
  const id = useId();
  const labels = {
    label: "Shortcut for the quick pick",
    problem: inWords(failure) ?? (state === "taken" ? taken : undefined),
    hint: "Click the field and press the keys. The shortcut works in every program.",
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
    </Labelled>
  );
}
