// The history of copies: which token left Tenantry, when, and which way.
import type { WorkspaceId } from "./values.ts";

/** `copy`, `print` and `exec` are commands in a terminal; `batch` is a copy of several tokens. */
export const copyWays = ["window", "quickPick", "tray", "batch", "copy", "print", "exec"] as const;
export type CopyWay = (typeof copyWays)[number];

/** One token that left for the clipboard or a terminal. The token itself is kept nowhere. */
export interface HistoryEntry {
  /** Wall clock, ms. */
  readonly atMs: number;
  /** The operating system’s name for the operator; empty if it has none. */
  readonly user: string;
  /** Names are as they were at that time. */
  readonly msp: string;
  readonly workspaceId: WorkspaceId;
  readonly tenant: string;
  /** The name of the format; null for the plain token. */
  readonly format: string | null;
  readonly way: CopyWay;
  /** The program that `exec` ran, or else the one that ran our command; null if it is not known. */
  readonly program: string | null;
}

/** What is found in the history of one MSP, the newest first. */
export interface History {
  readonly entries: readonly HistoryEntry[];
  /** True if older entries match, too. */
  readonly hasMore: boolean;
}

/** Where the history was exported to. */
export interface ExportedHistory {
  readonly path: string;
}
