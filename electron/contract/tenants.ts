// Tenants: as the operator keeps them, as GreenLake lists them, and their tokens. Types only.
import type { Colour } from "./colours.ts";
import type { Failure } from "./failures.ts";
import type { TokenTimes, WorkspaceId } from "./values.ts";

export interface Tenant {
  readonly workspaceId: WorkspaceId;
  /** Empty if it has none yet. */
  readonly name: string;
  /** A short name to search by; empty for none. */
  readonly alias: string;
  /** Pinned tenants come first in the tray menu and the quick pick. */
  readonly pinned: boolean;
  /** The copy format for its token; null for the default one. */
  readonly copyFormat: string | null;
  /** Who owns its devices; null if GreenLake does not say. */
  readonly ownership: "msp" | "customer" | null;
  /** Its place in GreenLake’s list at the last reading; null if it has never been in it. */
  readonly listing: "new" | "listed" | "vanished" | null;
  /** A colour that tells customers apart; null for none. */
  readonly colour: Colour | null;
  /** Words that group tenants; the first is the group where a tenant stands once. */
  readonly tags: readonly string[];
  /** Free text; empty for none. */
  readonly note: string;
  /** Central’s address for this tenant, an https origin; empty for its MSP’s. */
  readonly centralUrl: string;
  /** Kept, but out of the list, the search, the quick pick and the tray. It counts as not pinned until it is shown again. */
  readonly hidden: boolean;
  /** Only in a snapshot, and only for tenants whose names look the same as others’ in their list. */
  readonly twin?: Twin;
}

/** Tells tenants apart whose names look the same. */
export interface Twin {
  /** The same for all of them, and for no others in the list. */
  readonly look: string;
  /** As much of the end of the workspace ID as differs, at least four digits. */
  readonly idEnd: string;
}

/** An operator’s edit; absent fields stay as they are. */
export type TenantChange = Partial<
  Pick<
    Tenant,
    | "name"
    | "alias"
    | "pinned"
    | "copyFormat"
    | "colour"
    | "tags"
    | "note"
    | "centralUrl"
    | "hidden"
  >
>;

/** An edit that can be made to several tenants at once. */
export type SharedChange = Pick<TenantChange, "pinned" | "colour">;

/** A tenant as GreenLake lists it. */
export interface ListedTenant extends Pick<Tenant, "workspaceId" | "name" | "ownership"> {
  /** True if the operator already has it. */
  readonly known: boolean;
}

/** The reading of GreenLake’s list that is running, or the last one. */
export type Discovery =
  | { readonly status: "none" }
  | { readonly status: "running"; readonly found: number; readonly total: number | null }
  | {
      readonly status: "done";
      readonly tenants: readonly ListedTenant[];
      /** False if GreenLake announced more tenants than it sent, or if the reading broke off. */
      readonly complete: boolean;
      readonly total: number | null;
      /** Entries without a usable workspace ID. */
      readonly skipped: number;
      /** Why the reading broke off; the tenants read so far are kept. */
      readonly failure: Failure | null;
    };

/** A tenant’s row: its token’s lifetime and what is happening to it. */
export interface TenantToken {
  readonly times: TokenTimes | null;
  readonly exchanging: boolean;
  /** When the next try starts, while we wait out the server’s rate limit. */
  readonly waitingUntilMs: number | null;
  /** Why the last copy failed, until the next one starts. */
  readonly failure: Failure | null;
}

/** The tenant that a command acts on. */
export interface OneTenant {
  readonly workspaceId: string;
}

/** A tenant among several MSPs’. */
export interface TenantOfMsp extends OneTenant {
  readonly mspId: string;
}

export interface LineProblem {
  /** Counted from 1; an entry’s number if the text is JSON. */
  readonly line: number;
  readonly text: string;
  readonly problem: string;
}

/** What pasted lines of tenants would add, or added. */
export interface TenantLines {
  readonly added: number;
  /** Tenants that were already in the list, or that the text names twice. */
  readonly merged: number;
  readonly problems: readonly LineProblem[];
  /** What Tenantry takes the text for; lines, unless it says otherwise. */
  readonly format?: "lines" | "table" | "json";
  /** Which columns of a table are read, in a sentence; empty for lines. */
  readonly understood?: string;
}

/** A change that can be undone for as long as nothing else has changed what it changed. */
export interface Undoable {
  readonly undoId: string;
}

/** One member of a JWT’s header or payload, as text; dates are written out. */
export interface TokenMember {
  readonly name: string;
  readonly value: string;
}

/** What a held token says about itself; never the token or its signature. */
export interface TokenInspection {
  /** Empty, like `claims`, for a token that is not a JWT. */
  readonly header: readonly TokenMember[];
  readonly claims: readonly TokenMember[];
  readonly times: TokenTimes;
  /** Contradictions between the token and the tenant it is held for. */
  readonly warnings: readonly string[];
}
