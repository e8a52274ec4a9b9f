// A vault in keytar’s shape that forgets everything when the application quits.
import type { Vault } from "../../core/base/ports.ts";

export function createMemoryVault(): Vault {
  const passwords = new Map<string, string>();
  return {
    getPassword: async (service, account) => passwords.get(keyOf(service, account)) ?? null,
    setPassword: async (service, account, password) => {
      passwords.set(keyOf(service, account), password);
    },
    deletePassword: async (service, account) => passwords.delete(keyOf(service, account)),
  };
}

const keyOf = (service: string, account: string): string => JSON.stringify([service, account]);
