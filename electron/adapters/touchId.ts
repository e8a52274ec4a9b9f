// Touch ID through Electron, which offers it on macOS only; Windows Hello it does not offer.
import type { SystemPreferences } from "electron";
import type { TouchId } from "../core/base/ports.ts";

/** Electron has these members on macOS only. */
type Preferences = Partial<Pick<SystemPreferences, "canPromptTouchID" | "promptTouchID">>;

export function createTouchId(preferences: Preferences): TouchId {
  let asking: Promise<boolean> | null = null;
  const ask = async (): Promise<boolean> => {
    try {
      // macOS shows it as “Tenantry is trying to …”.
      await preferences.promptTouchID?.("unlock Tenantry");
      return preferences.promptTouchID !== undefined;
    } catch {
      // Not the operator’s finger, or they cancelled.
      return false;
    }
  };
  return {
    isOffered: () => preferences.canPromptTouchID?.() === true,
    confirm: () =>
      (asking ??= ask().finally(() => {
        asking = null;
      })),
  };
}
