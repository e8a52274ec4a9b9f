// Keeps each profile’s client secret with the safest backend that works, and remembers which one that is.
import type { Result, VaultBackend } from "../../contract/contract.ts";
import type { CredentialVault, SealedFor } from "../../core/base/ports.ts";
import { createQueue } from "../../core/base/timing.ts";
import { fail, ok } from "../../core/base/result.ts";
import { unwrapSecret, wrapSecret } from "./envelope.ts";
import { failureOf } from "./refusal.ts";
import { type Backends, place, type Placed, service } from "./sealing.ts";
import { entryOf, type SealRecord, type VaultRecords, withEntry } from "./file.ts";

export interface VaultParts extends Backends {
  readonly records: VaultRecords;
}

export interface SweptVault extends CredentialVault {
  /** Removes every secret of another profile than these: a crash may have left one. What cannot be removed now is kept for later. */
  readonly keepOnly: (profileIds: readonly string[]) => Promise<void>;
}

/**
 * Runs one call at a time. After a failed `seal`, the older secret is as it was; after a failed `remove`, the secret may still
 * be stored, and `describe` still says where. `open` asks only the backend that sealed the secret.
 */
export function createCredentialVault(parts: VaultParts): SweptVault {
  const inTurn = createQueue();
  return {
    seal: (owner, secret) => inTurn(() => seal(parts, owner, secret)),
    open: (owner) => inTurn(() => open(parts, owner)),
    remove: (profileId) => inTurn(() => remove(parts, profileId)),
    keepOnly: (profileIds) => inTurn(() => keepOnly(parts, profileIds)),
    describe(profileId) {
      const sealed = recordOf(parts, profileId);
      return sealed === null ? null : { backend: sealed.backend, reason: sealed.reason };
    },
  };
}

async function seal(
  parts: VaultParts,
  owner: SealedFor,
  secret: string,
): Promise<Result<Pick<Placed, "backend" | "reason">>> {
  const { id: profileId } = owner;
  const former = recordOf(parts, profileId);
  // A keychain cannot list what it holds, so a record must exist before the secret does: a crash between the two leaves no orphan.
  const announced = former === null ? writeRecord(parts, profileId, onItsWay) : ok(null);
  if (!announced.ok) return announced;
  const placed = await place(parts, owner, secret);
  if ("kind" in placed) {
    if (former === null) writeRecord(parts, profileId, null);
    return fail(placed);
  }
  const older = leftOvers(former, placed);
  const { backend, reason } = placed;
  const written = writeRecord(parts, profileId, { backend, reason, leftIn: older });
  if (!written.ok) {
    await placed.undo();
    if (former === null) writeRecord(parts, profileId, null);
    return written;
  }
  const leftIn = await sweep(parts, profileId, older);
  // The secret is already safe: if this write fails, the next seal sweeps again.
  if (leftIn.length < older.length) writeRecord(parts, profileId, { backend, reason, leftIn });
  return ok({ backend, reason });
}

async function open(parts: VaultParts, owner: SealedFor): Promise<Result<string>> {
  const sealed = recordOf(parts, owner.id);
  if (sealed === null) return fail({ kind: "noCredentials" });
  const backend = parts[sealed.backend];
  try {
    const text = await backend.getPassword(service, owner.id);
    if (text === null) return fail({ kind: "noCredentials" });
    const unwrapped = unwrapSecret(owner, text);
    if (unwrapped === null) return fail({ kind: "vaultUnavailable", reason: damaged });
    const { secret, isOld } = unwrapped;
    // If it fails, the next opening tries again.
    if (isOld)
      await backend.setPassword(service, owner.id, wrapSecret(owner, secret)).catch(() => null);
    return ok(secret);
  } catch (cause) {
    return fail(failureOf(cause, "The stored client secret could not be read."));
  }
}

async function remove(parts: VaultParts, profileId: string): Promise<Result<null>> {
  const sealed = recordOf(parts, profileId);
  if (sealed === null) return ok(null);
  try {
    await parts[sealed.backend].deletePassword(service, profileId);
  } catch (cause) {
    return fail(failureOf(cause, "The stored client secret could not be deleted."));
  }
  await sweep(parts, profileId, sealed.leftIn);
  return writeRecord(parts, profileId, null);
}

async function keepOnly(parts: VaultParts, profileIds: readonly string[]): Promise<void> {
  const { records, ciphertexts, encrypted } = parts.records.read();
  // A crash between the two leaves a ciphertext without a record.
  const sealed = Object.keys({ ...ciphertexts, ...encrypted }).map((key) =>
    key.slice(`${service}/`.length),
  );
  for (const profileId of new Set([...Object.keys(records), ...sealed])) {
    if (profileIds.includes(profileId)) continue;
    for (const backend of ["safeStorage", "passphrase"] as const)
      await parts[backend].deletePassword(service, profileId).catch(() => false);
    await remove(parts, profileId);
  }
}

/** Until the secret has its place. */
const onItsWay: SealRecord = { backend: "memory", reason: null, leftIn: ["keychain"] };

const damaged =
  "The stored client secret can’t be read: it is damaged, or was saved for another address, workspace or API client.";

const recordOf = ({ records }: VaultParts, profileId: string): SealRecord | null =>
  entryOf(records.read().records, profileId);

function writeRecord(
  { records }: VaultParts,
  profileId: string,
  value: SealRecord | null,
): Result<null> {
  const file = records.read();
  return records.write({ ...file, records: withEntry(file.records, profileId, value) });
}

/** The backends that may hold an older secret, now that another one holds the new secret. */
function leftOvers(older: SealRecord | null, placed: Placed): VaultBackend[] {
  const known = older === null ? [] : [older.backend, ...older.leftIn];
  return [...new Set([...known, ...placed.leftIn])].filter((name) => name !== placed.backend);
}

/** Deletes the secret from these backends; returns those that failed. */
async function sweep(
  parts: VaultParts,
  profileId: string,
  backends: readonly VaultBackend[],
): Promise<VaultBackend[]> {
  const left: VaultBackend[] = [];
  for (const backend of backends)
    await parts[backend].deletePassword(service, profileId).catch(() => left.push(backend));
  return left;
}
