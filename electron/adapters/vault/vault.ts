// The vault’s door: a secret is sealed by safeStorage if the system has a key for it, else by its keychain, else with the
// passphrase if one is set, else kept in memory.
import { createCipher, type SafeStorageLike } from "./cipher.ts";
import { createCredentialVault, type SweptVault } from "./credentialVault.ts";
import type { VaultRecords } from "./file.ts";
import { createKeychainVault } from "./keychain.ts";
import { createKeyring } from "./keyring/keyring.ts";
import { createMemoryVault } from "./memory.ts";
import { createPassphraseFile } from "./passphraseFile.ts";
import { createSafeStorageVault } from "./safeStorage.ts";

export { unwrapSecret, wrapSecret } from "./envelope.ts";
export { createPassphraseVault } from "./passphraseVault.ts";
export { emptyVaultFile, vaultFileSchema } from "./file.ts";

export function createVault(
  safeStorage: SafeStorageLike,
  platform: NodeJS.Platform,
  application: string,
  records: VaultRecords,
): SweptVault {
  const keyring = createKeyring({ environment: process.env, platform, application });
  const cipher = createCipher(safeStorage, platform, undefined, keyring.forBackend);
  return createCredentialVault({
    safeStorage: createSafeStorageVault(cipher, records),
    keychain: createKeychainVault({ platform, prepare: keyring.secretService }),
    passphrase: createPassphraseFile(records),
    memory: createMemoryVault(),
    records,
  });
}
