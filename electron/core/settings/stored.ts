// The operator’s settings, in the form in which they are stored.
import { z } from "zod";
import {
  createTemplatesSchema,
  parseTokenVariable,
  rawFormat,
  usualTokenVariable,
} from "../copying/copying.ts";
import { parseContact } from "../credentials/credentials.ts";
import { defaultShortcut, parseAccelerator } from "./accelerator.ts";

/** Seconds; more than a token’s usual 15 minutes would mean an exchange for every copy. */
export const minimumLifeSchema = z.number().int().min(0).max(840);
/** More would only make GreenLake ask us to slow down. */
export const concurrencySchema = z.number().int().min(1).max(32);
export const themeSchema = z.enum(["system", "light", "dark"]);
export const listOrderSchema = z.enum(["name", "used", "expiring"]);
export const listGroupSchema = z.enum(["none", "tag", "colour"]);
export const commandLineTokensSchema = z.enum(["ask", "always", "never"]);

/** 0 for never. */
export const lockAfterSchema = z.number().int().min(0).max(480);

/** Seconds. */
export const clearClipboardSchema = z.number().int().min(15).max(3600).nullable();

/**
 * Later additions have defaults, so that older files stay valid. `templateDiffers` hears the ID of each old template whose result may
 * change.
 */
export const createSettingsSchema = (templateDiffers: (id: string) => void) =>
  z.object({
    version: z.literal(1),
    minimumLifeS: minimumLifeSchema,
    concurrency: concurrencySchema.default(8),
    contact: z.string().refine((text) => parseContact(text).ok),
    theme: themeSchema,
    listOrder: listOrderSchema.default("name"),
    listGroup: listGroupSchema.default("none"),
    copyFormat: z.string().default(rawFormat),
    templates: createTemplatesSchema(templateDiffers).default([]),
    tokenVariable: z
      .string()
      .refine((text) => parseTokenVariable(text).ok)
      .default(usualTokenVariable),
    clearClipboardS: clearClipboardSchema.default(60),
    notifications: z.boolean().default(true),
    expiryWarnings: z.boolean().default(false),
    keepPinnedReady: z.boolean().default(false),
    shortcut: z
      .string()
      .refine((text) => parseAccelerator(text).ok)
      .default(defaultShortcut),
    commandLineTokens: commandLineTokensSchema.default("ask"),
    lockAfterMinutes: lockAfterSchema.default(15),
    touchId: z.boolean().default(false),
    history: z.boolean().default(true),
    startAtLogin: z.boolean().default(false),
  });
const settingsSchema = createSettingsSchema(() => undefined);
export type StoredSettings = Readonly<z.infer<typeof settingsSchema>>;

export const defaultSettings: StoredSettings = settingsSchema.parse({
  version: 1,
  minimumLifeS: 180,
  contact: "",
  theme: "system",
});
