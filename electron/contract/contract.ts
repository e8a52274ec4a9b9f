// THE contract between main and its windows: commands and snapshot. Types and names; at run time it imports nothing.
import type { Colour } from "./colours.ts";
import type { AppError, Failure } from "./failures.ts";
import type { InMsp, MspChange, MspSummary, OneTenant } from "./msps.ts";
import type { NewSecret, Rotated } from "./newSecret.ts";
import type { ConnectionCheck } from "./check.ts";
import type {
  ConnectInput,
  Draft,
  EnvironmentFinding,
  Recognition,
  TenantLines,
  TokenInspection,
} from "./onboarding.ts";
import type { CopyFormat, Settings } from "./settings.ts";
import type { DroppedTeam, TeamChoices, TeamFileState } from "./teams.ts";
import type { Discovery, Tenant, TenantChange } from "./tenants.ts";

export type { Colour } from "./colours.ts";
export type { AppError, Failure, FailureAction, FieldName, ServerWords } from "./failures.ts";
export type { InMsp, MspChange, MspSummary, OneTenant } from "./msps.ts";
export type { ConnectionCheck, PreflightStep, PreflightStepId } from "./check.ts";
export type { NewSecret, Rotated } from "./newSecret.ts";
export type * from "./onboarding.ts";
export type { Discovery, ListedTenant, Tenant, TenantChange } from "./tenants.ts";
export type { CopyFormat, Settings, Template, TemplateKind, Theme } from "./settings.ts";
export type * from "./teams.ts";

/** 32 lower-case hexadecimal digits, checked by `core/issuer.ts`; the brand keeps unchecked text out. */
export type WorkspaceId = string & { readonly __brand: "WorkspaceId" };

export type Result<T, E = AppError> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

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

/** `taken`: another program holds it, or the desktop gives no application such shortcuts. */
export type ShortcutState = "off" | "on" | "taken";

/** What main asks a window to show; each has an ID of its own, so that the same can be asked for twice. */
export type Navigation =
  | { readonly id: string; readonly to: "quickPick" }
  | { readonly id: string; readonly to: "settings" }
  | {
      readonly id: string;
      readonly to: "tenant";
      readonly mspId: string;
      readonly workspaceId: WorkspaceId;
    };

/** Something to be said once, such as a settings file that was set aside. */
export interface Notice {
  readonly id: string;
  readonly text: string;
}

export interface LastCopy {
  readonly mspId: string;
  readonly workspaceId: WorkspaceId;
  readonly tenantName: string;
  readonly colour: Colour | null;
  readonly copiedAtMs: number;
  readonly expiresAtMs: number;
}

/** What Tenantry has put on the clipboard, as long as it is there for all that is known. */
export interface ClipboardState {
  /** When it is cleared (wall clock, ms); null where no time is set. */
  readonly clearsAtMs: number | null;
}

export interface AppSnapshot {
  readonly app: {
    readonly version: string;
    readonly demo: boolean;
    /** Whether there is one to try Tenantry with, as in a demo and in development builds. */
    readonly simulator: boolean;
    readonly platform: "linux" | "mac" | "windows";
    /** Whether clipboard managers are told not to record a copied token. */
    readonly hidesFromHistory: boolean;
  };
  readonly msps: readonly MspSummary[];
  /** The MSP that the windows show, and whose the following sections are, up to `draft`. */
  readonly mspId: string;
  readonly connection: Connection;
  /** In the order of their names. */
  readonly tenants: readonly Tenant[];
  /** By workspace ID; a tenant without an entry has no token and no failure. */
  readonly tokens: Readonly<Record<string, TenantToken>>;
  /** By workspace ID: the higher, the more often and the more lately copied; see `core/usage.ts`. */
  readonly usage: Readonly<Record<string, number>>;
  readonly discovery: Discovery;
  /** Null while its first run has not been begun, and once it is over. */
  readonly draft: Draft | null;
  /** A team file that has been opened and waits for choices, or that was refused. */
  readonly teamFile: TeamFileState | null;
  readonly check: ConnectionCheck;
  readonly newSecret: NewSecret | null;
  readonly lastCopy: LastCopy | null;
  /** Null where nothing of ours is on it. */
  readonly clipboard: ClipboardState | null;
  /** No token is held, and none can be had, until it is unlocked. */
  readonly locked: boolean;
  readonly copyFormats: readonly CopyFormat[];
  readonly shortcut: ShortcutState;
  readonly navigation: Navigation | null;
  readonly settings: Settings;
  readonly notices: readonly Notice[];
}

