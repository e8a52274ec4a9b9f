// Finds the line and column at which a text stops being JSON; the message of `JSON.parse` would quote the text itself.
import { visit } from "jsonc-parser";
import type { TextPosition } from "../../contract/contract.ts";
import { shallowJson } from "../base/nesting.ts";

/**
 * The start of the first token that does not belong in strict JSON: comments and trailing commas do not. Nesting beyond
 * 64 levels counts as a mistake too, because `visit` calls itself for each. A byte order mark in front is ignored. Linear time.
 */
export function jsonErrorPosition(text: string): TextPosition {
  const found: TextPosition[] = [];
  visit(
    shallowJson(text.replace(/^\uFEFF/, "")),
    {
      onError(_error, _offset, _length, line, column) {
        if (found.length === 0) found.push({ line: line + 1, column: column + 1 });
      },
    },
    { disallowComments: true },
  );
  return found[0] ?? { line: 1, column: 1 };
}
