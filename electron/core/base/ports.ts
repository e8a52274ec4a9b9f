// What the core needs from the outside world. Each port has one adapter and, in tests, one fake with the same behaviour.
import type {
  AppSnapshot,
  Colour,
  Result,
  Runtime,
  ShortcutState,
  VaultBackend,
  WebPage,
} from "../../contract/contract.ts";

export interface Clock {
  /** Wall clock, milliseconds since the epoch; it may jump. */
  nowMs(): number;
  /** Never goes back; it may stand still while the machine sleeps. */
  monotonicMs(): number;
  /** Resolves after `ms`, or at once when `signal` aborts; never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Resolves when others have had their turn; at once if the last turn was only milliseconds ago. */
  readonly turn: () => Promise<void>;
}

export interface HttpRequest {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  /** Form-encoded; absent for a GET and for some POSTs. */
  readonly body?: string;
  readonly signal: AbortSignal;
}

/**
 * Sends exactly one request: it follows no redirect, sends and keeps no cookie, and uses no cache.
 * An answer of any status is a value; so is the failure to get one.
 */
export type Fetch = (request: HttpRequest) => Promise<Result<Response>>;

/** An answer that was read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Facts about the network that only the operating system knows. */
export interface SystemNetwork {
  /** The system’s proxy for `url` in a PAC file’s terms, such as `DIRECT` or `PROXY host:port`. */
  readonly resolveProxy: (url: string) => Promise<string>;
  /** Who issued the certificate that `host` (with its port, if any) shows, trusted or not; null if unknown. */
  readonly certificateIssuer?: (host: string) => Promise<string | null>;
}

