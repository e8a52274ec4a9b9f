// THE contract between main and its windows: commands, snapshot and failures. Types and names; it imports nothing.

/** 32 lower-case hexadecimal digits, checked by `core/issuer.ts`; the brand keeps unchecked text out. */
export type WorkspaceId = string & { readonly __brand: "WorkspaceId" };

export type Result<T, E = AppError> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

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

export interface Tenant {
  readonly workspaceId: WorkspaceId;
  /** Empty where nobody has given one yet. */
  readonly name: string;
}

/** A token's life; the token itself never leaves the main process but for the clipboard. */
export interface TokenTimes {
  /** Milliseconds since the epoch by the wall clock. */
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
  /** The server named no lifetime and the token no `exp`: 15 minutes were assumed. */
  readonly assumed: boolean;
}

export interface TenantToken {
  readonly times: TokenTimes | null;
  readonly exchanging: boolean;
  /** While the server's rate limit is being waited out: when the next try is made. */
  readonly waitingUntilMs: number | null;
  /** Why the last copy failed, until the next one. */
  readonly failure: Failure | null;
}

/** Where the client secret is kept. */
export type VaultBackend = "safeStorage" | "keychain" | "memory";

export interface Profile {
  readonly workspaceId: WorkspaceId;
  readonly clientId: string;
  readonly baseUrl: string;
  readonly scope: string;
}

export type Connection =
  | { readonly status: "none" }
  /** The profile is known but its secret has to be entered (again); `reason` says why. */
  | { readonly status: "needsSecret"; readonly profile: Profile; readonly reason: string }
  | {
      readonly status: "ready";
      readonly profile: Profile;
      readonly backend: VaultBackend;
      /** For `memory`: why the secret could not be kept safely. */
      readonly backendReason: string | null;
    };

export type Theme = "system" | "light" | "dark";

export interface Settings {
  /** A copied token has at least this many seconds to live. */
  readonly minimumLifeS: number;
  /** Sent in `User-Agent`; empty means `unspecified-contact`. */
  readonly contact: string;
  readonly theme: Theme;
}

/** Something to be said once, such as a settings file that was set aside. */
export interface Notice {
  readonly id: string;
  readonly text: string;
}

export interface LastCopy {
  readonly workspaceId: WorkspaceId;
  readonly tenantName: string;
  readonly copiedAtMs: number;
  readonly expiresAtMs: number;
}

export interface AppSnapshot {
  readonly app: {
    readonly version: string;
    readonly demo: boolean;
    readonly platform: "linux" | "mac" | "windows";
  };
  readonly connection: Connection;
  /** In the order of their names. */
  readonly tenants: readonly Tenant[];
  /** By workspace ID; a tenant without an entry has no token and no failure. */
  readonly tokens: Readonly<Record<string, TenantToken>>;
  readonly lastCopy: LastCopy | null;
  readonly settings: Settings;
  readonly notices: readonly Notice[];
}

/** The sections of the snapshot that changed; a section that did not is not sent. */
export type SnapshotPatch = Partial<AppSnapshot>;

export interface ConnectInput {
  /** Workspace ID or whole issuer URL. */
  readonly workspace: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Empty means the public GreenLake address. */
  readonly baseUrl: string;
  readonly scope: string;
  readonly contact: string;
}

export interface LineProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly problem: string;
}

export interface TenantLines {
  /** Tenants that would be, or were, newly added. */
  readonly added: number;
  /** Tenants that were in the list already, or named twice in the text. */
  readonly merged: number;
  readonly problems: readonly LineProblem[];
}

/** A command's argument and answer; phantom types, empty at run time. */
interface Command<Input, Output> {
  readonly input?: Input;
  readonly output?: Output;
}

const command = <Input, Output>(): Command<Input, Output> => ({});

/** Every command, a verb each. Main's handlers, the preload's bridge and the test double all follow from this one value. */
export const commands = {
  readState: command<null, AppSnapshot>(),
  connect: command<ConnectInput, null>(),
  removeCredentials: command<null, null>(),
  previewTenants: command<{ readonly text: string }, TenantLines>(),
  addTenants: command<{ readonly text: string }, TenantLines>(),
  renameTenant: command<{ readonly workspaceId: string; readonly name: string }, null>(),
  removeTenant: command<{ readonly workspaceId: string }, null>(),
  copyToken: command<{ readonly workspaceId: string }, TokenTimes>(),
  forgetToken: command<{ readonly workspaceId: string }, null>(),
  updateSettings: command<Partial<Settings>, null>(),
  dismissNotice: command<{ readonly id: string }, null>(),
  hideWindow: command<null, null>(),
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<Name extends CommandName> =
  (typeof commands)[Name] extends Command<infer Input, unknown> ? Input : never;
export type CommandOutput<Name extends CommandName> =
  (typeof commands)[Name] extends Command<unknown, infer Output> ? Output : never;

/** What a window sees as `window.tenantry`. */
export type Bridge = {
  readonly [Name in CommandName]: (
    input: CommandInput<Name>,
  ) => Promise<Result<CommandOutput<Name>, Failure>>;
} & {
  /** Calls back with every patch from now on; returns the way to stop. */
  readonly onState: (listener: (patch: SnapshotPatch) => void) => () => void;
};
