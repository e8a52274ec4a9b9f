// The contract's part about several MSPs. Types only.
import type { Colour } from "./colours.ts";
import type { Connection, WorkspaceId } from "./contract.ts";

export interface MspSummary {
  readonly id: string;
  /** As it is shown: by its workspace where nobody has named it. */
  readonly name: string;
  readonly colour: Colour | null;
  /** Null for one that is still empty. */
  readonly workspaceId: WorkspaceId | null;
  readonly status: Connection["status"];
}

/** An empty name takes the workspace's again. */
export interface MspChange {
  readonly name?: string;
  readonly colour?: Colour | null;
}

/** Which MSP a command is for: the one shown where none is named. A window that shows one of several always names it. */
export interface InMsp {
  readonly mspId?: string;
}

export interface OneTenant extends InMsp {
  readonly workspaceId: string;
}
