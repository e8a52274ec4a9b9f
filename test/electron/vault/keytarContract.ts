// What every vault in keytar’s shape promises. It needs no test runner, so that realKeyring.ts can run it in a desktop session
// of its own.
import { deepEqual, equal } from "node:assert/strict";
import type { Vault } from "../../../electron/core/base/ports.ts";

export interface Promised<Given> {
  readonly promise: string;
  readonly check: (given: Given) => Promise<void>;
}

const service = "Tenantry";

/** No check leaves anything behind, and the vault may hold other entries. */
export const keytarContract: readonly Promised<Vault>[] = [
  {
    promise: "answers null for an entry that was never stored",
    async check(vault) {
      equal(await vault.getPassword(service, "nobody"), null);
    },
  },
  {
    promise: "gives back exactly what was stored",
    async check(vault) {
      const texts = [
        "0123456789abcdef",
        `"quoted" \\ 'text' = & %`,
        "Ünïcödé 密 🔑 \u202E",
        "x".repeat(1000),
      ];
      for (const text of texts) {
        await vault.setPassword(service, "acme", text);
        equal(await vault.getPassword(service, "acme"), text);
      }
      await vault.deletePassword(service, "acme");
    },
  },
  {
    promise: "keeps services and accounts apart",
    async check(vault) {
      const places = [
        [service, "acme"],
        [service, "Acme"],
        [service, "toString"],
        ["Other", "acme"],
      ] as const;
      for (const [name, account] of places)
        await vault.setPassword(name, account, `${name} ${account}`);
      for (const [name, account] of places)
        equal(await vault.getPassword(name, account), `${name} ${account}`);
      for (const [name, account] of places) await vault.deletePassword(name, account);
    },
  },
  {
    promise: "forgets what is deleted, and says whether there was anything to delete",
    async check(vault) {
      await vault.setPassword(service, "acme", "secret");
      const deletions = [
        await vault.deletePassword(service, "acme"),
        await vault.deletePassword(service, "acme"),
      ];
      deepEqual(deletions, [true, false]);
      equal(await vault.getPassword(service, "acme"), null);
    },
  },
];