/** Keytar’s interface. Rejects if the backend cannot be reached; `null` means that nothing is stored. */
export interface Vault {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

export interface Clipboard {
  /** True if a write may fail because no window of ours is in front, as in a Wayland session. */
  readonly needsFocus: boolean;
  /** True if a write can ask clipboard managers not to record the text. */
  readonly hidesFromHistory: boolean;
  /** True if the text was written and read back unchanged. */
  writeSecret(text: string): Promise<boolean>;
  /** Writes text that is not secret, so clipboard managers may record it. True as above. */
  writePlain(text: string): Promise<boolean>;
  /** Empty if the clipboard holds no text; null if it cannot be read now. */
  readText(): Promise<string | null>;
  /** False if another program kept us from clearing it. */
  clear(): Promise<boolean>;
}

/** One keyboard shortcut for the whole desktop; setting a new one releases the old one. */
export interface GlobalShortcut {
  set(accelerator: string): ShortcutState;
}

export interface Notification {
  /** The tenant that it is about; null for several. */
  readonly mspId: string | null;
  readonly workspaceId: string | null;
  readonly title: string;
  readonly body: string;
  readonly colour: Colour | null;
}

/** Shows a desktop notification; a click on it brings the main window to the front, at the tenant’s row if it names one. */
export type Notifier = (notification: Notification) => void;

/** Native dialogs about a new client secret: a window can neither answer nor read them. */
export interface SecretDialog {
  /** True if the operator agrees that it goes to the clipboard. */
  mayCopy(client: { readonly mspName: string; readonly clientId: string }): Promise<boolean>;
  /** Shows it until the operator closes the dialog. */
  show(
    client: { readonly mspName: string; readonly clientId: string },
    secret: string,
  ): Promise<void>;
  /** Closes them, as a lock does. */
  close(): void;
}

/** The operator’s finger, where the computer can ask for it. */
export interface TouchId {
  /** May change, as when a laptop’s lid is closed. */
  isOffered(): boolean;
  /** True once the operator has confirmed; false if they cancel or it cannot be asked for. */
  confirm(): Promise<boolean>;
}

/** Whether the desktop starts Tenantry, hidden to the tray, when the operator logs in. */
export interface LoginItem {
  /** False in a development build, which cannot be started so. */
  readonly isOffered: boolean;
  /** False also if the operator has turned it off in the desktop’s own settings. */
  isSet(): Promise<boolean>;
  /** Error: `storeFailed`. */
  set(isOn: boolean): Promise<Result<null>>;
}

/** The desktop around the windows. */
export interface Desktop {
  /** True if the main window has the focus, so that the operator sees there what happened. */
  isWindowFocused(): boolean;
  /** A number that changes each time the quick pick opens; null while it is closed. The quick pick shows its own failures. */
  quickPickOpening(): number | null;
  /** True if mouse or keyboard were used within the last minutes. */
  isInUse(): boolean;
  /** Seconds since mouse or keyboard were last used anywhere on the desktop; 0 if the system cannot tell. */
  idleS(): number;
  readonly notifier: Notifier;
  readonly shortcut: GlobalShortcut;
  /** The window that asks whether a program may read tokens. */
  readonly consent: { open(): void; close(): void };
  readonly secretDialog: SecretDialog;
  readonly touchId: TouchId;
  readonly loginItem: LoginItem;
}

/** The computer and this installation, for the operator and for a report of a fault. */
export interface Machine {
  readonly runtime: Runtime;
  readonly files: Readonly<Record<"profile" | "secrets" | "history" | "logs", string>>;
  /** System, desktop and keyring, a line each, without the name of a person or of the computer. */
  readonly describe: () => Promise<readonly string[]>;
  /** These three open in the desktop’s own programs. Error: `notOpened`. */
  readonly openLogs: () => Promise<Result<null>>;
  readonly openLicences: () => Promise<Result<null>>;
  readonly openPage: (page: WebPage) => Promise<Result<null>>;
}

/** Files that the operator chooses; null if they choose none. Errors: `fileFailed`, and `teamFile` for a file that is too large. */
export interface TeamFiles {
  readonly choose: () => Promise<string | null>;
  readonly chooseTarget: (name: string, kind: "team" | "history") => Promise<string | null>;
  readonly read: (path: string) => Promise<Result<string>>;
  /** Replaces the file as a whole or not at all. */
  readonly write: (path: string, text: string) => Promise<Result<null>>;
  /** Opens the file’s folder in the desktop’s file manager, with the file selected. */
  readonly show: (path: string) => void;
  /** The file’s name without its folders. */
  readonly nameOf: (path: string) => string;
}

/** `ready` is installed when Tenantry quits; `offered` the operator has to get. The version is empty for `none`. */
export interface FoundUpdate {
  readonly kind: "none" | "ready" | "offered";
  readonly version: string;
}

export interface Updater {
  /** Rejects if there is no network, or if what the feed says is not signed or not whole. */
  readonly look: () => Promise<FoundUpdate>;
}

export interface Log {
  info(text: string): void;
  error(text: string, cause?: unknown): void;
}

/** One file of validated JSON, cached in memory between writes. */
export interface Store<T> {
  read(): T;
  /** After `storeFailed`, the old file and the answer of `read` are unchanged. */
  write(next: T): Result<null>;
}

/** The profile of a sealed secret, and the only API client, workspace and address that may get it. */
export interface SealedFor {
  readonly id: string;
  readonly baseUrl: string;
  readonly workspaceId: string;
  readonly clientId: string;
}

/** Lines that are only ever added, an owner’s apart from all others’. */
export interface Journal {
  /** Adds the lines in one write; `atMs` is the wall clock. Error: `storeFailed`, after which none of them is kept. */
  append(ownerId: string, lines: readonly string[], atMs: number): Result<null>;
  /** The newest line first, in pieces between which other work gets its turn. Skips what cannot be read. */
  read(ownerId: string): AsyncIterable<readonly string[]>;
  /** Removes all of an owner’s lines. Error: `storeFailed`. */
  clear(ownerId: string): Result<null>;
  /** Removes every owner’s lines of the UTC days that ended before `beforeMs`, as far as it can. */
  prune(beforeMs: number): void;
}

/** Keeps one client secret per profile, sealed by the best available backend. */
export interface CredentialVault {
  /** Answers which backend sealed it; `reason` explains `memory`. Errors: `vaultUnavailable`, `storeFailed`. */
  seal(
    owner: SealedFor,
    secret: string,
  ): Promise<Result<{ readonly backend: VaultBackend; readonly reason: string | null }>>;
  /** Errors: `noCredentials` if nothing is stored, `vaultUnavailable` if it cannot be read now or was sealed for another owner. */
  open(owner: SealedFor): Promise<Result<string>>;
  remove(profileId: string): Promise<Result<null>>;
  /** Reads only our own record, not the keyring; null if nothing was ever sealed. */
  describe(
    profileId: string,
  ): { readonly backend: VaultBackend; readonly reason: string | null } | null;
}

/** A random key, encrypted with a key that scrypt makes of the passphrase with n, r and p; all texts are base64. */
export interface WrappedKey {
  readonly n: number;
  readonly r: number;
  readonly p: number;
  readonly salt: string;
  readonly key: string;
}

/** The key with which the vault encrypts secrets while a passphrase is set. It is in memory only while Tenantry is unlocked. */
export interface PassphraseKey {
  /** Makes a new key and holds it. */
  create(passphrase: string): Promise<WrappedKey>;
  /** Wraps the held key for another passphrase; null if none is held. */
  wrap(passphrase: string): Promise<WrappedKey | null>;
  /** Holds the key and answers true, unless the passphrase is wrong. */
  open(passphrase: string, wrapped: WrappedKey): Promise<boolean>;
  forget(): void;
  /** Seals every stored secret again, encrypted with the key. Errors: those of the vault. */
  encryptAll(): Promise<Result<null>>;
  /** Seals every stored secret again, and those that follow, without the key. Errors: those of the vault. */
  decryptAll(): Promise<Result<null>>;
}

export type Changed = (...sections: readonly (keyof AppSnapshot)[]) => void;
