// Says where a text stops being JSON, which `JSON.parse` tells only in words that quote the text.
import type { TextPosition } from "../../contract/contract.ts";

type Expected = "value" | "valueOrEnd" | "key" | "keyOrEnd" | "colon" | "commaOrEnd" | "end";

const space = /[ \t\r\n]*/y;
const atom = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** All but quotes, backslashes and what lies below the space. */
const characters = /[ !#-[\]-\uFFFF]*/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The index after what `pattern` matches at `at`; `at` itself where it does not. */
function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** The index after the string that begins at `from`, or where it goes wrong. */
function skipString(text: string, from: number): { readonly at: number; readonly good: boolean } {
  let at = from + 1;
  for (;;) {
    at = skip(characters, text, at);
    if (text[at] === '"') return { at: at + 1, good: true };
    const next = skip(escape, text, at);
    if (next === at) return { at, good: false };
    at = next;
  }
}

/** The index of the first character that JSON cannot have there; the text's length where it ends too early. */
function errorIndex(text: string): number {
  const open: ("{" | "[")[] = [];
  let expected: Expected = "value";
  const afterValue = (): Expected => (open.length === 0 ? "end" : "commaOrEnd");
  for (let at = skip(space, text, 0); at < text.length; at = skip(space, text, at)) {
    const character = text[at];
    const wantsValue: boolean = expected === "value" || expected === "valueOrEnd";
    const wantsKey: boolean = expected === "key" || expected === "keyOrEnd";
    const mayEnd = expected.endsWith("OrEnd");
    if (character === '"' && (wantsValue || wantsKey)) {
      const string = skipString(text, at);
      if (!string.good) return string.at;
      at = string.at;
      expected = wantsKey ? "colon" : afterValue();
    } else if ((character === "{" || character === "[") && wantsValue) {
      open.push(character);
      at += 1;
      expected = character === "{" ? "keyOrEnd" : "valueOrEnd";
    } else if (mayEnd && character === (open.at(-1) === "{" ? "}" : "]")) {
      open.pop();
      at += 1;
      expected = afterValue();
    } else if (character === ":" && expected === "colon") {
      at += 1;
      expected = "value";
    } else if (character === "," && expected === "commaOrEnd") {
      at += 1;
      expected = open.at(-1) === "{" ? "key" : "value";
    } else {
      const next = wantsValue ? skip(atom, text, at) : at;
      if (next === at) return at;
      at = next;
      expected = afterValue();
    }
  }
  return text.length;
}

/** Where a text that is not JSON goes wrong. Linear time, no recursion. */
export function jsonErrorPosition(text: string): TextPosition {
  const before = text.slice(0, errorIndex(text));
  const lastBreak = before.lastIndexOf("\n");
  return { line: before.split("\n").length, column: before.length - lastBreak };
}
