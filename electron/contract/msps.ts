// An MSP: its API client, its connection, and its summary for lists. Types only.
import type { Colour } from "./colours.ts";
import type { Failure } from "./failures.ts";
import type { WorkspaceId } from "./values.ts";

/** Where the client secret is kept. */
export type VaultBackend = "safeStorage" | "keychain" | "passphrase" | "memory";

export interface Profile {
  readonly workspaceId: WorkspaceId;
  readonly clientId: string;
  readonly baseUrl: string;
  readonly scope: string;
}

export type Connection =
  | { readonly status: "none" }
  /** We know the profile but have no usable secret for it; `reason` says why. */
  | { readonly status: "needsSecret"; readonly profile: Profile; readonly reason: string }
  | {
      readonly status: "ready";
      readonly profile: Profile;
      readonly backend: VaultBackend;
      /** For `memory`: why the secret could not be kept safely. */
      readonly backendReason: string | null;
    };

/** Why no tenant of an MSP can get a token, as its last copy found. */
export interface MspFault {
  readonly failure: Failure;
  /** The copy that failed, so that it can be repeated; null for a batch. */
  readonly workspaceId: WorkspaceId | null;
  /** Null for the tenant’s usual format. */
  readonly format: string | null;
}

export interface MspSummary {
  readonly id: string;
  /** The given name, or one made from its workspace ID. */
  readonly name: string;
  readonly colour: Colour | null;
  /** Central’s address for its tenants, an https origin; empty for none. */
  readonly centralUrl: string;
  /** Null for an MSP that is still empty. */
  readonly workspaceId: WorkspaceId | null;
  readonly status: Connection["status"];
  /** Null unless the last copy met one. */
  readonly fault: MspFault | null;
}

export interface MspChange {
  /** An empty name restores the one made from the workspace ID. */
  readonly name?: string;
  readonly colour?: Colour | null;
  /** Empty for none. */
  readonly centralUrl?: string;
}

/** `unsure`: the new secret exists but could not be stored or checked; main holds it as `AppSnapshot.newSecret`. */
export type Rotated = "inForce" | "unsure";

/** Describes a new secret that main holds until the operator dismisses it; never contains the secret. */
export interface NewSecret {
  readonly mspName: string;
  readonly clientId: string;
  /** True if it is sealed beyond this run, so that only its check failed. It can then be neither shown nor copied. */
  readonly isKept: boolean;
  readonly failure: Failure;
}
