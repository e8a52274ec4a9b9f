// Decodes the base64 of Kubernetes and of HTTP’s Basic authentication.

/** The text in base64 (with padding, or without if it is URL-safe); null for anything that does not decode to printable text. */
export function decodeBase64(encoded: string): string | null {
  const text = encoded.trim();
  if (!/^[\w+/-]{4,8192}={0,2}$/.test(text) || text.length % 4 === 1) return null;
  const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, ""));
  return /^[\t\r\n\x20-\x7e]+$/.test(bytes) ? bytes.trim() : null;
}
