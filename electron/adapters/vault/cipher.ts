// Electron’s safeStorage behind one asynchronous interface, refused unless its key comes from the operating system.
import type { SafeStorage } from "electron";
import type { KeyringState } from "./keyring/keyring.ts";
import { failureOf, unavailable, withDeadline } from "./refusal.ts";

/** Electron 44 and later have the asynchronous members, 45 and earlier the synchronous ones. Only Linux names the backend. */
export type SafeStorageLike = Partial<
  Pick<SafeStorage, AsyncMember | SyncMember | "getSelectedStorageBackend">
>;
type AsyncMember = "isAsyncEncryptionAvailable" | "encryptStringAsync" | "decryptStringAsync";
type SyncMember = "isEncryptionAvailable" | "encryptString" | "decryptString";

export type Availability =
  | { readonly ok: true }
  /** A sentence for people. */
  | { readonly ok: false; readonly reason: string };

export interface Cipher {
  /** Checks at the first call, and again after every refusal, because a keyring may be unlocked later. */
  available(): Promise<Availability>;
  /** Rejects rather than encrypt with the key that is built into Chromium. */
  encrypt(text: string): Promise<Buffer>;
  /** Rejects if the key is gone or built into Chromium. May resolve with garbage for a damaged ciphertext. */
  decrypt(ciphertext: Buffer): Promise<string>;
}

interface Engine {
  isAvailable(): Promise<boolean>;
  encrypt(text: string): Promise<Buffer>;
  decrypt(ciphertext: Buffer): Promise<string>;
}

const unlockDeadlineMs = 60_000;

const reasons = {
  absent: "This system offers no encryption that is tied to your account.",
  builtInKey: "No keyring was found on this desktop. Set one up, then start Tenantry again.",
  silent: "The keyring of this desktop did not answer.",
  locked: "The keyring of this desktop is locked and was not unlocked.",
} as const;

/**
 * `platform` is Node’s `process.platform`. While a synchronous call waits for a keyring that has stopped or asks for its password,
 * nothing else happens in this process, and Chromium may do without the keyring from then on. So `prepare` first makes it ready;
 * it gets the name of safeStorage’s backend.
 */
export function createCipher(
  safeStorage: SafeStorageLike,
  platform: NodeJS.Platform,
  deadlineMs = unlockDeadlineMs,
  prepare = async (_backend: string): Promise<KeyringState> => "ready",
): Cipher {
  const engine = engineOf(safeStorage);
  const isBuiltIn = (ciphertext: Buffer): boolean => platform === "linux" && startsV10(ciphertext);
  const encrypt = async (text: string): Promise<Buffer> => {
    const ciphertext = await withDeadline(deadlineMs, reasons.silent, () => engine.encrypt(text));
    if (isBuiltIn(ciphertext)) throw unavailable(reasons.builtInKey);
    return ciphertext;
  };
  const look = async (): Promise<void> => {
    const mayBlock = platform === "linux" && !isAsynchronous(safeStorage);
    const keyring = mayBlock
      ? await prepare(safeStorage.getSelectedStorageBackend?.() ?? "unknown")
      : "ready";
    if (keyring !== "ready") throw unavailable(reasons[keyring]);
    if (!(await withDeadline(deadlineMs, reasons.silent, () => engine.isAvailable())))
      throw unavailable(platform === "linux" ? reasons.builtInKey : reasons.absent);
    if (platform !== "linux") return;
    await encrypt("probe");
    if (safeStorage.getSelectedStorageBackend?.() === "basic_text")
      throw unavailable(reasons.builtInKey);
  };
  let looked: Promise<void> | null = null;
  return {
    async available() {
      looked ??= look();
      try {
        await looked;
        return { ok: true };
      } catch (cause) {
        looked = null;
        return { ok: false, reason: failureOf(cause, reasons.absent).reason };
      }
    },
    encrypt,
    async decrypt(ciphertext) {
      if (isBuiltIn(ciphertext)) throw unavailable(reasons.builtInKey);
      return await withDeadline(deadlineMs, reasons.silent, () => engine.decrypt(ciphertext));
    },
  };
}

// On Linux, `v10` marks Chromium’s hard-coded key, `v11` the Secret Service and `v12` the portal; the asynchronous interface
// falls back to `v10` without saying so. On macOS and Windows, `v10` is the ordinary prefix.
const startsV10 = (ciphertext: Buffer): boolean =>
  ciphertext.subarray(0, 3).toString("latin1") === "v10";

function engineOf(storage: SafeStorageLike): Engine {
  if (isAsynchronous(storage))
    return {
      isAvailable: () => storage.isAsyncEncryptionAvailable(),
      encrypt: (text) => storage.encryptStringAsync(text),
      decrypt: async (ciphertext) => (await storage.decryptStringAsync(ciphertext)).result,
    };
  if (isSynchronous(storage))
    return {
      isAvailable: async () => storage.isEncryptionAvailable(),
      encrypt: async (text) => storage.encryptString(text),
      decrypt: async (ciphertext) => storage.decryptString(ciphertext),
    };
  return { isAvailable: async () => false, encrypt: refuse, decrypt: refuse };
}

async function refuse(): Promise<never> {
  throw unavailable(reasons.absent);
}

const isAsynchronous = (storage: SafeStorageLike): storage is Pick<SafeStorage, AsyncMember> =>
  typeof storage.isAsyncEncryptionAvailable === "function" &&
  typeof storage.encryptStringAsync === "function" &&
  typeof storage.decryptStringAsync === "function";

const isSynchronous = (storage: SafeStorageLike): storage is Pick<SafeStorage, SyncMember> =>
  typeof storage.isEncryptionAvailable === "function" &&
  typeof storage.encryptString === "function" &&
  typeof storage.decryptString === "function";
