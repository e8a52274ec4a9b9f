// The envelope that is sealed instead of the bare secret: it reveals a garbage decryption or a swapped ciphertext.
import { z } from "zod";
import { parseJson } from "../../core/base/json.ts";

const envelope = z.strictObject({
  version: z.literal(1),
  profile: z.string(),
  secret: z.string().min(1),
});

/** The text to seal: JSON that names the profile to which the secret belongs. */
export const wrapSecret = (profileId: string, secret: string): string =>
  JSON.stringify({ version: 1, profile: profileId, secret });

/** The secret in an envelope; `null` unless it is an intact envelope for this very profile. */
export function unwrapSecret(profileId: string, text: string): string | null {
  const parsed = envelope.safeParse(parseJson(text));
  return parsed.success && parsed.data.profile === profileId ? parsed.data.secret : null;
}
