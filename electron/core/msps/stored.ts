// The operator’s MSPs, in the form in which they are stored.
import { z } from "zod";
import { colours } from "../../contract/colours.ts";
import { baseUrlSchema, workspaceIdSchema, storedCentralUrlSchema } from "../base/issuer.ts";
import { tenantListMembers } from "../tenants/stored.ts";

const profileSchema = z.object({
  /** The account of the sealed secret in the vault; every new secret gets a new one. */
  id: z.uuid(),
  workspaceId: workspaceIdSchema,
  /** Empty if a team file named the MSP and the operator has not entered an API client yet. */
  clientId: z.string(),
  baseUrl: baseUrlSchema,
  scope: z.string(),
});
export type StoredProfile = Readonly<z.infer<typeof profileSchema>>;

const mspMembers = { profile: profileSchema.nullable(), ...tenantListMembers };

const mspSchema = z.object({
  id: z.string().min(1),
  /** Empty if the operator has not named it. */
  name: z.string(),
  colour: z.enum(colours).nullable(),
  /** Empty for none. */
  centralUrl: storedCentralUrlSchema,
  ...mspMembers,
});
export type StoredMsp = Readonly<z.infer<typeof mspSchema>>;

const currentWorkspacesSchema = z.object({
  version: z.literal(2),
  /** The MSP that the windows show; null or an unknown ID means the first one. */
  active: z.string().nullable(),
  msps: z.array(mspSchema).readonly(),
});
export type StoredWorkspaces = Readonly<z.infer<typeof currentWorkspacesSchema>>;

export const noWorkspaces: StoredWorkspaces = { version: 2, active: null, msps: [] };

export const emptyMsp = (id: string): StoredMsp => ({
  id,
  name: "",
  colour: null,
  centralUrl: "",
  profile: null,
  tenants: [],
  listedAtMs: null,
  followsList: false,
});

/** So many tenants are written at once. */
const fewTenants = 1_000;
/** Tenants in a piece. */
const pieceLength = 200;

/** The JSON of the file in pieces, a tenant a line; null if it is short. */
export function workspacesInPieces(all: StoredWorkspaces): Iterable<string> | null {
  const count = all.msps.reduce((sum, { tenants }) => sum + tenants.length, 0);
  return count <= fewTenants ? null : piecesOf(all);
}

function* piecesOf({ msps, ...head }: StoredWorkspaces): Generator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"msps":[`;
  for (const [index, { tenants, ...msp }] of msps.entries()) {
    yield `${index === 0 ? "" : ","}\n${JSON.stringify(msp).slice(0, -1)},"tenants":[`;
    for (let at = 0; at < tenants.length; at += pieceLength) {
      const lines = tenants.slice(at, at + pieceLength).map((each) => JSON.stringify(each));
      yield `${at === 0 ? "" : ","}\n${lines.join(",\n")}`;
    }
    yield "\n]}";
  }
  yield "\n]}\n";
}

/** Version 1 knew only one MSP. */
const upgradedWorkspacesSchema = z
  .object({ version: z.literal(1), ...mspMembers })
  .transform(({ profile, tenants, listedAtMs, followsList }): StoredWorkspaces => {
    if (profile === null && tenants.length === 0) return noWorkspaces;
    const id = profile?.id ?? crypto.randomUUID();
    return {
      version: 2,
      active: id,
      msps: [{ ...emptyMsp(id), profile, tenants, listedAtMs, followsList }],
    };
  });

export const workspacesSchema = z.union([currentWorkspacesSchema, upgradedWorkspacesSchema]);

/** The given name, or one for sentences and menus that shows the ends of the workspace ID. */
export function mspName({ name, profile }: Pick<StoredMsp, "name" | "profile">): string {
  if (name !== "") return name;
  if (profile === null) return "New MSP";
  const { workspaceId } = profile;
  return `MSP workspace ${workspaceId.slice(0, 8)}…${workspaceId.slice(-4)}`;
}
