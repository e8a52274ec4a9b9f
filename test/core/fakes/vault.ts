// A vault in memory. Held to the same promises as the real one by test/electron/vault/contract.test.ts.
import type { CredentialVault, SealedFor } from "../../../electron/core/base/ports.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";

export interface FakeVault extends CredentialVault {
  /** By profile ID. */
  readonly secrets: Map<string, string>;
}

const nameOf = ({ baseUrl, workspaceId, clientId }: SealedFor): string =>
  JSON.stringify([baseUrl, workspaceId, clientId]);

export function createFakeVault(): FakeVault {
  const secrets = new Map<string, string>();
  const owners = new Map<string, string>();
  const sealed = { backend: "keychain", reason: null } as const;
  return {
    secrets,
    async seal(owner, secret) {
      secrets.set(owner.id, secret);
      owners.set(owner.id, nameOf(owner));
      return ok(sealed);
    },
    async open(owner) {
      const secret = secrets.get(owner.id);
      const mayOpen = (owners.get(owner.id) ?? nameOf(owner)) === nameOf(owner);
      if (!mayOpen) return fail({ kind: "vaultUnavailable", reason: "It was sealed for another." });
      return secret === undefined ? fail({ kind: "noCredentials" }) : ok(secret);
    },
    async remove(profileId) {
      secrets.delete(profileId);
      return ok(null);
    },
    describe: (profileId) => (secrets.has(profileId) ? sealed : null),
  };
}
