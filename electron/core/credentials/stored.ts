// The drafts of first runs, in the form in which they are stored.
import { z } from "zod";

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
    name: z.string().exactOptional(),
  })
  .readonly();

const currentDraftsSchema = z.object({
  version: z.literal(2),
  /** By the ID of the MSP, which need not be stored itself yet. */
  drafts: z.record(z.string(), draftSchema),
});
export type StoredDrafts = Readonly<z.infer<typeof currentDraftsSchema>>;

export const noDrafts: StoredDrafts = { version: 2, drafts: {} };

/** Version 1 did not say whose draft it was, so it is dropped. */
export const draftsSchema = z.union([
  currentDraftsSchema,
  z.object({ version: z.literal(1) }).transform(() => noDrafts),
]);
