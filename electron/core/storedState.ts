// What is kept on disk, and the shape it has to have to be believed.
import { z } from "zod";
import type { WorkspaceId } from "../contract.ts";
import { parseContact } from "./connectInput.ts";
import { parseBaseUrl, toWorkspaceId } from "./issuer.ts";

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

export const settingsSchema = z.object({
  version: z.literal(1),
  minimumLifeS: minimumLifeSchema,
  contact: z.string().refine((text) => parseContact(text).ok),
  theme: themeSchema,
});
export type StoredSettings = Readonly<z.infer<typeof settingsSchema>>;

export const defaultSettings: StoredSettings = {
  version: 1,
  minimumLifeS: 180,
  contact: "",
  theme: "system",
};

const profileSchema = z.object({
  /** Names the sealed secret in the vault; a new one for each secret. */
  id: z.uuid(),
  workspaceId,
  clientId: z.string().min(1),
  baseUrl,
  scope: z.string(),
});
export type StoredProfile = Readonly<z.infer<typeof profileSchema>>;

export const workspacesSchema = z.object({
  version: z.literal(1),
  profile: profileSchema.nullable(),
  tenants: z.array(z.object({ workspaceId, name: z.string() })).readonly(),
});
export type StoredWorkspaces = Readonly<z.infer<typeof workspacesSchema>>;

export const noWorkspaces: StoredWorkspaces = { version: 1, profile: null, tenants: [] };
