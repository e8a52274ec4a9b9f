// The envelope that is sealed instead of the bare secret: it reveals a garbage decryption, a swapped ciphertext or a changed profile.
import { z } from "zod";
import { parseJson } from "../../core/base/json.ts";
import type { SealedFor } from "../../core/base/ports.ts";

const secretText = z.string().min(1);
const envelope = z.strictObject({
  version: z.literal(2),
  profile: z.string(),
  baseUrl: z.string(),
  workspaceId: z.string(),
  clientId: z.string(),
  secret: secretText,
});
/** Names only the profile. */
const olderEnvelope = z.strictObject({
  version: z.literal(1),
  profile: z.string(),
  secret: secretText,
});

/** The text to seal: JSON that names for whom the secret is. */
export const wrapSecret = (
  { id, baseUrl, workspaceId, clientId }: SealedFor,
  secret: string,
): string => JSON.stringify({ version: 2, profile: id, baseUrl, workspaceId, clientId, secret });

export interface Unwrapped {
  readonly secret: string;
  /** True if the envelope does not say where the secret may be sent, so that it must be sealed again. */
  readonly isOld: boolean;
}

/** `null` unless the text is an intact envelope for this very profile, address, workspace and API client. */
export function unwrapSecret(owner: SealedFor, text: string): Unwrapped | null {
  const json = parseJson(text);
  const { success, data } = envelope.safeParse(json);
  if (success) return text === wrapSecret(owner, data.secret) ? { ...data, isOld: false } : null;
  const older = olderEnvelope.safeParse(json);
  return older.success && older.data.profile === owner.id
    ? { secret: older.data.secret, isOld: true }
    : null;
}
