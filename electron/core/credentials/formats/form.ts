// Reads `name=value&name=value`, as forms and addresses write it.
import type { Emit, Entry } from "./entry.ts";

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A `+` stays one: whoever writes a form by hand means what it says. */
export function emitForm(text: string, found: Omit<Entry, "value">, emit: Emit): void {
  for (const field of text.split("&")) {
    const at = field.indexOf("=");
    if (at > 0)
      emit({ ...found, path: [field.slice(0, at).trim()], value: decoded(field.slice(at + 1)) });
  }
}
