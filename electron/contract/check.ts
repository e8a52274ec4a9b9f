// The contract's part about the connection check: its steps in their order, and what each has found. Types only.
import type { WorkspaceId } from "./contract.ts";

export type PreflightStepId =
  | "addressReachable"
  | "tlsTrusted"
  | "proxy"
  | "clockSkew"
  | "clientAccepted"
  | "tokenForWorkspace"
  | "isMsp"
  | "mayList"
  | "exchangeWorks";

export interface PreflightStep {
  readonly id: PreflightStepId;
  /** `skipped`: it could not be told, and `detail` says why. */
  readonly status: "waiting" | "running" | "passed" | "failed" | "skipped" | "warning";
  /** What it proves where it passes. */
  readonly title: string;
  /** What was found, without secrets: the cause where it failed; empty until it has ended. */
  readonly detail: string;
  /** What to do about it; never empty where it failed, empty where nothing is to be done. */
  readonly remedy: string;
  /** GreenLake's own number for the refused request, for its support. */
  readonly debugId?: string;
}

/** The connection check that runs, or ran last. */
export type ConnectionCheck =
  | { readonly status: "none" }
  | {
      readonly status: "running" | "done" | "cancelled";
      readonly workspaceId: WorkspaceId;
      /** All of them from the start. */
      readonly steps: readonly PreflightStep[];
    };
