// The passphrase, in the form in which it is stored: a key that only it opens, and the tries that failed. Never itself.
import { z } from "zod";
import type { WrappedKey } from "../base/ports.ts";

const base64 = z.base64().max(1_000);

/** The limits keep a damaged file from asking for more memory than a computer has. */
const wrappedKeySchema: z.ZodType<WrappedKey> = z.object({
  n: z
    .int()
    .min(2)
    .max(2 ** 20)
    // scrypt takes no other.
    .refine((n) => Number.isInteger(Math.log2(n))),
  r: z.int().min(1).max(16),
  p: z.int().min(1).max(16),
  salt: base64,
  key: base64,
});

export const passphraseSchema = z.object({
  version: z.literal(1),
  /** Null while no passphrase is set. */
  wrapped: wrappedKeySchema.nullable(),
  /** Wrong tries since the last right one. */
  failures: z.int().min(0),
  /** Wall clock, ms. */
  lastTryMs: z.number(),
});
export type StoredPassphrase = Readonly<z.infer<typeof passphraseSchema>>;

export const noPassphrase: StoredPassphrase = {
  version: 1,
  wrapped: null,
  failures: 0,
  lastTryMs: 0,
};