/** The sections of the snapshot that changed; a section that did not is not sent. */
export type SnapshotPatch = Partial<AppSnapshot>;

/** A command's argument and answer; phantom types, empty at run time. */
interface Command<Input, Output> {
  readonly input?: Input;
  readonly output?: Output;
}

const command = <Input, Output>(): Command<Input, Output> => ({});

/** Every command, a verb each. Main's handlers, the preload's bridge and the test double all follow from this one value. */
export const commands = {
  readState: command<null, AppSnapshot>(),
  /** Null for a text in which nothing is recognised, such as a single value. */
  recogniseCredentials: command<{ readonly text: string }, Recognition | null>(),
  /** Offered where there is one only. */
  trySimulator: command<null, null>(),
  /** Null where no variable of the environment belongs here. */
  readEnvironment: command<null, EnvironmentFinding | null>(),
  saveDraft: command<{ readonly draft: Draft | null } & InMsp, null>(),
  connect: command<ConnectInput & InMsp, null>(),
  /** Ends a `connect` that is still testing; what was there before goes on. */
  cancelConnect: command<InMsp, null>(),
  /**
   * Tries step by step what `connect` needs and a copy after it, and saves nothing. An empty secret stands for the sealed one,
   * where the rest is the saved profile's. Resolves when it is done; one at a time, the later one cancels the earlier.
   */
  checkConnection: command<ConnectInput, null>(),
  cancelCheck: command<null, null>(),
  /** What the last check found, as plain text without secrets. */
  copyCheckReport: command<null, null>(),
  removeCredentials: command<InMsp, null>(),
  /** Gives our own API client a new secret; the old one is dead from then on. */
  rotateSecret: command<InMsp, Rotated>(),
  /** Tries once more to keep and to check the new secret that is held. */
  keepNewSecret: command<null, Rotated>(),
  copyNewSecret: command<null, null>(),
  /** The one answer that holds a secret: once only, for a secret that would be lost otherwise. */
  showNewSecret: command<null, string>(),
  forgetNewSecret: command<null, null>(),
  selectMsp: command<{ readonly mspId: string }, null>(),
  /** Shows an empty one, which is kept once something of it is. */
  addMsp: command<null, null>(),
  updateMsp: command<{ readonly mspId: string; readonly change: MspChange }, null>(),
  /** Its sealed secret and its tokens at once, and its tenants with it. */
  removeMsp: command<{ readonly mspId: string }, null>(),
  previewTenants: command<{ readonly text: string } & InMsp, TenantLines>(),
  addTenants: command<{ readonly text: string } & InMsp, TenantLines>(),
  /** Reads GreenLake's list; what is known already is brought up to date by it. Resolves when it is done. */
  discoverTenants: command<InMsp, null>(),
  cancelDiscovery: command<InMsp, null>(),
  /** Adds tenants out of the list that was read last; null for all of it, and those that join it later. */
  addListedTenants: command<{ readonly workspaceIds: readonly string[] | null } & InMsp, null>(),
  /** Answers nothing: `teamFile` in the snapshot is what comes of it, as with the two that follow. */
  readTeam: command<DroppedTeam, null>(),
  chooseTeamFile: command<null, null>(),
  exportTeam: command<InMsp, null>(),
  applyTeam: command<TeamChoices & { readonly id: string }, null>(),
  dismissTeam: command<null, null>(),
  updateTenant: command<OneTenant & { readonly change: TenantChange }, null>(),
  removeTenant: command<OneTenant, null>(),
  /** `format` overrides the tenant's own and the setting's. */
  copyToken: command<OneTenant & { readonly format?: string }, TokenTimes>(),
  /** Of the held token; nothing is asked for. */
  inspectToken: command<OneTenant, TokenInspection>(),
  forgetToken: command<OneTenant, null>(),
  /** Only what is still ours is taken off the clipboard. */
  clearClipboard: command<null, null>(),
  lock: command<null, null>(),
  unlock: command<null, null>(),
  updateSettings: command<Partial<Settings>, null>(),
  dismissNotice: command<{ readonly id: string }, null>(),
  hideWindow: command<null, null>(),
  openQuickPick: command<null, null>(),
  closeQuickPick: command<null, null>(),
  /** Brings the main window forward, at a tenant's row where one is named. */
  openWindow: command<{ readonly workspaceId: string | null } & InMsp, null>(),
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
