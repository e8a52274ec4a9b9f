// What main shows in situations that several tests start from.
import type {
  AppSnapshot,
  ConnectionCheck,
  Draft,
  CheckStep,
  Profile,
  WizardStep,
} from "../../electron/contract/contract.ts";
import { stepOf, waitingSteps } from "../../electron/core/check/report.ts";
import { connected, mspSummary } from "./fakeBridge.ts";

const { connection } = connected;
if (connection.status !== "ready") throw new Error("The connected snapshot is not ready.");
export const ready = connection;
export const { profile } = ready;

/** An API client whose secret is missing; without a client ID, a team file has named the MSP. */
export const needsSecret = (change: Partial<Profile> = {}, reason = "") =>
  ({ status: "needsSecret", profile: { ...profile, ...change }, reason }) as const;

export const west = { ...mspSummary, name: "West" };
export const east = { ...mspSummary, id: "msp-2", name: "East", colour: "teal" } as const;

/** West is shown. */
export const twoMsps = (rest: Partial<AppSnapshot> = {}): AppSnapshot => ({
  ...connected,
  msps: [west, east],
  ...rest,
});

export const draftAt = (step: WizardStep, entered: Partial<Draft> = {}): Draft => ({
  step,
  workspace: "",
  clientId: "",
  baseUrl: "",
  scope: "",
  contact: "",
  tenants: "",
  ...entered,
});

/** A connection check whose steps are changed one by one. */
export const check = (
  status: "running" | "done" | "cancelled",
  change: (step: CheckStep, index: number) => Partial<CheckStep> | undefined,
): ConnectionCheck => ({
  status,
  workspaceId: profile.workspaceId,
  steps: waitingSteps().map((step, index) =>
    stepOf(step.id, { status: step.status, detail: step.detail, ...change(step, index) }),
  ),
});

export const allPassed = check("done", () => ({ status: "passed", detail: "It is." }));
