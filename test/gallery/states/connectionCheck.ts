// The first run’s third step: the connection check, running, ended, stopped, and failed at each of its steps.
import type {
  CheckStep,
  CheckStepId,
  ConnectionCheck,
} from "../../../electron/contract/contract.ts";
import { fail } from "../../../electron/core/base/result.ts";
import { firstRun as empty } from "../../renderer/fakeBridge.ts";
import { check, draftAt, profile } from "../../renderer/snapshots.ts";
import { hear, press, steps, type } from "../hand.ts";
import { forEach, type State, type States } from "../state.ts";
import * as world from "./world.ts";

const { failureOf, never } = world;

export const entered = {
  workspace: profile.workspaceId,
  clientId: "4f0c2d6e-8a11-4c59-9d53-7e2b1f6a0c3d",
};
export const atClient = { ...empty, draft: draftAt("client", entered) };

/** Enters the secret and goes on to the check. */
export const fill = steps(type("Client secret", "correct-horse-battery-staple"), press("Continue"));

export const checked = (result: ConnectionCheck): State => ({
  snapshot: atClient,
  answers: { checkConnection: never },
  news: { check: result },
  act: steps(fill, hear),
});

const passed: Partial<CheckStep> = { status: "passed", detail: "" };

/** What the check finds where a step fails, and what then to do. */
const causes: Readonly<
  Record<CheckStepId, Pick<CheckStep, "detail" | "remedy"> & Partial<Pick<CheckStep, "title">>>
> = {
  addressReachable: {
    detail:
      "The address global.api.greenlake.hpe.com could not be found (Code: ERR_NAME_NOT_RESOLVED).",
    remedy: "Check the network, and the base URL if you changed it.",
  },
  tlsTrusted: {
    detail:
      "The certificate that global.api.greenlake.hpe.com shows is not trusted by this computer. It was issued by Northwind Inspection CA.",
    remedy:
      "If Northwind Inspection CA is your company’s TLS inspection, install its root certificate in the operating system. If you do not know that name, do not continue from this network.",
  },
  proxy: {
    detail:
      "The system’s proxy, PROXY proxy.northwind.example:8080, asks for a sign-in, which Tenantry cannot provide (HTTP status: 407).",
    remedy: "Check that the proxy in the operating system’s network settings is right and running.",
  },
  clockSkew: {
    detail: "This computer’s clock is 12 min behind GreenLake’s.",
    remedy: "Set this computer’s clock, ideally from a time server.",
  },
  clientAccepted: {
    title: "The API client was refused",
    detail: `Workspace ${profile.workspaceId} did not accept the client ID or secret. (HTTP status: 401; Error: invalid_client)`,
    remedy:
      "Check that the API client still exists, that it was made in this workspace, and that its secret is complete. The workspace must be the MSP’s own: a tenant’s ID gets the same answer.",
  },
  tokenForWorkspace: {
    detail: "The token names another workspace in its claim workspace_id.",
    remedy: "Enter the ID of the MSP workspace in which the API client was made.",
  },
  isMsp: {
    title: "The workspace is not an MSP’s",
    detail: "This workspace is not an MSP: it has no list of tenants.",
    remedy:
      "Enter the ID of the MSP’s own workspace, not a tenant’s, and an API client that was made there.",
  },
  mayList: {
    detail: "The API client is not allowed to list the MSP’s tenants.",
    remedy:
      "Give the API client’s owner a role with the permission “View on the platform customer account” in the MSP workspace.",
  },
  exchangeWorks: {
    detail: "GreenLake did not exchange the MSP token for Alpine Dairy.",
    remedy: "Check that this workspace is a tenant of this MSP.",
  },
};

/** The steps before it have passed, and those after it were left out. */
const failedAt = (cause: Pick<CheckStep, "detail" | "remedy">, id: string): State => {
  let isReached = false;
  return checked(
    check("done", (step) => {
      if (step.id === id) {
        isReached = true;
        return { status: "failed", ...cause, debugId: "7c4f2b1e90d8" };
      }
      return isReached ? { status: "skipped", detail: "Not tried." } : passed;
    }),
  );
};

const statuses: Readonly<Record<CheckStep["status"], Partial<CheckStep>>> = {
  waiting: { status: "waiting" },
  running: { status: "running" },
  passed,
  failed: { status: "failed", ...causes.clientAccepted },
  skipped: { status: "skipped", detail: "Unknown: the answer did not tell the time." },
  warning: {
    status: "warning",
    detail: "Its list of tenants is empty.",
    remedy: "If it has none yet, continue.",
  },
};

export const checks: Readonly<Record<ConnectionCheck["status"], ConnectionCheck>> = {
  none: { status: "none" },
  running: check("running", (_step, index) =>
    index < 3 ? passed : index === 3 ? statuses.running : undefined,
  ),
  done: check("done", () => passed),
  cancelled: check("cancelled", (_step, index) =>
    index < 3 ? passed : { status: "skipped", detail: "Stopped." },
  ),
};

export const connectionCheck: States = {
  ...forEach("is", checks, checked),
  ...forEach("a step", statuses, (status) =>
    checked(check("done", (_step, index) => (index === 4 ? status : passed))),
  ),
  ...forEach("fails at", causes, failedAt),
  saving: {
    ...checked(checks.done),
    answers: { checkConnection: never, connect: never },
    act: steps(fill, hear, press("Continue")),
  },
  "not saved": {
    ...checked(checks.done),
    answers: { checkConnection: never, connect: async () => fail(failureOf("storeFailed")) },
    act: steps(fill, hear, press("Continue")),
  },
};
