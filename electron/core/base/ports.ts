// What the core asks of the world outside. Each port has one adapter and, in tests, one fake held to the same contract.
import type {
  Colour,
  Result,
  ShortcutState,
  VaultBackend,
  WorkspaceId,
} from "../../contract/contract.ts";

export interface Clock {
  /** Wall clock, milliseconds since the epoch; may jump. */
  nowMs(): number;
  /** Never goes back; may stand still while the machine sleeps. */
  monotonicMs(): number;
  /** Resolves after `ms`, or at once when `signal` aborts; never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export interface HttpRequest {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  /** Form-encoded; a GET has none, and not every POST has one. */
  readonly body?: string;
  readonly signal: AbortSignal;
}

/**
 * One request, as it is: no redirect followed, no cookie sent or kept, no cache read or written.
 * A server's answer of any status is a value; so is not getting one.
 */
export type Fetch = (request: HttpRequest) => Promise<Result<Response>>;

/** Keytar's shape. Rejects where the backend cannot be reached; `null` means that nothing is stored. */
export interface Vault {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

export interface Clipboard {
  /** Whether clipboard managers are told, in the same write, not to record what is written. */
  readonly hidesFromHistory: boolean;
  /** True once the text was written and read back equal; what cannot be read is not claimed. */
  writeSecret(text: string): Promise<boolean>;
  /** Of what anybody may see, without any such request; true as above. */
  writePlain(text: string): Promise<boolean>;
  /** Empty where it holds no text; null where it cannot be read now. */
  readText(): Promise<string | null>;
  /** False where another program kept it from being cleared. */
  clear(): Promise<boolean>;
}

/** One keyboard shortcut for the whole desktop; setting another lets go of the one before. */
export interface GlobalShortcut {
  set(accelerator: string): ShortcutState;
}

/** Tells of something outside the windows; a click on it brings the main window forward at the tenant's row. */
export type Notifier = (notification: {
  readonly title: string;
  readonly body: string;
  readonly colour: Colour | null;
  readonly mspId: string;
  readonly workspaceId: WorkspaceId;
}) => void;

/** The files that an operator chooses; null for none chosen. Errors: `fileFailed`, and `teamFile` for one that is too large. */
export interface TeamFiles {
  readonly choose: () => Promise<string | null>;
  readonly chooseTarget: (name: string) => Promise<string | null>;
  readonly read: (path: string) => Promise<Result<string>>;
  /** Whole, or what was there before stays. */
  readonly write: (path: string, text: string) => Promise<Result<null>>;
  /** Without its folders. */
  readonly nameOf: (path: string) => string;
}

/** What the core has to know of the desktop. */
export interface Desktop {
  /** Whether the main window has the focus, and so shows by itself what happened. */
  isWindowFocused(): boolean;
  /** Another number each time that the quick pick is opened, which shows the failures of its own copies; null while it is not. */
  quickPickOpening(): number | null;
  /** Whether somebody has touched mouse or keyboard within the last minutes. */
  isInUse(): boolean;
  readonly notifier: Notifier;
  readonly shortcut: GlobalShortcut;
}

export interface Log {
  info(text: string): void;
  error(text: string, cause?: unknown): void;
}

/** One file of checked JSON, kept in memory between writes; the one before the last write may be kept beside it. */
export interface Store<T> {
  read(): T;
  /** `storeFailed` leaves the old file, and what `read` gives, intact. */
  write(next: T): Result<null>;
}

/** Keeps one client secret per profile, sealed by the best backend there is. */
export interface CredentialVault {
  /** Answers which backend sealed it; `reason` says why for `memory`. Error: `vaultUnavailable`, `storeFailed`. */
  seal(
    profileId: string,
    secret: string,
  ): Promise<Result<{ readonly backend: VaultBackend; readonly reason: string | null }>>;
  /** Errors: `noCredentials` where nothing is kept, `vaultUnavailable` where it cannot be read now. */
  open(profileId: string): Promise<Result<string>>;
  remove(profileId: string): Promise<Result<null>>;
  /** From the record alone, without asking a keyring; null where nothing was ever sealed. */
  describe(
    profileId: string,
  ): { readonly backend: VaultBackend; readonly reason: string | null } | null;
}
