// The quick pick’s global shortcut: its registration, whether it has been received, and the trial that finds out.
import type { ShortcutState, ShortcutUse } from "../../contract/contract.ts";
import type { Handlers } from "../base/handlers.ts";
import type { Clock, Desktop } from "../base/ports.ts";
import { ok } from "../base/result.ts";

/** How long a trial waits for the shortcut, ms. */
const trialMs = 10_000;

interface Ports {
  readonly clock: Pick<Clock, "sleep">;
  readonly desktop: Pick<Desktop, "shortcut">;
  readonly accelerator: () => string;
  readonly changed: (section: "shortcut" | "shortcutUse") => void;
}

interface Trial {
  readonly before: ShortcutUse;
  readonly end: AbortController;
}

export interface Shortcut {
  readonly state: () => ShortcutState;
  readonly use: () => ShortcutUse;
  /** Registers the shortcut of the settings. Nothing is known of a new one until it is pressed. */
  readonly take: () => void;
  /** True if the quick pick should open. A trial keeps the press to itself. */
  readonly pressed: () => boolean;
  readonly commands: Handlers<"tryShortcut" | "cancelShortcutTrial">;
}

export function createShortcutUse({ clock, desktop, accelerator, changed }: Ports): Shortcut {
  let state: ShortcutState = "off";
  let use: ShortcutUse = "unseen";
  let trial: Trial | null = null;
  const set = (next: ShortcutUse) => {
    if (use === next) return;
    use = next;
    changed("shortcutUse");
  };
  const endTrial = (next: ShortcutUse) => {
    trial?.end.abort();
    trial = null;
    set(next);
  };
  const giveUp = async (own: Trial) => {
    await clock.sleep(trialMs, own.end.signal);
    if (trial === own) endTrial("silent");
  };
  return {
    state: () => state,
    use: () => use,
    take() {
      endTrial("unseen");
      state = desktop.shortcut.set(accelerator());
      changed("shortcut");
    },
    pressed() {
      const isTried = trial !== null;
      endTrial("seen");
      return !isTried;
    },
    commands: {
      async tryShortcut() {
        const isRegistered = state === "on" || state === "limited";
        if (trial !== null || !isRegistered) return ok(null);
        const own = { before: use, end: new AbortController() };
        trial = own;
        set("waiting");
        void giveUp(own);
        return ok(null);
      },
      async cancelShortcutTrial() {
        if (trial !== null) endTrial(trial.before);
        return ok(null);
      },
    },
  };
}
