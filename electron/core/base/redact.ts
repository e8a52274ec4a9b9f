// What becomes of text before it is shown: tokens and secrets go, foreign text becomes one harmless line or a cell of CSV, and texts
// that look the same are told apart.

const mark = "[redacted]";

const secretNames =
  "(?:client[_-]?secret|client[_-]?assertion|(?:subject|actor|access|refresh|id)[_-]?token|passw(?:or)?d)";

// No pattern can fail after a long match, so none backtracks: the time stays linear on hostile input.
const unquoted = String.raw`[^\s&"'<>\\]+`;
const quoted = (quote: string): string => String.raw`${quote}(?:[^${quote}\\]|\\[\s\S])*`;
// JSON inside a JSON string: `\"name\":\"value\"`.
const escaped = String.raw`\\+"[^"\\]*`;
const separator = String.raw`\\{0,4}["']?\s*(?:[:=]|%3D|%3A)\s*`;

const namedValue = new RegExp(
  `(${secretNames}${separator})(${escaped}|${quoted('"')}|${quoted("'")}|${unquoted})`,
  "gi",
);
const pemBlock =
  /-----BEGIN [A-Z0-9 ]{1,40}-----[\s\S]*?(?:-----END [A-Z0-9 ]{1,40}-----|$(?![\s\S]))/g;
const jwt = /eyJ[\w-]{5,}(?:\.{1,2}[\w-]+){0,4}/g;
const bearer = /\b(Bearer(?:\s|%20|\+){1,8})(?!token\b|realm=|error=)[\w.~+/%-]+=*/gi;
const tokenLike = /[\w-]{40,}/g;

/**
 * Puts `[redacted]` in place of the given `secrets` (plain, URL-encoded or JSON-escaped; not those under 4 characters, which would
 * tear up every text), PEM blocks, JWTs, `Bearer` credentials, the values of secret OAuth parameters in form, query or JSON
 * notation, and every run of 40 or more base64url characters. Workspace IDs and UUIDs stay readable. Idempotent; linear time.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  return withoutSecrets(text, secrets)
    .replace(pemBlock, mark)
    .replace(namedValue, redactValue)
    .replace(jwt, mark)
    .replace(bearer, `$1${mark}`)
    .replace(tokenLike, mark);
}

function redactValue(_whole: string, name: string, value: string): string {
  const opening = /^\\*["']?/.exec(value)?.[0] ?? "";
  return `${name}${opening}${mark}`;
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= 4 && !mark.includes(secret))
    .flatMap(spellings)
    .toSorted((one, other) => other.length - one.length)
    .reduce((rest, spelling) => rest.replaceAll(spelling, mark), text);
}

/** The secret itself, URL-encoded and JSON-escaped. */
export function spellings(secret: string): readonly string[] {
  const form = new URLSearchParams({ "": secret }).toString().slice(1);
  const query = encodeURIComponent(secret.replaceAll(/\p{Surrogate}/gu, "\uFFFD"));
  const lowerCaseHex = [form, query].map((encoded) =>
    encoded.replaceAll(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase()),
  );
  return [secret, form, query, ...lowerCaseHex, JSON.stringify(secret).slice(1, -1)];
}

const invisible = /(?!\s)[\p{Cc}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069]/gu;

/** One trimmed line without control and bidi characters, of at most `max` code points; a cut shows as `…`. */
export function clip(text: string, max = 300): string {
  const line = text.replaceAll(invisible, "").replaceAll(/\s+/g, " ").trim();
  let kept = "";
  let count = 0;
  for (const character of line) {
    if (count === max - 1 && kept.length + character.length < line.length) return `${kept}…`;
    kept += character;
    count += 1;
  }
  return kept;
}

const isAscii = (text: string): boolean => /^[ -~]*$/.test(text);

const segments = new Intl.Segmenter();

/** Characters as people count them. In ASCII each is one unit, which saves the slow segmenter for thousands of names. */
export const charactersOf = (text: string): readonly string[] =>
  isAscii(text) ? text.split("") : Array.from(segments.segment(text), ({ segment }) => segment);

/** Characters that most fonts draw like the ones below them: Cyrillic, Greek, dashes, and Latin among themselves. */
const lookalikes = "аеорсухіјѕԁАВЕКМНОРСТУХІЈЅοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ‐‑–—−Il|10";
const plainShapes = "aeopcyxijsdABEKMHOPCTYX1JSoABEZH1KMNOPTYX-----1111O";

const shapes = new Map(
  Array.from(lookalikes, (character, at) => [character, plainShapes.charAt(at)] as const),
);
const drawnAlike = new RegExp(`[${lookalikes}]`, "gu");

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** A name in both directions can be drawn in either order, depending on where it stands. */
const inNoOrder = (text: string): string =>
  rightToLeft.test(text) ? text.split(" ").toSorted().join(" ") : text;

/** Texts that are the same to the eye, which sees no invisible character, and no difference between some letters. */
export const look = (text: string): string =>
  isAscii(text)
    ? text.replaceAll(/[Il|]/g, "1").replaceAll("0", "O")
    : inNoOrder(text.normalize("NFKC"))
        .replaceAll(/\p{DI}/gu, "")
        .replaceAll(drawnAlike, (character) => shapes.get(character) ?? character);

/** How many of their last digits tell these IDs apart; at least 4. */
export function digitsOf(ids: readonly string[]): number {
  const most = Math.max(0, ...ids.map((id) => id.length));
  let digits = 4;
  while (digits < most && new Set(ids.map((id) => id.slice(-digits))).size < ids.length)
    digits += 1;
  return digits;
}

export const withoutControls = (text: string): string => text.replaceAll(/\p{Cc}/gu, "");

/** Spreadsheets run a cell that begins with one of these as a formula, also after blanks and in full width. */
const formula = /^\s*[=+\-@＝＋－＠]/u;

/** A cell of CSV (RFC 4180). */
export const quotedCell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** An apostrophe makes a formula a text. Only people write names; a token’s characters can call nothing, and must stay as they are. */
export function nameCell(text: string): string {
  const oneLine = withoutControls(text);
  return quotedCell(formula.test(oneLine) ? `'${oneLine}` : oneLine);
}
