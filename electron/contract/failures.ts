// What can go wrong: the kinds that the core tells apart, and the words that a person reads. Types only.
import type { WorkspaceId } from "./values.ts";

/** Expected failures are values; only bugs throw. */
export type Result<T, E = AppError> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** A form’s fields; a window shows an `invalidInput` failure beside the field it names. */
export type FieldName =
  | "workspace"
  | "clientId"
  | "clientSecret"
  | "baseUrl"
  | "centralUrl"
  | "scope"
  | "contact"
  | "tenants"
  | "name"
  | "note"
  | "tags"
  | "alias"
  | "copyFormat"
  | "templates"
  | "templateName"
  | "tokenVariable"
  | "shortcut"
  | "clearClipboardS"
  | "minimumLifeS"
  | "concurrency"
  | "lockAfterMinutes"
  | "passphrase";

/** The server’s own explanation of a refusal: each text cut to 300 characters, tokens and secrets redacted. */
export interface ServerWords {
  readonly status: number;
  readonly error?: string;
  readonly errorDescription?: string;
  readonly errorCode?: string;
  readonly message?: string;
  readonly debugId?: string;
  /** The texts of HPE’s `errorDetails[]`, in one line. */
  readonly details?: string;
}

export interface TextPosition {
  /** Counted from 1, in UTF-16 units across the line. */
  readonly line: number;
  readonly column: number;
}

/** Why a team file was refused. Never quotes the file, except for the names of its members. */
export type TeamFileError =
  | { readonly kind: "tooLarge" }
  | ({ readonly kind: "notJson" } & TextPosition)
  | { readonly kind: "newerVersion"; readonly version: number }
  /** `path` is empty if the file as a whole is wrong. */
  | { readonly kind: "wrongShape"; readonly path: string; readonly problem: string }
  | {
      readonly kind: "secretInside";
      readonly path: string;
      /** The tenant whose field it is; null for a field of the MSP. */
      readonly workspaceId: WorkspaceId | null;
    };

/** Everything that is expected to go wrong. `core/base/failureWords.ts` puts each kind into words. */
export type AppError =
  | { readonly kind: "invalidInput"; readonly field: FieldName; readonly problem: string }
  | {
      readonly kind:
        | "invalidClient"
        | "forbidden"
        | "unknownWorkspace"
        | "subjectTokenRefused"
        | "rejected"
        | "rotationForbidden"
        | "serverError";
      readonly server: ServerWords;
    }
  | {
      readonly kind: "rateLimited";
      /** Whole seconds, 1 to 60, that the server asks us to wait. */
      readonly retryAfterS: number;
      readonly server: ServerWords;
    }
  | {
      readonly kind: "badResponse";
      /** What was wrong with the answer, in words, without quoting its body. */
      readonly problem: string;
      readonly server?: ServerWords;
    }
  | { readonly kind: "wrongWorkspace"; readonly claim: string }
  | {
      readonly kind: "timeout" | "offline" | "dns" | "tls" | "proxy" | "refused" | "connectionLost";
      /** The network layer’s own code, such as `ERR_CERT_AUTHORITY_INVALID`. */
      readonly code?: string;
    }
  | { readonly kind: "cancelled" }
  | { readonly kind: "locked" }
  | {
      readonly kind: "wrongPassphrase";
      /** Whole seconds until the next try is allowed; 0 if at once. */
      readonly waitS: number;
    }
  | { readonly kind: "noCredentials" }
  | { readonly kind: "vaultUnavailable"; readonly reason: string }
  | { readonly kind: "storeFailed"; readonly reason: string }
  | {
      readonly kind: "clipboardFailed";
      /** True in a Wayland session, where only the program in front can be sure to write the clipboard. */
      readonly needsFocus: boolean;
    }
  /** A later copy finished first and keeps the clipboard. */
  | { readonly kind: "superseded" }
  | { readonly kind: "unknownTenant" }
  /** What should be undone has changed again. */
  | { readonly kind: "changedSince" }
  | { readonly kind: "unknownMsp" }
  | { readonly kind: "noToken" }
  /** A format needs Central’s address, and neither the tenant nor its MSP has one. */
  | { readonly kind: "noCentralUrl" }
  /** GreenLake does not list our API client among those of its owner. */
  | { readonly kind: "noOwnClient" }
  /** The old secret no longer works, and the answer with the new one never arrived. */
  | { readonly kind: "secretLost" }
  /** The answer never arrived, and we could not test whether the old secret still works. */
  | { readonly kind: "rotationUnknown" }
  /** Another MSP’s rotation is running, or its new secret is not yet stored. */
  | { readonly kind: "rotationBusy" }
  /** The new secret works but is held in memory only. */
  | { readonly kind: "keptForThisRun"; readonly reason: string }
  /** We hold no new secret, or it has already been shown. */
  | { readonly kind: "secretGone" }
  /** A team file that cannot be imported. */
  | { readonly kind: "teamFile"; readonly problem: TeamFileError }
  /** A field that looks like a secret stops an export; `tenant` names the tenant if the field is a tenant’s. */
  | { readonly kind: "teamSecret"; readonly place: string; readonly tenant: string | null }
  /** The export could not be compared with the sealed secrets, which no team file may hold. */
  | { readonly kind: "teamUnchecked"; readonly reason: string }
  /** A file that the operator chose could not be read or written. */
  | { readonly kind: "fileFailed"; readonly reason: string }
  /** The desktop has no program that opens a folder or file of ours. */
  | { readonly kind: "notOpened"; readonly path: string }
  | { readonly kind: "unexpected" };

/** The next step for a person; a window turns it into a button if it can. */
export type FailureAction = "retry" | "editCredentials" | "editField" | "none";

/** An `AppError` in words, as windows, menus and notifications show it. */
export interface Failure {
  readonly kind: AppError["kind"];
  readonly field?: FieldName;
  /** What happened, one short sentence. */
  readonly title: string;
  /** What to do about it, in one or two sentences. */
  readonly advice: string;
  readonly action: FailureAction;
  /** The server’s own words and debug ID, one line each. */
  readonly details: readonly string[];
}
