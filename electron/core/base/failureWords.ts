// The one door from an error to words for a person: what happened, and the next step.
import type { AppError, Failure, ServerWords } from "../../contract/contract.ts";
import { greenlakeWords } from "./greenlakeWords.ts";
import { teamFileWords } from "./teamFileWords.ts";
import { refuse, say, type Table, type Words } from "./words.ts";

const table: Table<AppError["kind"]> = {
  ...greenlakeWords,
  ...teamFileWords,
  invalidInput: ({ problem }) => say(problem, "", "editField"),
  cancelled: () => say("Cancelled.", "Nothing was copied.", "none"),
  locked: () => say("Tenantry is locked.", "Unlock it and try again.", "none"),
  wrongPassphrase: ({ waitS }) =>
    say(
      waitS === 0 ? "This is not the passphrase." : "Too many wrong passphrases.",
      waitS === 0 ? "Try again." : `Wait ${waitS} seconds, then try again.`,
      "editField",
    ),
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
  clipboardFailed: ({ needsFocus }) =>
    say(
      "The clipboard could not be written.",
      needsFocus
        ? "On Wayland, only the program in front can write it: focus Tenantry’s window and copy again."
        : "Another program may be using it. Try again.",
    ),
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
  noCentralUrl: (_error, subject) =>
    refuse(
      `This format needs a Central address, and ${subject} has none.`,
      "Set the Central address of the MSP in Settings, or of this tenant under Edit.",
    ),
  notOpened: ({ path }) =>
    refuse("This computer has no program that opens it.", `You find it at ${path}.`),
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
