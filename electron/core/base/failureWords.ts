// The one table from a kind of error to words for a person: what happened, and the next step.
import type {
  AppError,
  Failure,
  FailureAction,
  ServerWords,
  TeamFileError,
} from "../../contract/contract.ts";
import { assertNever } from "./result.ts";

interface Words {
  readonly title: string;
  readonly advice: string;
  readonly action: FailureAction;
}

type Table = {
  readonly [Kind in AppError["kind"]]: (
    error: Extract<AppError, { readonly kind: Kind }>,
    subject: string,
  ) => Words;
};

const say = (title: string, advice: string, action: FailureAction = "retry"): Words => ({
  title,
  advice,
  action,
});

const byHand = "Reset it in the GreenLake console, then choose Replace the secret here.";
const refuse = (title: string, advice: string): Words => say(title, advice, "none");

function teamFileWords(problem: TeamFileError): Words {
  switch (problem.kind) {
    case "tooLarge":
      return refuse("This file is larger than 5 MiB.", "Choose a *.tenantry.json file.");
    case "notJson":
      return refuse(
        `This file is not valid JSON: see line ${problem.line}, column ${problem.column}.`,
        "Fix it there, or get a new copy from your team.",
      );
    case "newerVersion":
      return refuse(
        `This file has version ${problem.version}, which this Tenantry is too old to read.`,
        "Update Tenantry and open it again.",
      );
    case "wrongShape":
      return refuse(
        problem.path === ""
          ? `This is not a team file. ${problem.problem}`
          : `This file has a mistake at ${problem.path}. ${problem.problem}`,
        "Nothing was imported. Fix it there, or get a new copy from your team.",
      );
    case "secretInside":
      return refuse(
        `${problem.path} in this file looks like a secret. Nothing was imported.`,
        "Remove it from the file. If it is a real secret, replace it: everyone who has the file has it.",
      );
    default:
      return assertNever(problem);
  }
}

