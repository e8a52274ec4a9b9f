// A vault in keytar’s shape on the operating system’s own keychain. Loads the native module at the first call.
import type { Vault } from "../../core/base/ports.ts";
import type { KeyringState } from "./keyring/keyring.ts";
import { failureOf, refusal, unavailable, withDeadline } from "./refusal.ts";

/** The part of `@napi-rs/keyring` that is used here. */
export interface KeyringModule {
  readonly AsyncEntry: new (
    service: string,
    account: string,
    options: { readonly linux: { readonly store: "secret-service" } },
  ) => KeyringEntry;
}

export interface KeyringEntry {
  getPassword(signal?: AbortSignal): Promise<string | null>;
  setPassword(password: string, signal?: AbortSignal): Promise<void>;
  deletePassword(signal?: AbortSignal): Promise<boolean>;
}

export interface KeychainOptions {
  readonly platform: NodeJS.Platform;
  readonly load?: () => Promise<KeyringModule>;
  /** How long the keychain may take, including the operator’s answer to its prompt. */
  readonly deadlineMs?: number;
  /** Called first, because the native module connects to the keyring synchronously. */
  readonly prepare?: () => Promise<KeyringState>;
}

// Pinned, because the package would otherwise fall back to the kernel’s keyring, which forgets everything at a restart.
const onlySecretService = { linux: { store: "secret-service" } } as const;

/** Rejects with a `refusal` if the keychain is missing, locked or does not answer. */
export function createKeychainVault({
  platform,
  load = () => import("@napi-rs/keyring"),
  deadlineMs = 60_000,
  prepare = async () => "ready",
}: KeychainOptions): Vault {
  const name = nameOf(platform);
  const ask = async <T>(
    service: string,
    account: string,
    question: (entry: KeyringEntry, signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    try {
      const silent = `${name} did not answer.`;
      const locked = `${name} is locked and was not unlocked.`;
      return await withDeadline(deadlineMs, silent, async (signal) => {
        const keyring = await prepare();
        if (keyring !== "ready") throw unavailable(keyring === "silent" ? silent : locked);
        const { AsyncEntry } = await load();
        return await question(new AsyncEntry(service, account, onlySecretService), signal);
      });
    } catch (cause) {
      throw refusal(failureOf(cause, `${name} is missing, or locked and was not unlocked.`));
    }
  };
  return {
    getPassword: (service, account) =>
      ask(service, account, (entry, signal) => entry.getPassword(signal)),
    setPassword: (service, account, password) =>
      ask(service, account, (entry, signal) => entry.setPassword(password, signal)),
    deletePassword: (service, account) =>
      ask(service, account, (entry, signal) => entry.deletePassword(signal)),
  };
}

function nameOf(platform: NodeJS.Platform): string {
  if (platform === "darwin") return "The macOS keychain";
  return platform === "win32" ? "The Windows Credential Manager" : "The keyring (Secret Service)";
}
