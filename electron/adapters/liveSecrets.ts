// Knows every secret and token of this run by a fingerprint, so that the log can leave them out without keeping them in memory.
import { randomInt } from "node:crypto";
import type { CredentialVault } from "../core/base/ports.ts";
import { redact, spellings } from "../core/base/redact.ts";

export interface LiveSecrets {
  /** Leaves this secret or token out of the log from now on. */
  readonly note: (secret: string) => void;
  /** Leaves every text in `input` and every run of 8 characters of it out of the log, until the result is called. */
  readonly hold: (input: unknown) => () => void;
  /** Puts `[redacted]` in place of all that is noted or held, and of whatever has the form of a secret. */
  readonly redact: (text: string) => string;
}

/** A shorter one would tear up every text. */
const shortest = 4;
/** Of the fingerprints, at least this many of the latest are remembered: more than there are tokens at a time. */
const remembered = 200_000;
/** Only the first 4,000 characters of a text are logged; a longer one costs time. */
const longestText = 20_000;

const oddNumber = (): number => (randomInt(2 ** 31) * 2 + 1) | 0;

const power = (base: number, exponent: number): number => {
  let result = 1;
  for (let count = 0; count < exponent; count += 1) result = Math.imul(result, base);
  return result;
};

/** A rolling hash (Rabin and Karp, 1987) of every window of `length` UTF-16 units; 53 bits, with two secret bases. */
function createHashes() {
  const [one, two] = [oddNumber(), oddNumber()];
  return function hashes(text: string, length: number, each: (hash: number, at: number) => void) {
    const [first, second] = [power(one, length), power(two, length)];
    let [left, right] = [0, 0];
    for (let at = 0; at < text.length; at += 1) {
      const enters = text.charCodeAt(at) + 1;
      const leaves = at < length ? 0 : text.charCodeAt(at - length) + 1;
      left = (Math.imul(left, one) + enters - Math.imul(leaves, first)) | 0;
      right = (Math.imul(right, two) + enters - Math.imul(leaves, second)) | 0;
      if (at >= length - 1) each((left >>> 0) * 2 ** 21 + (right >>> 11), at - length + 1);
    }
  };
}

type Known = Map<number, Set<number>>;

function createFingerprints() {
  const hashes = createHashes();
  let recent: Known = new Map();
  let older: Known = new Map();
  let count = 0;
  const add = (text: string): void => {
    if (text.length < shortest) return;
    if (count >= remembered) [older, recent, count] = [recent, new Map(), 0];
    const known = recent.get(text.length) ?? new Set();
    recent.set(text.length, known);
    const before = known.size;
    hashes(text, text.length, (hash) => known.add(hash));
    count += known.size - before;
  };
  /** True for each character that belongs to a known text. */
  const find = (text: string): Uint8Array => {
    const found = new Uint8Array(text.length);
    for (const length of new Set([...recent.keys(), ...older.keys()]))
      hashes(text, length, (hash, at) => {
        if (recent.get(length)?.has(hash) === true || older.get(length)?.has(hash) === true)
          found.fill(1, at, at + length);
      });
    return found;
  };
  return { add, find };
}

function without(text: string, found: Uint8Array): string {
  let kept = "";
  for (let at = 0; at < text.length; at += 1)
    if (found[at] !== 1) kept += text.charAt(at);
    else if (at === 0 || found[at - 1] !== 1) kept += "[redacted]";
  return kept;
}

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Characters of a command’s input. */
const longestInput = 100_000;
const leftOut = "[redacted: a long text was being read]";

/** The fingerprints of every run of this many characters, because an error may quote any part of a paste. */
const run = 8;

function piecesOf(text: string): readonly string[] {
  if (text.length <= run) return [text];
  return Array.from({ length: text.length - run + 1 }, (_, at) => text.slice(at, at + run));
}

export function createLiveSecrets(): LiveSecrets {
  const { add, find } = createFingerprints();
  const held = new Set<{ readonly input: unknown }>();
  return {
    note: (secret) => spellings(secret).forEach(add),
    hold(input) {
      const holding = { input };
      held.add(holding);
      return () => void held.delete(holding);
    },
    redact(text) {
      const inputTexts = Array.from(held, ({ input }) => input).flatMap(textsIn);
      // To compare each part of a long text would take seconds.
      if (inputTexts.some(({ length }) => length > longestInput)) return leftOut;
      const start = text.slice(0, longestText);
      const inputs = createFingerprints();
      inputTexts.flatMap(piecesOf).forEach(inputs.add);
      const found = find(start);
      inputs.find(start).forEach((isFound, at) => (found[at] ||= isFound));
      return redact(without(start, found));
    },
  };
}

/** A vault whose secrets are noted, whichever way they go. */
export const noting = (vault: CredentialVault, note: LiveSecrets["note"]): CredentialVault => ({
  ...vault,
  seal(owner, secret) {
    note(secret);
    return vault.seal(owner, secret);
  },
  async open(owner) {
    const opened = await vault.open(owner);
    if (opened.ok) note(opened.value);
    return opened;
  },
});
