// A vault in keytar’s shape that encrypts with safeStorage and keeps the ciphertext in a JSON file.
import type { Vault } from "../../core/base/ports.ts";
import type { Availability, Cipher } from "./cipher.ts";
import { failureOf, refusal } from "./refusal.ts";
import { entryOf, type VaultRecords, withEntry } from "./file.ts";

export interface SafeStorageVault extends Vault {
  available(): Promise<Availability>;
}

const unreadable =
  "The stored client secret can’t be read: it was sealed with another key, or is damaged.";
const notEncrypted = "The secret could not be encrypted with this system’s key.";

/** Rejects with a `refusal`. Keeps a ciphertext that can’t be read until it is replaced or removed. */
export function createSafeStorageVault(cipher: Cipher, store: VaultRecords): SafeStorageVault {
  const keep = (key: string, ciphertext: string | null): void => {
    const file = store.read();
    const written = store.write({
      ...file,
      ciphertexts: withEntry(file.ciphertexts, key, ciphertext),
    });
    if (!written.ok) throw refusal(written.error);
  };
  return {
    available: () => cipher.available(),
    async getPassword(service, account) {
      const ciphertext = entryOf(store.read().ciphertexts, keyOf(service, account));
      if (ciphertext === null) return null;
      const availability = await cipher.available();
      if (!availability.ok)
        throw refusal({ kind: "vaultUnavailable", reason: availability.reason });
      return await cipher.decrypt(Buffer.from(ciphertext, "base64")).catch((cause: unknown) => {
        throw refusal(failureOf(cause, unreadable));
      });
    },
    async setPassword(service, account, password) {
      const ciphertext = await cipher.encrypt(password).catch((cause: unknown) => {
        throw refusal(failureOf(cause, notEncrypted));
      });
      keep(keyOf(service, account), ciphertext.toString("base64"));
    },
    async deletePassword(service, account) {
      const key = keyOf(service, account);
      if (entryOf(store.read().ciphertexts, key) === null) return false;
      keep(key, null);
      return true;
    },
  };
}

const keyOf = (service: string, account: string): string => `${service}/${account}`;
