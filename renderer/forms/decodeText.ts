// Decodes a text file in whichever encoding it was saved: UTF-8, UTF-16 or Windows-1252.

/** Bytes; enough to see in which half of each unit the zeros of UTF-16 are. */
const sampleLength = 1024;

/** Without a byte order mark, the zeros of Latin letters give UTF-16 away; null for anything else. */
function unmarkedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, sampleLength);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // Half of the sample is one of the two halves; most of that must be zeros, and hardly any of the other.
  const isMost = (count: number) => count > sample.length / 4;
  const isHardlyAny = (count: number) => count <= sample.length / 50;
  if (isMost(odd) && isHardlyAny(even)) return "utf-16le";
  return isMost(even) && isHardlyAny(odd) ? "utf-16be" : null;
}

function encodingOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return unmarkedUtf16(bytes);
}

/** The text without its byte order mark. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  if (encoding !== null) return new TextDecoder(encoding).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Excel saves CSV files like this.
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
