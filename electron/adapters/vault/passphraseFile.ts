// A vault in keytar’s shape that keeps in a JSON file what the passphrase has encrypted already, for desktops without a keyring.
import type { Vault } from "../../core/base/ports.ts";
import { entryOf, type VaultRecords, withEntry } from "./file.ts";
import { refusal } from "./refusal.ts";

/** Rejects with a `refusal`. Its caller makes sure that only the passphrase opens the secret in each envelope. */
export function createPassphraseFile(store: VaultRecords): Vault {
  const keep = (key: string, envelope: string | null): void => {
    const file = store.read();
    const written = store.write({ ...file, encrypted: withEntry(file.encrypted, key, envelope) });
    if (!written.ok) throw refusal(written.error);
  };
  const read = (key: string): string | null => entryOf(store.read().encrypted, key);
  return {
    getPassword: async (service, account) => read(keyOf(service, account)),
    setPassword: async (service, account, envelope) => keep(keyOf(service, account), envelope),
    async deletePassword(service, account) {
      const key = keyOf(service, account);
      if (read(key) === null) return false;
      keep(key, null);
      return true;
    },
  };
}

const keyOf = (service: string, account: string): string => `${service}/${account}`;
