// Finds the safest backend that stores a secret and gives it back unchanged.
import type { VaultBackend } from "../../contract/contract.ts";
import type { SealedFor, Vault } from "../../core/base/ports.ts";
import { unwrapSecret, wrapSecret } from "./envelope.ts";
import { isEncrypted } from "./passphraseKey.ts";
import { failureOf, unavailable, type VaultFailure } from "./refusal.ts";
import type { SafeStorageVault } from "./safeStorage.ts";

export interface Backends {
  readonly safeStorage: SafeStorageVault;
  readonly keychain: Vault;
  /** Takes only secrets that the passphrase has encrypted. */
  readonly passphrase: Vault;
  readonly memory: Vault;
}

export const service = "Tenantry";

/** A stored secret, and how to put everything back as it was. */
export interface Placed {
  readonly backend: VaultBackend;
  readonly reason: string | null;
  /** Backends that failed half-way and may hold the secret all the same. */
  readonly leftIn: readonly VaultBackend[];
  undo(): Promise<void>;
}

const order = ["safeStorage", "keychain", "passphrase", "memory"] as const;
const notGivenBack = "The stored secret did not come back unchanged.";
const noPassphrase = "With a passphrase, Tenantry can keep it without a keyring.";
const notStored = "The secret could not be stored.";

/** Tries the safest backend first. A `storeFailed` ends the search: a full disk is no reason for a less safe backend. */
export async function place(
  backends: Backends,
  owner: SealedFor,
  secret: string,
): Promise<Placed | VaultFailure> {
  const reasons: string[] = [];
  const leftIn: VaultBackend[] = [];
  for (const backend of order) {
    const refused = await refusedBy(backends, backend, secret);
    if (refused !== null) {
      reasons.push(refused);
      continue;
    }
    const put = await putIn(backends[backend], owner, secret);
    const reason = backend === "memory" ? reasons.join(" ") : null;
    if ("undo" in put) return { backend, reason, leftIn, ...put };
    if (put.kind === "storeFailed") return put;
    reasons.push(put.reason);
    leftIn.push(backend);
  }
  return { kind: "vaultUnavailable", reason: reasons.join(" ") };
}

async function refusedBy(
  backends: Backends,
  backend: VaultBackend,
  secret: string,
): Promise<string | null> {
  if (backend === "passphrase") return isEncrypted(secret) ? null : noPassphrase;
  if (backend !== "safeStorage") return null;
  const availability = await backends.safeStorage.available();
  return availability.ok ? null : availability.reason;
}

async function putIn(
  vault: Vault,
  owner: SealedFor,
  secret: string,
): Promise<Pick<Placed, "undo"> | VaultFailure> {
  // Entering the secret again is how an unreadable one is repaired, so that one is replaced for good.
  const older = await vault.getPassword(service, owner.id).catch(() => null);
  const undo = async (): Promise<void> => {
    const undone =
      older === null
        ? vault.deletePassword(service, owner.id)
        : vault.setPassword(service, owner.id, older);
    await undone.catch(() => undefined);
  };
  try {
    await vault.setPassword(service, owner.id, wrapSecret(owner, secret));
    const readBack = await vault.getPassword(service, owner.id);
    if (readBack === null || unwrapSecret(owner, readBack)?.secret !== secret)
      throw unavailable(notGivenBack);
    return { undo };
  } catch (cause) {
    await undo();
    return failureOf(cause, notStored);
  }
}
