// The contract's part about the team file. Types only.
import type { WorkspaceId } from "./contract.ts";
import type { Failure } from "./failures.ts";

export interface TextPosition {
  /** Counted from 1, in UTF-16 units across the line. */
  readonly line: number;
  readonly column: number;
}

/** None of them holds text out of the file but the names of its members. */
export type TeamFileError =
  | { readonly kind: "tooLarge" }
  | ({ readonly kind: "notJson" } & TextPosition)
  | { readonly kind: "newerVersion"; readonly version: number }
  /** `path` is empty for the file as a whole. */
  | { readonly kind: "wrongShape"; readonly path: string; readonly problem: string }
  | {
      readonly kind: "secretInside";
      readonly path: string;
      /** The tenant that the field belongs to. */
      readonly workspaceId: WorkspaceId | null;
    };

export type Side = "mine" | "theirs";

export type TeamField = "name" | "alias" | "colour" | "note" | "pinned" | "format";

export interface PreviewedTenant {
  readonly id: WorkspaceId;
  readonly name: string;
}

export interface PreviewedChange extends PreviewedTenant {
  readonly fields: readonly {
    readonly field: TeamField;
    /** In words; empty for nothing. */
    readonly mine: string;
    readonly theirs: string;
  }[];
}

/** The first of them, and how many there are. */
export interface Shortened<T> {
  readonly count: number;
  readonly first: readonly T[];
}

/** What taking a team file over would change. */
export interface TeamPreview {
  readonly status: "preview";
  /** Each file that is opened has its own. */
  readonly id: string;
  readonly fileName: string;
  /** Compared anew, for what was there has changed since it was opened. */
  readonly isRenewed: boolean;
  /** How many of its aliases other tenants have already. */
  readonly aliasesLeftOut: number;
  readonly msp: {
    readonly name: string;
    /** Whether it joins the operator's MSPs by this file. */
    readonly isNew: boolean;
    readonly workspaceId: WorkspaceId | null;
    readonly baseUrl: string;
    /** Where the same workspace is known already, if only at another address than the file's. */
    readonly otherAddress: string | null;
  };
  readonly added: Shortened<PreviewedTenant>;
  readonly changed: Shortened<PreviewedChange>;
  /** Among the operator's tenants, and not in the file. */
  readonly removed: Shortened<PreviewedTenant>;
  readonly unchanged: number;
}

/** A file that could not be taken over or written, and why. */
export interface TeamRefusal {
  readonly status: "refused";
  readonly id: string;
  readonly direction: "import" | "export";
  readonly failure: Failure;
}

export type TeamFileState = TeamPreview | TeamRefusal;

/** Each group's side, and by workspace ID what was chosen apart from it. */
export interface TeamChoices {
  readonly added: Side;
  readonly changed: Side;
  /** "theirs" removes. */
  readonly removed: Side;
  readonly tenants: Readonly<Record<string, Side>>;
}

export interface DroppedTeam {
  /** Null for a file that is too large to be looked at. */
  readonly text: string | null;
  readonly name: string;
}
