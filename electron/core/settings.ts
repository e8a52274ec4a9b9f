// Changing settings: each value is checked, and named in the error where it will not do.
import type { Result, Settings } from "../contract/contract.ts";
import { parseAccelerator } from "./accelerator.ts";
import { parseContact } from "./credentials/credentials.ts";
import { checkTemplates, copyFormats, rawFormat } from "./copying/formats.ts";
import type { Store } from "./base/ports.ts";
import { invalidInput, ok } from "./base/result.ts";
import { clearClipboardSchema, minimumLifeSchema, type StoredSettings } from "./storedState.ts";

/** The settings as they are to be kept. Errors: `invalidInput` on the first field that is wrong. */
function checkSettings(before: Settings, change: Partial<Settings>): Result<Settings> {
  const next = { ...before, ...change };
  const contact = parseContact(next.contact);
  if (!contact.ok) return contact;
  if (!minimumLifeSchema.safeParse(next.minimumLifeS).success)
    return invalidInput("minimumLifeS", "Choose whole seconds from 0 to 14 minutes.");
  if (!clearClipboardSchema.safeParse(next.clearClipboardS).success)
    return invalidInput("clearClipboardS", "Choose whole seconds from 15 to an hour, or never.");
  const templates = checkTemplates(next.templates, before.templates);
  if (!templates.ok) return templates;
  const shortcut = parseAccelerator(next.shortcut);
  if (!shortcut.ok) return shortcut;
  const isKnown = copyFormats(templates.value).some(({ id }) => id === next.copyFormat);
  if (!isKnown && change.copyFormat !== undefined)
    return invalidInput("copyFormat", "Choose one of the formats.");
  return ok({
    ...next,
    contact: contact.value,
    templates: templates.value,
    copyFormat: isKnown ? next.copyFormat : rawFormat,
  });
}

/** A format that is gone with its template leaves the raw token, here as everywhere. */
export function createSettingsCommand(
  settings: Store<StoredSettings>,
  changed: (before: Settings) => void,
): (change: Partial<Settings>) => Promise<Result<null>> {
  return async (change) => {
    const before = settings.read();
    const checked = checkSettings(before, change);
    if (!checked.ok) return checked;
    const written = settings.write({ ...checked.value, version: before.version });
    if (written.ok) changed(before);
    return written;
  };
}
