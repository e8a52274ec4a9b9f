// The connection check: its steps in order, and what each one found. Types only.
import type { WorkspaceId } from "./values.ts";

export type CheckStepId =
  | "addressReachable"
  | "tlsTrusted"
  | "proxy"
  | "clockSkew"
  | "clientAccepted"
  | "tokenForWorkspace"
  | "isMsp"
  | "mayList"
  | "exchangeWorks";

export interface CheckStep {
  readonly id: CheckStepId;
  /** `skipped`: the step could not be decided; `detail` says why. */
  readonly status: "waiting" | "running" | "passed" | "failed" | "skipped" | "warning";
  /** What the step looks at; once it passed or failed, what is true. */
  readonly title: string;
  /** What the step found, without secrets; the cause if it failed; empty until it ends. */
  readonly detail: string;
  /** What to do about it; never empty for a failed step. */
  readonly remedy: string;
  /** GreenLake’s debug ID of the refused request, for its support. */
  readonly debugId?: string;
}

/** The running connection check, or the last one. */
export type ConnectionCheck =
  | { readonly status: "none" }
  | {
      readonly status: "running" | "done" | "cancelled";
      readonly workspaceId: WorkspaceId;
      /** Every step, from the start. */
      readonly steps: readonly CheckStep[];
    };
