// What is kept on disk, and the shape it has to have to be believed.
import { z } from "zod";
import { colours } from "../contract/colours.ts";
import type { WorkspaceId } from "../contract/contract.ts";
import { defaultShortcut, parseAccelerator } from "./accelerator.ts";
import { parseContact } from "./credentials/credentials.ts";
import { rawFormat } from "./copying/formats.ts";
import { createTemplatesSchema } from "./copying/storedTemplates.ts";
import { parseBaseUrl, toWorkspaceId } from "./base/issuer.ts";

const refuse = (context: z.RefinementCtx, message: string) => {
  context.addIssue({ code: "custom", message });
  return z.NEVER;
};

const workspaceId = z.string().transform((text, context): WorkspaceId => {
  return toWorkspaceId(text) ?? refuse(context, "not a workspace ID");
});

const baseUrl = z.string().transform((text, context) => {
  const parsed = parseBaseUrl(text);
  return parsed.ok ? parsed.value : refuse(context, "not a usable address");
});

/** Seconds; more than a token's usual 15 minutes would mean an exchange for every copy. */
export const minimumLifeSchema = z.number().int().min(0).max(840);
export const themeSchema = z.enum(["system", "light", "dark"]);

/** Seconds. */
export const clearClipboardSchema = z.number().int().min(15).max(3600).nullable();

/** What came later has a default, so that an earlier file is good. */
export const createSettingsSchema = (templateDiffers: (id: string) => void) =>
  z.object({
    version: z.literal(1),
    minimumLifeS: minimumLifeSchema,
    contact: z.string().refine((text) => parseContact(text).ok),
    theme: themeSchema,
    copyFormat: z.string().default(rawFormat),
    templates: createTemplatesSchema(templateDiffers).default([]),
    clearClipboardS: clearClipboardSchema.default(60),
    notifications: z.boolean().default(true),
    expiryWarnings: z.boolean().default(false),
    keepPinnedReady: z.boolean().default(false),
    shortcut: z
      .string()
      .refine((text) => parseAccelerator(text).ok)
      .default(defaultShortcut),
  });
const settingsSchema = createSettingsSchema(() => undefined);
export type StoredSettings = Readonly<z.infer<typeof settingsSchema>>;

export const defaultSettings: StoredSettings = settingsSchema.parse({
  version: 1,
  minimumLifeS: 180,
  contact: "",
  theme: "system",
});

const profileSchema = z.object({
  /** Names the sealed secret in the vault; a new one for each secret. */
  id: z.uuid(),
  workspaceId,
  /** Empty where a team file has named the MSP and nobody has entered an API client yet. */
  clientId: z.string(),
  baseUrl,
  scope: z.string(),
});
export type StoredProfile = Readonly<z.infer<typeof profileSchema>>;

const tenantSchema = z.object({
  workspaceId,
  name: z.string(),
  alias: z.string().default(""),
  pinned: z.boolean().default(false),
  copyFormat: z.string().nullable().default(null),
  ownership: z.enum(["msp", "customer"]).nullable().default(null),
  listing: z.enum(["new", "listed", "vanished"]).nullable().default(null),
  /** The name in GreenLake's list, by which a name given here is known to be one. */
  listedName: z.string().default(""),
  colour: z.enum(colours).nullable().default(null),
  note: z.string().default(""),
});
export type StoredTenant = Readonly<z.infer<typeof tenantSchema>>;

const mspMembers = {
  profile: profileSchema.nullable(),
  tenants: z.array(tenantSchema).readonly(),
  /** When GreenLake's list was last read whole (wall clock, ms); null: never. */
  listedAtMs: z.number().nullable().default(null),
  /** Whether tenants that join the list are added by themselves. */
  followsList: z.boolean().default(false),
};

const mspSchema = z.object({
  id: z.string().min(1),
  /** Empty where nobody has given one yet. */
  name: z.string(),
  colour: z.enum(colours).nullable(),
  /** Of the credentials that were removed: by it a team file still finds its MSP. */
  formerly: z.object({ workspaceId, baseUrl }).nullable().default(null),
  ...mspMembers,
});
export type StoredMsp = Readonly<z.infer<typeof mspSchema>>;

const currentWorkspacesSchema = z.object({
  version: z.literal(2),
  /** The one that the windows show; null, or unknown, for the first. */
  active: z.string().nullable(),
  msps: z.array(mspSchema).readonly(),
});
export type StoredWorkspaces = Readonly<z.infer<typeof currentWorkspacesSchema>>;

export const noWorkspaces: StoredWorkspaces = { version: 2, active: null, msps: [] };

/** Version 1 knew one MSP only. */
const upgradedWorkspacesSchema = z
  .object({ version: z.literal(1), ...mspMembers })
  .transform(({ profile, tenants, listedAtMs, followsList }): StoredWorkspaces => {
    if (profile === null && tenants.length === 0) return noWorkspaces;
    const id = profile?.id ?? crypto.randomUUID();
    const msp = { ...emptyMsp(id), profile, tenants, listedAtMs, followsList };
    return { version: 2, active: id, msps: [msp] };
  });

export const workspacesSchema = z.union([currentWorkspacesSchema, upgradedWorkspacesSchema]);

export const emptyMsp = (id: string): StoredMsp => ({
  id,
  name: "",
  colour: null,
  formerly: null,
  profile: null,
  tenants: [],
  listedAtMs: null,
  followsList: false,
});

const ranksSchema = z.record(z.string(), z.number());

/** By workspace ID; see `usage.ts`. */
export type UsageRanks = Readonly<z.infer<typeof ranksSchema>>;

const currentUsageSchema = z.object({
  version: z.literal(2),
  /** By the MSP's ID. */
  msps: z.record(z.string(), ranksSchema),
});
export type StoredUsage = Readonly<z.infer<typeof currentUsageSchema>>;

export const noUsage: StoredUsage = { version: 2, msps: {} };

/** Version 1 did not say whose tenants it counted: counting begins anew. */
export const usageSchema = z.union([
  currentUsageSchema,
  z.object({ version: z.literal(1) }).transform(() => noUsage),
]);

export const clipboardMarkSchema = z.object({
  version: z.literal(1),
  /** Of what may be on the clipboard, in hexadecimal; none once that has been cleared. */
  marks: z
    .array(z.object({ salt: z.string(), digest: z.string() }).readonly())
    .readonly()
    .default([]),
});
export type StoredClipboardMark = Readonly<z.infer<typeof clipboardMarkSchema>>;

export const noClipboardMark: StoredClipboardMark = { version: 1, marks: [] };

export const wizardStepSchema = z.enum(["start", "client", "check", "tenants"]);

const draftSchema = z
  .object({
    step: wizardStepSchema,
    workspace: z.string(),
    clientId: z.string(),
    baseUrl: z.string(),
    scope: z.string(),
    contact: z.string(),
    tenants: z.string(),
  })
  .readonly();

const currentDraftsSchema = z.object({
  version: z.literal(2),
  /** By the MSP's ID, which need not be among those that are kept. */
  drafts: z.record(z.string(), draftSchema),
});
export type StoredDrafts = Readonly<z.infer<typeof currentDraftsSchema>>;

export const noDrafts: StoredDrafts = { version: 2, drafts: {} };

/** Version 1 did not say whose it was. */
export const draftsSchema = z.union([
  currentDraftsSchema,
  z.object({ version: z.literal(1) }).transform(() => noDrafts),
]);
