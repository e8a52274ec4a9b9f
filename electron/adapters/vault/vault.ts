// The vault’s door: a secret is sealed by safeStorage if the system has a key for it, else by its keychain, else kept in memory.
import type { CredentialVault } from "../../core/base/ports.ts";
import { createCipher, type SafeStorageLike } from "./cipher.ts";
import { createCredentialVault } from "./credentialVault.ts";
import type { VaultRecords } from "./file.ts";
import { createKeychainVault } from "./keychain.ts";
import { createMemoryVault } from "./memory.ts";
import { createSafeStorageVault } from "./safeStorage.ts";

export { unwrapSecret, wrapSecret } from "./envelope.ts";
export { createPassphraseVault } from "./passphraseVault.ts";
export { emptyVaultFile, vaultFileSchema } from "./file.ts";

export function createVault(
  safeStorage: SafeStorageLike,
  platform: NodeJS.Platform,
  records: VaultRecords,
): CredentialVault {
  return createCredentialVault({
    safeStorage: createSafeStorageVault(createCipher(safeStorage, platform), records),
    keychain: createKeychainVault({ platform }),
    memory: createMemoryVault(),
    records,
  });
}
