// A credential vault on a fake safeStorage, a fake keychain and a fake store, and the answers that tests expect of it.
import { expect } from "vitest";
import { createCipher } from "../../../electron/adapters/vault/cipher.ts";
import { createKeychainVault } from "../../../electron/adapters/vault/keychain.ts";
import { createMemoryVault } from "../../../electron/adapters/vault/memory.ts";
import { createPassphraseFile } from "../../../electron/adapters/vault/passphraseFile.ts";
import { createSafeStorageVault } from "../../../electron/adapters/vault/safeStorage.ts";
import {
  createCredentialVault,
  type VaultParts,
} from "../../../electron/adapters/vault/credentialVault.ts";
import {
  emptyVaultFile,
  type VaultFile,
  vaultFileSchema,
} from "../../../electron/adapters/vault/file.ts";
import type { SealedFor } from "../../../electron/core/base/ports.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { createFakeStore, type FakeStore } from "../../core/fakes/store.ts";
import { asynchronousStorage, type FakeKey, fakeKeyring, type FakeKeyring } from "./fakeKeys.ts";

export const secret = "cAnArY7f3e9d1c5b";
/** A profile with an address, a workspace and an API client. */
export const ownerOf = (id: string): SealedFor => ({
  id,
  baseUrl: "https://global.api.greenlake.hpe.com",
  workspaceId: "0123456789abcdef0123456789abcdef",
  clientId: "client",
});
export const acme = ownerOf("acme");
export const beta = ownerOf("beta");
/** Its ID is a key that every object inherits. */
export const inherited = ownerOf("toString");

export const newer = "nEwEr-cAnArY-4d2a";

export const vaultOn = (
  records: VaultParts["records"],
  storage = asynchronousStorage(),
  keyring = fakeKeyring(),
) =>
  createCredentialVault({
    safeStorage: createSafeStorageVault(createCipher(storage, "linux", 20), records),
    keychain: createKeychainVault({ platform: "linux", load: keyring.load, deadlineMs: 20 }),
    passphrase: createPassphraseFile(records),
    memory: createMemoryVault(),
    records,
  });

interface Setup {
  readonly key?: Partial<FakeKey>;
  readonly keyring?: FakeKeyring;
  readonly records?: FakeStore<VaultFile>;
}

/** `again` opens the vault after a restart: the same file and the same keyring, but nothing in memory. */
export function openVault({
  key = {},
  keyring = fakeKeyring(),
  records = createFakeStore(emptyVaultFile),
}: Setup = {}) {
  const storage = asynchronousStorage(key);
  const vault = vaultOn(records, storage, keyring);
  const onDisk = (): string => JSON.stringify(records.read());
  const again = (setup: Setup = {}) =>
    openVault({ key, keyring, records: reread(onDisk()), ...setup });
  return { vault, key: storage.state, keyring: keyring.state, records, onDisk, again };
}

export const reread = (file: string) => createFakeStore(vaultFileSchema.parse(JSON.parse(file)));

export const sealedIn = (backend: string) => ok({ backend, reason: null });
export const unavailable = (words: string) => ({
  ok: false,
  error: { kind: "vaultUnavailable", reason: expect.stringContaining(words) },
});
export const noCredentials = fail({ kind: "noCredentials" } as const);
export const noKey = { available: false } as const;
