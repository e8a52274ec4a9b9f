// How deeply a text from elsewhere may nest. Parsers call themselves for each level, and a stack that ends while V8 compiles a
// regular expression ends the whole process. So the depth is measured before anything calls itself.
import { createScanner } from "jsonc-parser";

/** Levels. No file that people keep by hand has more. */
export const deepest = 64;

/** Whether a value nests beyond `deepest` levels. Not recursive. */
export function isTooDeep(root: unknown): boolean {
  let level = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap((value): unknown[] =>
      typeof value === "object" && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}

const closing: Readonly<Record<string, string>> = { "{": "}", "[": "]" };

/**
 * The JSON text up to the first bracket that opens more than `deepest` levels. Not recursive. As jsonc-parser takes it, a bracket
 * closes only what its own kind has opened, so that no mistake hides a level.
 */
export function shallowJson(text: string): string {
  const scanner = createScanner(text, true);
  const open: string[] = [];
  while (open.length <= deepest) {
    scanner.scan();
    const character = text[scanner.getTokenOffset()];
    if (character === undefined) return text;
    const close = closing[character];
    if (close !== undefined) open.push(close);
    else if (character === open.at(-1)) open.pop();
  }
  return text.slice(0, scanner.getTokenOffset());
}

/** Whether `JSON.parse`, which takes seconds for millions of levels, would open more than `deepest` before it ends or fails. */
export function isDeepJson(text: string): boolean {
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) at += character === "\\" ? 1 : 0;
    else if (character === "[" || character === "{") depth += 1;
    else if (character === "]" || character === "}") depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}