const table: Table = {
  invalidInput: ({ problem }) => say(problem, "", "editField"),
  invalidClient: () =>
    say(
      "The client ID or secret was not accepted.",
      "Check that the API client still exists and that its secret is complete, then enter it again. An API client belongs to the person who made it and stops working when they leave.",
      "editCredentials",
    ),
  forbidden: (_error, subject) =>
    say(
      `GreenLake does not allow this for ${subject}.`,
      "Check that the API client’s owner may act for this workspace, and that it belongs to this MSP.",
    ),
  unknownWorkspace: (_error, subject) =>
    say(`GreenLake does not know ${subject}.`, "Check the workspace ID.", "none"),
  subjectTokenRefused: (_error, subject) =>
    say(
      `GreenLake did not exchange the MSP token for ${subject}.`,
      "Check that this workspace is a tenant of this MSP. Token exchange is not available on GreenLake Dedicated Platform.",
    ),
  rejected: (_error, subject) =>
    say(`GreenLake rejected the request for ${subject}.`, "Its answer below says why."),
  serverError: (_error, subject) =>
    say(
      `GreenLake could not answer for ${subject}.`,
      "The fault is on its side. Try again in a minute.",
    ),
  rateLimited: ({ retryAfterS }) =>
    say("GreenLake’s rate limit is reached.", `Try again in ${retryAfterS} s.`),
  badResponse: ({ problem }) =>
    say(
      `The answer could not be used. ${problem}`,
      "Check that the address is GreenLake’s and that nothing in between changes its answers.",
    ),
  wrongWorkspace: ({ claim }, subject) =>
    say(
      `The token in the answer is not for ${subject}.`,
      `Its claim ${claim} names another workspace, so Tenantry discarded it. Nothing was copied.`,
    ),
  timeout: () =>
    say("GreenLake did not answer within 15 seconds.", "Check the connection and try again."),
  offline: () => say("There is no network connection.", "Connect and try again."),
  dns: () => say("The address was not found.", "Check the base URL, the VPN and the name server."),
  tls: () =>
    say(
      "The server’s certificate is not trusted.",
      "If your company inspects TLS, install its root certificate in the operating system.",
    ),
  proxy: () =>
    say("The proxy did not let the request through.", "Check the system’s proxy settings."),
  refused: () =>
    say("The server refused the connection.", "Check the base URL, the VPN and the firewall."),
  connectionLost: () => say("The connection was lost.", "Try again."),
  cancelled: () => say("Cancelled.", "Nothing was copied.", "none"),
  locked: () => say("Tenantry is locked.", "Unlock it and try again.", "none"),
  noCredentials: () =>
    say("No client secret is stored.", "Enter the client secret again.", "editCredentials"),
  vaultUnavailable: ({ reason }) =>
    say(
      "The stored client secret could not be read.",
      `${reason} Unlock the keyring and try again, or enter the client secret again.`,
      "editCredentials",
    ),
  storeFailed: ({ reason }) =>
    say("The change could not be saved.", `${reason} What was saved before is intact.`),
  clipboardFailed: () =>
    say("The clipboard could not be written.", "Another program may be using it. Try again."),
  superseded: (_error, subject) =>
    say(
      "A later copy took the clipboard.",
      `The token for ${subject} is ready. Copy it again if you need it.`,
    ),
  unknownMsp: () => say("This MSP has been removed.", "Choose another one.", "none"),
  unknownTenant: () => say("This tenant is no longer in the list.", "Add it again.", "none"),
  changedSince: () => refuse("This can no longer be undone.", "The tenants have changed since."),
  noToken: (_error, subject) =>
    say(`There is no token for ${subject}.`, "Copy it first, then look at it.", "none"),
  rotationForbidden: () =>
    say(
      "GreenLake does not let this API client rotate its secret.",
      `Its owner lacks the permission. ${byHand}`,
      "editCredentials",
    ),
  noOwnClient: () =>
    say(
      "GreenLake does not list this API client.",
      `Only the person who made it can rotate its secret. ${byHand}`,
      "editCredentials",
    ),
  secretLost: () =>
    say(
      "GreenLake has reset the secret, but the new one did not arrive.",
      `The old secret no longer works. ${byHand}`,
      "editCredentials",
    ),
  rotationUnknown: () =>
    say(
      "Tenantry does not know whether GreenLake has reset the secret.",
      `The connection was lost. Copy a token to find out. If the secret is refused: ${byHand}`,
      "editCredentials",
    ),
  rotationBusy: () =>
    say(
      "Another MSP’s secret is being rotated.",
      "Nothing was changed here. Wait until that rotation is finished, then try again.",
    ),
  keptForThisRun: ({ reason }) =>
    say(
      "The new secret works, but Tenantry can keep it for this run only.",
      `${reason} Save it now: after the next start, Tenantry will ask for it.`,
    ),
  secretGone: () =>
    say(
      "There is no new secret to show.",
      "A new secret is shown once and then forgotten.",
      "none",
    ),
  teamFile: ({ problem }) => teamFileWords(problem),
  teamSecret: ({ place, tenant }) =>
    say(
      `${place} ${tenant === null ? "of this MSP" : `of ${tenant}`} looks like a secret, so nothing was exported.`,
      "Everyone in the team gets this file. Remove the secret and export again.",
      "none",
    ),
  teamUnchecked: ({ reason }) =>
    say(
      "Nothing was exported, because Tenantry could not compare the file with your stored client secrets.",
      `${reason} Unlock the keyring and export again.`,
    ),
  fileFailed: ({ reason }) => say(reason, "Choose another file or try again.", "none"),
  unexpected: () =>
    say("Something went wrong inside Tenantry.", "Try again. The log has the details."),
};

function serverLines(server: ServerWords): readonly string[] {
  const named: readonly (readonly [string, string | undefined])[] = [
    ["Error", server.error],
    ["Description", server.errorDescription],
    ["Message", server.message],
    ["Details", server.details],
    ["Error code", server.errorCode],
    ["Debug ID", server.debugId],
  ];
  const said = named.flatMap(([name, text]) => (text === undefined ? [] : [`${name}: ${text}`]));
  return [`HTTP status: ${server.status}`, ...said];
}

function detailLines(error: AppError): readonly string[] {
  if ("server" in error && error.server !== undefined) return serverLines(error.server);
  if ("code" in error && error.code !== undefined) return [`Code: ${error.code}`];
  return [];
}

/** Generic, so that each entry of the table gets its own kind of error. */
function wordsFor<Kind extends AppError["kind"]>(
  kind: Kind,
  error: Extract<AppError, { readonly kind: Kind }>,
  subject: string,
): Words {
  return table[kind](error, subject);
}

/** `subject` names whom it happened to, such as a tenant, and is used inside sentences. */
export function describeFailure(error: AppError, subject = "this workspace"): Failure {
  return {
    kind: error.kind,
    ...(error.kind === "invalidInput" ? { field: error.field } : {}),
    ...wordsFor(error.kind, error, subject),
    details: detailLines(error),
  };
}

/** What is wrong with a whole MSP, whose API client has worked so far. */
export function describeFault(error: AppError): Failure {
  const failure = describeFailure(error, "this MSP");
  return error.kind === "invalidClient"
    ? {
        ...failure,
        title: "GreenLake no longer accepts this client secret.",
        advice: "It was reset elsewhere, or the API client is gone with its owner.",
      }
    : failure;
}

/** A failure as one line of text, for a terminal or a log. */
export const inOneLine = ({ title, advice }: Failure): string =>
  advice === "" ? title : `${title} ${advice}`;
