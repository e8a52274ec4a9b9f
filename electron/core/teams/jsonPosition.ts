// Finds the line and column at which a text stops being JSON; the message of `JSON.parse` would quote the text itself.
import { createScanner, visit } from "jsonc-parser";
import type { TextPosition } from "../../contract/contract.ts";

/** `visit` calls itself for each level, so deeper text could exhaust the stack. A team file has three levels. */
const deepest = 100;

/** The text up to the first bracket that opens more than `deepest` levels. */
function shallowPart(text: string): string {
  const scanner = createScanner(text, true);
  let depth = 0;
  while (depth <= deepest) {
    scanner.scan();
    const character = text[scanner.getTokenOffset()];
    if (character === undefined) return text;
    if (character === "{" || character === "[") depth += 1;
    if (character === "}" || character === "]") depth -= 1;
  }
  return text.slice(0, scanner.getTokenOffset());
}

/**
 * The start of the first token that does not belong in strict JSON: comments and trailing commas do not. Nesting beyond
 * 100 levels counts as a mistake too. A byte order mark in front is ignored. Linear time.
 */
export function jsonErrorPosition(text: string): TextPosition {
  const found: TextPosition[] = [];
  visit(
    shallowPart(text.replace(/^\uFEFF/, "")),
    {
      onError(_error, _offset, _length, line, column) {
        if (found.length === 0) found.push({ line: line + 1, column: column + 1 });
      },
    },
    { disallowComments: true },
  );
  return found[0] ?? { line: 1, column: 1 };
}
