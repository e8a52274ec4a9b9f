// Every vault in keytar’s shape keeps the same contract; realKeyring.test.ts holds a real keyring to it.
import { describe, expect, it } from "vitest";
import { createCipher } from "../../../electron/adapters/vault/cipher.ts";
import { emptyVaultFile } from "../../../electron/adapters/vault/file.ts";
import { createKeychainVault } from "../../../electron/adapters/vault/keychain.ts";
import { createMemoryVault } from "../../../electron/adapters/vault/memory.ts";
import { createPassphraseFile } from "../../../electron/adapters/vault/passphraseFile.ts";
import { createSafeStorageVault } from "../../../electron/adapters/vault/safeStorage.ts";
import { createFakeStore } from "../../core/fakes/store.ts";
import {
  asynchronousStorage,
  fakeKeyring,
  type FakeSafeStorage,
  synchronousStorage,
} from "./fakeKeys.ts";
import { keytarContract } from "./keytarContract.ts";

const safeStorageVault = (storage: FakeSafeStorage) =>
  createSafeStorageVault(createCipher(storage, "linux"), createFakeStore(emptyVaultFile));

describe.each([
  ["memory", createMemoryVault],
  ["the keychain", () => createKeychainVault({ platform: "linux", load: fakeKeyring().load })],
  ["synchronous safeStorage (Electron 33)", () => safeStorageVault(synchronousStorage())],
  ["asynchronous safeStorage (Electron 45)", () => safeStorageVault(asynchronousStorage())],
  ["the passphrase", () => createPassphraseFile(createFakeStore(emptyVaultFile))],
])("a vault on %s", (_name, open) => {
  for (const { promise, check } of keytarContract)
    it(promise, async () => {
      await expect(check(open())).resolves.toBeUndefined();
    });
});

it("does not use safeStorage’s key to delete, or when nothing is stored", async () => {
  const storage = asynchronousStorage();
  const vault = safeStorageVault(storage);
  await vault.getPassword("Tenantry", "acme");
  await vault.deletePassword("Tenantry", "acme");
  expect(storage.state.calls).toBe(0);
});
