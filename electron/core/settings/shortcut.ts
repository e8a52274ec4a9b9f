// The quick pick’s global shortcut: its registration, whether it has been received, and the trial that finds out.
import type { Settings, ShortcutState, ShortcutUse } from "../../contract/contract.ts";
import type { Handlers } from "../base/handlers.ts";
import type { Clock, Desktop, Store } from "../base/ports.ts";
import { ok } from "../base/result.ts";
import { defaultShortcut, defaultShortcuts } from "./accelerator.ts";

/** How long a trial waits for the shortcut, ms. */
const trialMs = 10_000;

interface Ports {
  readonly clock: Pick<Clock, "sleep">;
  readonly desktop: Pick<Desktop, "shortcut">;
  readonly settings: Store<Settings & { readonly version: 1 }>;
  readonly notify: (text: string) => void;
  readonly changed: (section: "shortcut" | "shortcutUse" | "settings") => void;
}

interface Trial {
  readonly before: ShortcutUse;
  readonly end: AbortController;
}

export interface Shortcut {
  readonly state: () => ShortcutState;
  readonly use: () => ShortcutUse;
  /** Like `take`, at the start: a default that another program has gives way to one that is free. */
  readonly begin: () => void;
  /** Registers the shortcut of the settings. Nothing is known of a new one until it is pressed. */
  readonly take: () => void;
  /** True if the quick pick should open. A trial keeps the press to itself. */
  readonly pressed: () => boolean;
  readonly commands: Handlers<"tryShortcut" | "cancelShortcutTrial">;
}

const inWords = (accelerator: string): string => accelerator.replace("CommandOrControl", "Ctrl");

/** Saves the first default that is free, and says so. */
function replaceDefault({ desktop, settings, notify, changed }: Ports): void {
  const isFree = (each: string) => ["on", "limited"].includes(desktop.shortcut.set(each));
  const free = defaultShortcuts.find(isFree);
  if (free === undefined || !settings.write({ ...settings.read(), shortcut: free }).ok) return;
  changed("settings");
  notify(
    `Another program has ${inWords(defaultShortcut)}, so the quick pick opens with ${inWords(free)}. You can choose another shortcut in the settings.`,
  );
}

export function createShortcutUse(ports: Ports): Shortcut {
  const { clock, desktop, settings, changed } = ports;
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
  const take = () => {
    endTrial("unseen");
    state = desktop.shortcut.set(settings.read().shortcut);
    changed("shortcut");
  };
  return {
    state: () => state,
    use: () => use,
    begin() {
      take();
      const isDefault = settings.read().shortcut === defaultShortcut;
      if (state !== "taken" || !isDefault) return;
      replaceDefault(ports);
      take();
    },
    take,
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
