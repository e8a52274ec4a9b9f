// Team files as the windows see them: the preview of an import, the choices, and refusals. Types only.
import type { Failure } from "./failures.ts";
import type { WorkspaceId } from "./values.ts";

export type Side = "mine" | "theirs";

export type TeamField =
  | "name"
  | "alias"
  | "colour"
  | "tags"
  | "note"
  | "pinned"
  | "format"
  | "centralUrl";

/** What an import does with a tenant. `removed`: the file does not contain it. */
export type TeamGroup = "added" | "changed" | "removed";

export interface PreviewedChange {
  readonly id: WorkspaceId;
  readonly name: string;
  /** Empty for a tenant that is added or removed. */
  readonly fields: readonly {
    readonly field: TeamField;
    /** In words; empty if the field is empty. */
    readonly mine: string;
    readonly theirs: string;
  }[];
}

/** The first items of a longer list, and how many there are in all. */
export interface Shortened<T> {
  readonly count: number;
  readonly first: readonly T[];
}

/** What importing a team file would change. */
export interface TeamPreview {
  readonly status: "preview";
  /** A new ID for every opened file. */
  readonly id: string;
  readonly fileName: string;
  /** True if our tenants changed after the file was opened, so that it was compared again. */
  readonly isRenewed: boolean;
  /** How many of the file’s aliases already belong to other tenants. */
  readonly aliasesLeftOut: number;
  readonly msp: {
    readonly name: string;
    /** True if the import adds this MSP. */
    readonly isNew: boolean;
    readonly workspaceId: WorkspaceId | null;
    readonly baseUrl: string;
    /** The address at which we already know this workspace, if it differs from the file’s. */
    readonly otherAddress: string | null;
    /** Central’s address, which follows the file only if mine is empty. */
    readonly centralUrl: { readonly mine: string; readonly theirs: string };
  };
  readonly added: Shortened<PreviewedChange>;
  readonly changed: Shortened<PreviewedChange>;
  /** How many of the changed tenants get another value in each field. */
  readonly changedFields: readonly { readonly field: TeamField; readonly count: number }[];
  /** The operator’s tenants that the file does not contain. */
  readonly removed: Shortened<PreviewedChange>;
  readonly unchanged: number;
  /** Central addresses that only the file has and that are none of the known clusters, for the MSP or any tenant. */
  readonly unknownCentralUrls: Shortened<string>;
}

/** A file that could not be imported or exported, and why. */
export interface TeamRefusal {
  readonly status: "refused";
  readonly id: string;
  readonly direction: "import" | "export";
  readonly failure: Failure;
}

export type TeamFileState = TeamPreview | TeamRefusal;

/** An import that has been stored; `undoId` is null if it began the MSP, which can be removed instead. */
export interface ImportedTeam {
  readonly mspId: string;
  readonly undoId: string | null;
}

/** Where an export was written. */
export interface ExportedTeam {
  readonly path: string;
}

/** The side to take for each group, and exceptions by workspace ID. */
export interface TeamChoices {
  readonly added: Side;
  readonly changed: Side;
  /** `theirs` removes the tenant. */
  readonly removed: Side;
  readonly tenants: Readonly<Record<string, Side>>;
}

export interface DroppedTeam {
  /** Null if the file is too large to read. */
  readonly text: string | null;
  readonly name: string;
}
