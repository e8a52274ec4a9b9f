// Changing the settings: checks each value and names the field of the first wrong one.
import type { Result, Settings } from "../../contract/contract.ts";
import type { Handlers } from "../base/handlers.ts";
import type { LoginItem, Store } from "../base/ports.ts";
import { invalidInput, ok } from "../base/result.ts";
import { checkTemplates, copyFormats, parseTokenVariable, rawFormat } from "../copying/copying.ts";
import { parseContact } from "../credentials/credentials.ts";
import { parseAccelerator } from "./accelerator.ts";
import { applyStartAtLogin } from "./startAtLogin.ts";
import {
  clearClipboardSchema,
  concurrencySchema,
  lockAfterSchema,
  minimumLifeSchema,
  type StoredSettings,
} from "./stored.ts";

export { createShortcutUse, type Shortcut } from "./shortcut.ts";
export { followDesktop } from "./startAtLogin.ts";

/** Answers the settings to store. Error: `invalidInput` on the first wrong field. */
function checkSettings(before: Settings, change: Partial<Settings>): Result<Settings> {
  const next = { ...before, ...change };
  const contact = parseContact(next.contact);
  if (!contact.ok) return contact;
  if (!minimumLifeSchema.safeParse(next.minimumLifeS).success)
    return invalidInput("minimumLifeS", "Choose a time between 0 seconds and 14 minutes.");
  if (!concurrencySchema.safeParse(next.concurrency).success)
    return invalidInput("concurrency", "Choose a whole number from 1 to 32.");
  if (!clearClipboardSchema.safeParse(next.clearClipboardS).success)
    return invalidInput(
      "clearClipboardS",
      "Choose a time between 15 seconds and an hour, or never.",
    );
  if (!lockAfterSchema.safeParse(next.lockAfterMinutes).success)
    return invalidInput(
      "lockAfterMinutes",
      "Choose a time between a minute and 8 hours, or never.",
    );
  const templates = checkTemplates(next.templates, before.templates);
  if (!templates.ok) return templates;
  const tokenVariable = parseTokenVariable(next.tokenVariable);
  if (!tokenVariable.ok) return tokenVariable;
  const shortcut = parseAccelerator(next.shortcut);
  if (!shortcut.ok) return shortcut;
  const isKnown = copyFormats(templates.value).some(({ id }) => id === next.copyFormat);
  if (!isKnown && change.copyFormat !== undefined)
    return invalidInput("copyFormat", "Choose one of the formats.");
  return ok({
    ...next,
    contact: contact.value,
    templates: templates.value,
    tokenVariable: tokenVariable.value,
    // A format that went with its template falls back to the raw token.
    copyFormat: isKnown ? next.copyFormat : rawFormat,
  });
}

/** `changed` receives the settings before and after. */
export function settingsCommands(
  { settings, loginItem }: { settings: Store<StoredSettings>; loginItem: LoginItem },
  changed: (before: Settings, now: Settings) => void,
): Handlers<"updateSettings"> {
  return {
    async updateSettings(change) {
      const allowed = checkSettings(settings.read(), change);
      if (!allowed.ok) return allowed;
      const applied = await applyStartAtLogin({ settings, loginItem }, change);
      if (!applied.ok) return applied;
      // Another change may have been saved meanwhile.
      const before = settings.read();
      const checked = checkSettings(before, change);
      if (!checked.ok) return checked;
      const written = settings.write({ ...checked.value, version: before.version });
      if (written.ok) changed(before, checked.value);
      else if (checked.value.startAtLogin !== before.startAtLogin)
        await loginItem.set(before.startAtLogin);
      return written;
    },
  };
}
