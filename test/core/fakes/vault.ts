// A vault in memory. Held to the same promises as the real one by test/electron/vault/contract.test.ts.
import type { CredentialVault } from "../../../electron/core/base/ports.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";

export interface FakeVault extends CredentialVault {
  /** By profile ID. */
  readonly secrets: Map<string, string>;
}

export function createFakeVault(): FakeVault {
  const secrets = new Map<string, string>();
  const sealed = { backend: "keychain", reason: null } as const;
  return {
    secrets,
    async seal(profileId, secret) {
      secrets.set(profileId, secret);
      return ok(sealed);
    },
    async open(profileId) {
      const secret = secrets.get(profileId);
      return secret === undefined ? fail({ kind: "noCredentials" }) : ok(secret);
    },
    async remove(profileId) {
      secrets.delete(profileId);
      return ok(null);
    },
    describe: (profileId) => (secrets.has(profileId) ? sealed : null),
  };
}
