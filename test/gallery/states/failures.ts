// What goes wrong: below a row, and in the banner for a whole MSP.
import type { AppError, MspFault } from "../../../electron/contract/contract.ts";
import { createCopyFailures } from "../../../electron/core/copying/failures.ts";
import { press, steps } from "../hand.ts";
import { forEach, type State, type States } from "../state.ts";
import * as world from "./world.ts";

const { dairy, errors, failureOf, few, freight, hotels, lives, shown, several, south } = world;

const { workspaceId } = dairy;

/** The core decides which failures concern the whole MSP. */
function faultFor(error: AppError): MspFault | null {
  const failures = createCopyFailures(
    () => few,
    () => undefined,
  );
  failures.failed({ workspaceId, format: undefined, error });
  return failures.fault();
}

const failed = (kind: AppError["kind"]) => ({
  ...world.none,
  failure: failureOf(kind, dairy.name),
});

const withFault = (fault: MspFault) => shown(few, { msps: [{ ...world.north, fault }] });

/** In the banner, or else below the row. */
function stateOf(error: AppError): State {
  const fault = faultFor(error);
  return fault === null
    ? {
        snapshot: shown(few, { tokens: { [workspaceId]: failed(error.kind) } }),
        act: press("Details for Alpine Dairy"),
      }
    : { snapshot: withFault(fault) };
}

const secretRefused = faultFor(errors.invalidClient);
const offline = faultFor(errors.offline);
if (secretRefused === null || offline === null) throw new Error("The core knows these as faults.");

export const failures: States = {
  ...forEach("cause", errors, stateOf),
  "several rows": {
    snapshot: shown(few, {
      tokens: {
        [workspaceId]: failed("forbidden"),
        [freight.workspaceId]: { ...lives.soon, failure: failureOf("serverError", freight.name) },
        [hotels.workspaceId]: failed("subjectTokenRefused"),
      },
    }),
  },
  "banner while trying again": {
    snapshot: {
      ...withFault(offline),
      tokens: { [workspaceId]: { ...world.none, exchanging: true } },
    },
  },
  "banner of another MSP": {
    snapshot: several({
      msps: [world.north, { ...south, fault: secretRefused }],
    }),
  },
  "banner with details": {
    snapshot: withFault(secretRefused),
    act: (page) => page.getByText("Details", { exact: true }).click(),
  },
  "banner’s form for a new secret": {
    snapshot: withFault(secretRefused),
    act: press("Replace the secret"),
  },
  "copy refused": {
    snapshot: shown(few, { tokens: { [workspaceId]: failed("forbidden") } }),
    answers: { copyToken: async () => ({ ok: false, error: failureOf("forbidden", dairy.name) }) },
    act: steps(press("Copy token for Alpine Dairy")),
  },
};
