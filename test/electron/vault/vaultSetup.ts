// A credential vault over real files, a fake safeStorage and a fake keychain, and what it is expected to answer.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { createCipher } from "../../../electron/adapters/vault/cipher.ts";
import { createKeychainVault } from "../../../electron/adapters/vault/keychainVault.ts";
import { createMemoryVault } from "../../../electron/adapters/vault/memoryVault.ts";
import { createSafeStorageVault } from "../../../electron/adapters/vault/safeStorageVault.ts";
import { createCredentialVault } from "../../../electron/adapters/vault/vault.ts";
import { asynchronousStorage, type FakeKey, fakeKeyring, type FakeKeyring } from "../fakes.ts";
import { fillable, openVaultFile, temporaryFolder } from "../store/temporaryStore.ts";

export const secret = "cAnArY7f3e9d1c5b";
export const newer = "nEwEr-cAnArY-4d2a";

interface Setup {
  readonly key?: Partial<FakeKey>;
  readonly keyring?: FakeKeyring;
  readonly folder?: string;
}

/** `again` is the application after a restart: same folder, same keyring, another memory. */
export function openVault({
  key = {},
  keyring = fakeKeyring(),
  folder = temporaryFolder(),
}: Setup = {}) {
  const storage = asynchronousStorage(key);
  const records = fillable(openVaultFile(folder));
  const vault = createCredentialVault({
    safeStorage: createSafeStorageVault(createCipher(storage, "linux", 20), records),
    keychain: createKeychainVault({ platform: "linux", load: keyring.load, deadlineMs: 20 }),
    memory: createMemoryVault(),
    records,
  });
  const onDisk = (): string => readFileSync(join(folder, "vault.json"), "utf8");
  const again = (setup: Setup = {}) => openVault({ key, keyring, folder, ...setup });
  return { vault, key: storage.state, keyring: keyring.state, records, onDisk, again };
}

export const sealedIn = (backend: string) => ({ ok: true, value: { backend, reason: null } });
export const opened = (value: string) => ({ ok: true, value });
export const unavailable = (words: string) => ({
  ok: false,
  error: { kind: "vaultUnavailable", reason: expect.stringContaining(words) },
});
export const noCredentials = { ok: false, error: { kind: "noCredentials" } };
export const noKey = { available: false } as const;
