// Names what a text seems to be, without quoting it, for a text that could not be used.

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const areWorkspaceIds = (text: string): boolean =>
  text
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== "")
    .every((line) => /^\s*[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}(?:[\s,;]|$)/i.test(line));

/** The first that matches wins. */
const kinds: readonly (readonly [words: string, matches: (text: string) => boolean])[] = [
  ["empty", (text) => text.trim() === ""],
  ["a binary file", (text) => /[\0\uFFFD]/.test(text)],
  ["a web page", (text) => /^\s*<(?:!doctype html|html)\b/i.test(text)],
  ["XML", (text) => /^\s*<[?!a-z]/i.test(text)],
  ["a private key", (text) => /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)],
  ["a certificate", (text) => text.includes("-----BEGIN CERTIFICATE-----")],
  ["a token", (text) => /^\s*(?:Bearer )?eyJ[\w-]+\.[\w-]+\.[\w-]*\s*$/i.test(text)],
  ["a list of workspace IDs", areWorkspaceIds],
  ["JSON", isJson],
  ["lines of NAME=value", (text) => /^\s*(?:export )?[A-Za-z_]\w*=/m.test(text)],
  ["lines of names and values", (text) => /^\s*[\w -]{1,64}: /m.test(text)],
];

/** Completes the sentence “It seems to be …”. */
export const seemsToBe = (text: string): string =>
  kinds.find(([, matches]) => matches(text))?.[0] ?? "plain text";
