// The one way in which Tenantry reads JSON that somebody else wrote.

/** The unchecked value; `undefined` if the text is not JSON. A byte order mark in front is ignored, as RFC 8259 section 8.1 allows. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
