// Tells whether a text that was not recognised may hold a secret, so that no visible field keeps it.

const uuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;
const namesSecret = /secret|passw|credential|token|bearer|basic\s|api.?key|private.?key/i;
const run = /[\w+/~-]{16,}/g;
const token = /^(?:Bearer\s{1,8})?eyJ[\w-]{5,}\.[\w.-]+$|^[\w+/~-]{40,}=*$/i;

/** An address can be shown, unless it carries a user name or a query. */
function isPlainAddress(text: string): boolean {
  if (!text.includes("://") || !URL.canParse(text)) return false;
  const { username, password, search } = new URL(text);
  return username === "" && password === "" && search === "";
}

const looksRandom = (text: string): boolean => /\d/.test(text) && /[a-z]/i.test(text);

/** A text with more in it than one value may hold a secret if it names one or has a run of letters and digits that is no UUID. */
export function mayHoldSecret(text: string): boolean {
  const plain = text.trim();
  if (token.test(plain)) return true;
  if (isPlainAddress(plain) || !/[\s=:{]/.test(plain)) return false;
  const rest = plain.replaceAll(uuid, " ");
  return namesSecret.test(rest) || (rest.match(run) ?? []).some(looksRandom);
}
