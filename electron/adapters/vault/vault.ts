// The vault’s door: a secret is sealed by safeStorage if the system has a key for it, else by its keychain, else with the
// passphrase if one is set, else kept in memory.
import { createCipher, type SafeStorageLike } from "./cipher.ts";
import { createCredentialVault, type SweptVault } from "./credentialVault.ts";
import type { VaultRecords } from "./file.ts";
import { createKeychainVault } from "./keychain.ts";
import { createMemoryVault } from "./memory.ts";
import { createPassphraseFile } from "./passphraseFile.ts";
import { createSafeStorageVault } from "./safeStorage.ts";
import { secretServiceAnswers } from "./secretService.ts";

export { unwrapSecret, wrapSecret } from "./envelope.ts";
export { createPassphraseVault } from "./passphraseVault.ts";
export { emptyVaultFile, vaultFileSchema } from "./file.ts";

export function createVault(
  safeStorage: SafeStorageLike,
  platform: NodeJS.Platform,
  records: VaultRecords,
): SweptVault {
  const answers = () => secretServiceAnswers(process.env, platform);
  const cipher = createCipher(safeStorage, platform, undefined, answers);
  return createCredentialVault({
    safeStorage: createSafeStorageVault(cipher, records),
    keychain: createKeychainVault({ platform, answers }),
    passphrase: createPassphraseFile(records),
    memory: createMemoryVault(),
    records,
  });
}
