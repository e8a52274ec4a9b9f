// What the vault keeps on disk: which backend sealed each profile’s secret, and the ciphertexts of safeStorage and the passphrase.
// Never a secret.
import { z } from "zod";
import type { AppError, Result, VaultBackend } from "../../contract/contract.ts";
import type { Store } from "../../core/base/ports.ts";

const backend: z.ZodType<VaultBackend> = z.enum([
  "safeStorage",
  "keychain",
  "passphrase",
  "memory",
]);

const sealRecord = z.object({
  backend,
  /** For `memory`: a sentence that says why nothing safer was available. */
  reason: z.string().nullable(),
  /** Backends that may still hold an older secret, because deleting it failed. */
  leftIn: z.array(backend),
});

export const vaultFileSchema = z.object({
  version: z.literal(1),
  /** By profile. */
  records: z.record(z.string(), sealRecord),
  /** Base64, by service and account. */
  ciphertexts: z.record(z.string(), z.string()),
  /** Envelopes whose secret only the passphrase opens, by service and account. */
  encrypted: z.record(z.string(), z.string()).default({}),
});

export type SealRecord = z.infer<typeof sealRecord>;
export type VaultFile = z.infer<typeof vaultFileSchema>;

export interface VaultRecords extends Store<VaultFile> {
  write(next: VaultFile): Result<null, Extract<AppError, { kind: "storeFailed" }>>;
}

export const emptyVaultFile: VaultFile = {
  version: 1,
  records: {},
  ciphertexts: {},
  encrypted: {},
};

/** The entry’s value; `null` for a missing key, even one that every object inherits, such as `toString`. */
export const entryOf = <T>(entries: Readonly<Record<string, T>>, key: string): T | null =>
  Object.hasOwn(entries, key) ? (entries[key] ?? null) : null;

/** A copy with the entry replaced, or removed if `value` is `null`. */
export const withEntry = <T>(
  entries: Readonly<Record<string, T>>,
  key: string,
  value: T | null,
): Record<string, T> => {
  const others = Object.entries(entries).filter(([name]) => name !== key);
  return Object.fromEntries(value === null ? others : [...others, [key, value]]);
};
