// The one table from what went wrong to what a person is told: what happened, and the next step.
import type {
  AppError,
  Failure,
  FailureAction,
  ServerWords,
  TeamFileError,
} from "../../contract/contract.ts";
import { assertNever } from "./assertNever.ts";

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
        `This file is not JSON: it goes wrong at line ${problem.line}, column ${problem.column}.`,
        "Mend it there, or take the file from the team again.",
      );
    case "newerVersion":
      return refuse(
        `This file has version ${problem.version}, which is newer than this Tenantry knows.`,
        "Update Tenantry and open it again.",
      );
    case "wrongShape":
      return refuse(
        problem.path === ""
          ? `This is no team file. ${problem.problem}`
          : `This file has a mistake at ${problem.path}. ${problem.problem}`,
        "Nothing of it was taken. Mend it there, or take the file from the team again.",
      );
    case "secretInside":
      return refuse(
        `${problem.path} in this file looks like a secret. Nothing of it was taken.`,
        "Take it out of the file. If it is a real one, replace it: whoever has the file has the secret.",
      );
    default:
      return assertNever(problem);
  }
}

const table: Table = {
  invalidInput: ({ problem }) => say(problem, "Mend this field and try again.", "editField"),
  invalidClient: () =>
    say(
      "The client ID or secret was not accepted.",
      "Check that the API client still exists and that its secret is complete, then enter it again. It belongs to the person who made it and stops working when they leave.",
      "editCredentials",
    ),
  forbidden: (_error, subject) =>
    say(
      `GreenLake does not allow this for ${subject}.`,
      "Check that the API client's owner may act for this workspace, and that it belongs to this MSP.",
    ),
  unknownWorkspace: (_error, subject) =>
    say(`GreenLake does not know ${subject}.`, "Check the workspace ID.", "none"),
  subjectTokenRefused: (_error, subject) =>
    say(
      `GreenLake did not exchange the MSP's token for ${subject}.`,
      "Check that this workspace is a tenant of this MSP. Token exchange is not available on GreenLake Dedicated Platform.",
    ),
  rejected: (_error, subject) =>
    say(`GreenLake rejected the request for ${subject}.`, "Its own words below say why."),
  serverError: (_error, subject) =>
    say(
      `GreenLake could not answer for ${subject}.`,
      "The fault is on its side: try again in a minute.",
    ),
  rateLimited: ({ retryAfterS }) =>
    say("GreenLake asks for a pause.", `Try again in ${retryAfterS} s.`),
  badResponse: ({ problem }) =>
    say(
      `The answer could not be used. ${problem}`,
      "Check that the address is GreenLake's and that nothing in between changes its answers.",
    ),
  wrongWorkspace: ({ claim }, subject) =>
    say(
      `The token that came is not for ${subject}.`,
      `Its claim ${claim} names another workspace, so it was dropped. Nothing was copied.`,
    ),
  timeout: () =>
    say("GreenLake did not answer within 15 seconds.", "Check the connection and try again."),
  offline: () => say("There is no network connection.", "Connect and try again."),
  dns: () => say("The address was not found.", "Check the base URL, the VPN and the name server."),
  tls: () =>
    say(
      "The server's certificate is not trusted.",
      "If your company inspects TLS, its root certificate has to be installed in the operating system.",
    ),
  proxy: () =>
    say("The proxy did not let the request through.", "Check the system's proxy settings."),
  refused: () =>
    say("The server refused the connection.", "Check the base URL, the VPN and the firewall."),
  connectionLost: () => say("The connection broke off.", "Try again."),
  cancelled: () => say("Cancelled.", "Nothing was copied.", "none"),
  locked: () => say("Tenantry is locked.", "Unlock it and try again.", "none"),
  noCredentials: () =>
    say("There is no API client secret.", "Enter the client secret again.", "editCredentials"),
  vaultUnavailable: ({ reason }) =>
    say(
      "The stored client secret cannot be reached.",
      `${reason} Unlock the keyring and try again, or enter the client secret again.`,
      "editCredentials",
    ),
  storeFailed: ({ reason }) =>
    say("The change could not be saved.", `${reason} Nothing stored before was lost.`),
  clipboardFailed: () =>
    say("The clipboard could not be written.", "Another program may be holding it: try again."),
  superseded: (_error, subject) =>
    say(
      "A later copy took the clipboard.",
      `The token for ${subject} is ready: copy it again if you want it.`,
    ),
  unknownMsp: () => say("This MSP is no longer there.", "Choose another one.", "none"),
  unknownTenant: () => say("This tenant is no longer in the list.", "Add it again.", "none"),
  noToken: (_error, subject) =>
    say(`There is no token for ${subject}.`, "Copy it once: then there is one to look at.", "none"),
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
      "It is not known whether GreenLake has reset the secret.",
      `The connection broke off. Copy a token to find out; if the secret is refused: ${byHand}`,
      "editCredentials",
    ),
  rotationBusy: () =>
    say(
      "Another MSP's secret is just being rotated.",
      "Nothing was changed here: wait until that one is in force, then try again.",
    ),
  keptForThisRun: ({ reason }) =>
    say(
      "The new secret is in force, but kept for this run only.",
      `${reason} Save it now: after the next start it has to be entered.`,
    ),
  secretGone: () =>
    say("There is no new secret to show.", "It is shown once, and forgotten after that.", "none"),
  teamFile: ({ problem }) => teamFileWords(problem),
  teamSecret: ({ place, tenant }) =>
    say(
      `${place} ${tenant === null ? "of this MSP" : `of ${tenant}`} looks like it holds a secret, so nothing was written.`,
      "A team file goes to everybody in the team: take the secret out and export again.",
      "none",
    ),
  teamUnchecked: ({ reason }) =>
    say(
      "Nothing was written: Tenantry could not compare the file with your stored client secrets.",
      `${reason} Unlock the keyring and export again.`,
    ),
  fileFailed: ({ reason }) => say(reason, "Choose another file or try again.", "none"),
  unexpected: () =>
    say("Something went wrong inside Tenantry.", "Try again; the log has the details."),
};

function serverLines(server: ServerWords): readonly string[] {
  const named: readonly (readonly [string, string | undefined])[] = [
    ["Error", server.error],
    ["Description", server.errorDescription],
    ["Message", server.message],
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

/** Generic, so that a kind's entry is called with that kind's error. */
function wordsFor<Kind extends AppError["kind"]>(
  kind: Kind,
  error: Extract<AppError, { readonly kind: Kind }>,
  subject: string,
): Words {
  return table[kind](error, subject);
}

/** `subject` names whom it happened to, such as a tenant; it stands inside sentences. */
export function describeFailure(error: AppError, subject = "this workspace"): Failure {
  return {
    kind: error.kind,
    ...(error.kind === "invalidInput" ? { field: error.field } : {}),
    ...wordsFor(error.kind, error, subject),
    details: detailLines(error),
  };
}
