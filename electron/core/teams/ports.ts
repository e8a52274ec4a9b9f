// What team files need: the MSPs they belong to, the operator’s files, and the file that is open.
import type {
  OneTenant,
  PreviewedChange,
  Result,
  TeamFileError,
  TeamFileState,
  TeamGroup,
  TeamPreview,
} from "../../contract/contract.ts";
import type { Clock, CredentialVault, TeamFiles } from "../base/ports.ts";
import type { Changes, LongStore } from "../base/timing.ts";
import type { StoredMsp } from "../msps/stored.ts";
import type { TeamFile } from "./teamFile.ts";

export interface TeamMsp {
  readonly id: string;
  readonly store: LongStore<StoredMsp>;
  readonly connection: { readonly profileGiven: () => void };
  readonly undo: {
    readonly remember: (change: Changes<StoredMsp>) => string;
  };
  readonly copying: { readonly forgetToken: (tenant: OneTenant) => Result<null> };
}

export interface TeamMsps {
  readonly active: () => TeamMsp;
  readonly all: () => readonly TeamMsp[];
  readonly find: (id: string) => TeamMsp | null;
  readonly select: (id: string) => Promise<Result<null>>;
  readonly createUnseen: () => TeamMsp;
}

/** The tenants of each group, sorted by name; each is put into words only when a window gets it. */
export interface TeamLists {
  readonly counts: Readonly<Record<TeamGroup, number>>;
  readonly slice: (group: TeamGroup, from: number, to: number) => readonly PreviewedChange[];
}

/** A file that waits for choices, with what it was compared with, so that exactly what was shown is merged. */
export interface ComparedTeam {
  readonly state: TeamPreview;
  readonly team: TeamFile;
  readonly lists: TeamLists;
  /** Null for an MSP that the import would create. */
  readonly mspId: string | null;
  readonly mine: TeamFile;
}

export type OpenedTeam =
  | ComparedTeam
  | { readonly state: Extract<TeamFileState, { status: "refused" }> };

/** Reads a text that may be long. */
export type ReadTeamFile = (text: string) => Promise<Result<TeamFile, TeamFileError>>;

export interface TeamPorts {
  readonly clock: Pick<Clock, "turn">;
  readonly readTeamFile: ReadTeamFile;
  readonly newId: () => string;
  readonly teamFiles: TeamFiles;
  readonly vault: Pick<CredentialVault, "open">;
  readonly msps: TeamMsps;
  readonly opened: {
    readonly read: () => OpenedTeam | null;
    readonly set: (next: OpenedTeam | null) => void;
  };
  /** Called after an import changed an MSP. */
  readonly imported: () => void;
}
