// The envelope that is sealed instead of the bare secret, so that a garbage decryption or a swapped ciphertext is noticed.
import { z } from "zod";
import { parseJson } from "../../core/base/json.ts";

const envelope = z.strictObject({
  version: z.literal(1),
  profile: z.string(),
  secret: z.string().min(1),
});

/** The text to hand to a vault: a JSON envelope naming the profile that the secret belongs to. */
export const wrapSecret = (profileId: string, secret: string): string =>
  JSON.stringify({ version: 1, profile: profileId, secret });

/** The secret in an envelope, or `null` for anything that is not an intact envelope of this very profile. */
export function unwrapSecret(profileId: string, text: string): string | null {
  const parsed = envelope.safeParse(parseJson(text));
  return parsed.success && parsed.data.profile === profileId ? parsed.data.secret : null;
}
