// The arithmetic of the passphrase: scrypt makes a key of it, and AES-256-GCM encrypts with that key.
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from "node:crypto";
import { promisify } from "node:util";
import type { WrappedKey } from "../../core/base/ports.ts";

/** Marks what is encrypted with the passphrase’s key. No client secret begins like this. */
export const mark = "tenantry-passphrase:1:";
export const isEncrypted = (text: string): boolean => text.startsWith(mark);

/** About 128 MiB and half a second for each try. */
const cost = { n: 2 ** 17, r: 8, p: 1 } as const;
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

const derive = promisify(
  (
    passphrase: string,
    salt: Buffer,
    { n, r, p }: Pick<WrappedKey, "n" | "r" | "p">,
    done: (error: Error | null, key: Buffer) => void,
    // Another keyboard may write the same letters with other characters.
  ) =>
    scrypt(passphrase.normalize("NFKC"), salt, keyBytes, { N: n, r, p, maxmem: 256 * n * r }, done),
);

/** Base64 of the nonce, the tag and the ciphertext. `context` must be the same for `decrypt`. */
export function encrypt(key: Buffer, context: string, data: Buffer): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(context));
  const encrypted = Buffer.concat([cipher.update(data), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString("base64");
}

/** Null if the key or the context is another, or the text is damaged. */
export function decrypt(key: Buffer, context: string, text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64");
  const iv = bytes.subarray(0, ivBytes);
  const tag = bytes.subarray(ivBytes, ivBytes + tagBytes);
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
    // The mode is one of a stream: `final` only checks the tag.
    const decrypted = decipher.update(bytes.subarray(ivBytes + tagBytes));
    decipher.final();
    return decrypted;
  } catch {
    return null;
  }
}

export const randomKey = (): Buffer => randomBytes(keyBytes);
const context = "Tenantry passphrase";

export async function wrapKey(passphrase: string, key: Buffer): Promise<WrappedKey> {
  const salt = randomBytes(16);
  const own = await derive(passphrase, salt, cost);
  const wrapped = { ...cost, salt: salt.toString("base64"), key: encrypt(own, context, key) };
  own.fill(0);
  return wrapped;
}

/** Null if the passphrase is another. */
export async function unwrapKey(passphrase: string, wrapped: WrappedKey): Promise<Buffer | null> {
  const own = await derive(passphrase, Buffer.from(wrapped.salt, "base64"), wrapped);
  const key = decrypt(own, context, wrapped.key);
  own.fill(0);
  return key;
}
