// One MSP’s tenants and their usage, in the form in which they are stored.
import { z } from "zod";
import { colours } from "../../contract/colours.ts";
import { workspaceIdSchema, storedCentralUrlSchema } from "../base/issuer.ts";

export { fittingTags } from "./tags.ts";

export const tenantSchema = z.object({
  workspaceId: workspaceIdSchema,
  name: z.string(),
  alias: z.string().default(""),
  pinned: z.boolean().default(false),
  copyFormat: z.string().nullable().default(null),
  ownership: z.enum(["msp", "customer"]).nullable().default(null),
  listing: z.enum(["new", "listed", "vanished"]).nullable().default(null),
  /** The name in GreenLake’s list; a different `name` was given by the operator. */
  listedName: z.string().default(""),
  colour: z.enum(colours).nullable().default(null),
  tags: z.array(z.string()).readonly().default([]),
  note: z.string().default(""),
  centralUrl: storedCentralUrlSchema,
  hidden: z.boolean().default(false),
});
export type StoredTenant = Readonly<z.infer<typeof tenantSchema>>;

/** A tenant of which only the workspace ID and name are known. */
export const newTenant = ({
  workspaceId,
  name,
}: Pick<StoredTenant, "workspaceId" | "name">): StoredTenant => ({
  workspaceId,
  name,
  alias: "",
  pinned: false,
  copyFormat: null,
  ownership: null,
  listing: null,
  listedName: "",
  colour: null,
  tags: [],
  note: "",
  centralUrl: "",
  hidden: false,
});

/** The first of each workspace: every command names a tenant by it. */
function withoutRepeats(tenants: StoredTenant[]): StoredTenant[] {
  const seen = new Set<string>();
  return tenants.filter(({ workspaceId }) => seen.size < seen.add(workspaceId).size);
}

export const tenantListMembers = {
  tenants: z.array(tenantSchema).transform(withoutRepeats).readonly(),
  /** When GreenLake’s list was last read completely (wall clock, ms); null for never. */
  listedAtMs: z.number().nullable().default(null),
  /** True if tenants that join GreenLake’s list are added automatically. */
  followsList: z.boolean().default(false),
};
export type StoredTenantList = Readonly<z.infer<z.ZodObject<typeof tenantListMembers>>>;

const ranksSchema = z.record(z.string(), z.number());

/** Ranks by workspace ID; see `usage.ts`. */
export type UsageRanks = Readonly<z.infer<typeof ranksSchema>>;

const currentUsageSchema = z.object({
  version: z.literal(2),
  /** By the MSP’s ID. */
  msps: z.record(z.string(), ranksSchema),
});
export type StoredUsage = Readonly<z.infer<typeof currentUsageSchema>>;

export const noUsage: StoredUsage = { version: 2, msps: {} };

/** Version 1 did not say whose tenants it counted, so counting starts again. */
export const usageSchema = z.union([
  currentUsageSchema,
  z.object({ version: z.literal(1) }).transform(() => noUsage),
]);
