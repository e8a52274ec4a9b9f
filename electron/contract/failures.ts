// The contract's part about what can go wrong: as the core tells it apart, and as a person reads it. Types only.
import type { TeamFileError } from "./teams.ts";

/** What a form can be wrong about; a window puts the failure beside the field of this name. */
export type FieldName =
  | "workspace"
  | "clientId"
  | "clientSecret"
  | "baseUrl"
  | "scope"
  | "contact"
  | "tenants"
  | "name"
  | "note"
  | "alias"
  | "copyFormat"
  | "templates"
  | "shortcut"
  | "clearClipboardS"
  | "minimumLifeS";

/** What a server said of its refusal: each text cut to 300 characters, tokens and secrets redacted. */
export interface ServerWords {
  readonly status: number;
  readonly error?: string;
  readonly errorDescription?: string;
  readonly errorCode?: string;
  readonly message?: string;
  readonly debugId?: string;
}

/** Everything that can be expected to go wrong. Words for people are made of it in `core/failureWords.ts`. */
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
      /** Whole seconds to wait as the server asks; at most 60 are ever waited. */
      readonly retryAfterS: number;
      readonly server: ServerWords;
    }
  | {
      readonly kind: "badResponse";
      /** What was wrong with the answer, in words, without its body. */
      readonly problem: string;
      readonly server?: ServerWords;
    }
  | { readonly kind: "wrongWorkspace"; readonly claim: string }
  | {
      readonly kind: "timeout" | "offline" | "dns" | "tls" | "proxy" | "refused" | "connectionLost";
      /** The network layer's own code, such as `ERR_CERT_AUTHORITY_INVALID`. */
      readonly code?: string;
    }
  | { readonly kind: "cancelled" }
  | { readonly kind: "locked" }
  | { readonly kind: "noCredentials" }
  | { readonly kind: "vaultUnavailable"; readonly reason: string }
  | { readonly kind: "storeFailed"; readonly reason: string }
  | { readonly kind: "clipboardFailed" }
  /** A copy asked for later was done first; the clipboard is left to it. */
  | { readonly kind: "superseded" }
  | { readonly kind: "unknownTenant" }
  | { readonly kind: "unknownMsp" }
  | { readonly kind: "noToken" }
  /** Our API client is not among those of the person whose token it is. */
  | { readonly kind: "noOwnClient" }
  /** The old secret is dead, and the answer with the new one did not arrive. */
  | { readonly kind: "secretLost" }
  /** Whether the old secret is dead could not be found out either. */
  | { readonly kind: "rotationUnknown" }
  /** Another MSP's new secret is on its way, or without a place. */
  | { readonly kind: "rotationBusy" }
  /** The new secret is in force, and nowhere but in memory. */
  | { readonly kind: "keptForThisRun"; readonly reason: string }
  /** No new secret is held, or it has been shown already. */
  | { readonly kind: "secretGone" }
  /** A team file that cannot be taken over. */
  | { readonly kind: "teamFile"; readonly problem: TeamFileError }
  /** A team that cannot be written to a file; `tenant` is whose field it is, if a tenant's. */
  | { readonly kind: "teamSecret"; readonly place: string; readonly tenant: string | null }
  /** The sealed secrets, which no team file may hold, cannot be compared with it. */
  | { readonly kind: "teamUnchecked"; readonly reason: string }
  /** A file that the operator chose, other than Tenantry's own. */
  | { readonly kind: "fileFailed"; readonly reason: string }
  | { readonly kind: "unexpected" };

/** The one thing a person can do next; a window turns it into a button where it can. */
export type FailureAction = "retry" | "editCredentials" | "editField" | "none";

/** An `AppError` in words: what a window, a menu or a notification shows. */
export interface Failure {
  readonly kind: AppError["kind"];
  readonly field?: FieldName;
  /** What happened, one short sentence. */
  readonly title: string;
  /** What to do about it, one sentence or two. */
  readonly advice: string;
  readonly action: FailureAction;
  /** What the server said and the number its support asks for, one line each. */
  readonly details: readonly string[];
}
