// How our own text on the clipboard is remembered across a crash.
import { z } from "zod";

export const clipboardMarkSchema = z.object({
  version: z.literal(1),
  /** Salted digests, in hexadecimal, of texts that may be on the clipboard; none once it has been cleared. */
  marks: z
    .array(z.object({ salt: z.string(), digest: z.string() }).readonly())
    .readonly()
    .default([]),
});
export type StoredClipboardMark = Readonly<z.infer<typeof clipboardMarkSchema>>;

export const noClipboardMark: StoredClipboardMark = { version: 1, marks: [] };
