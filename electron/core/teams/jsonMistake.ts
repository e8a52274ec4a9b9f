// Finds why a text is refused as JSON, and where; the message of `JSON.parse` would quote the text itself.
import { visit } from "jsonc-parser";
import type { TeamFileError } from "../../contract/contract.ts";
import { isDeepJson, shallowJson } from "../base/nesting.ts";

/**
 * The start of the first token that does not belong in strict JSON: comments and trailing commas do not. Or that the text nests
 * beyond 64 levels, which is measured first because `visit` calls itself for each. Ignores a byte order mark in front and blanks
 * at the end. Linear time.
 */
export function jsonMistake(text: string): TeamFileError {
  const plain = text.replace(/^\uFEFF/, "").trimEnd();
  const isDeep = isDeepJson(plain);
  const shallow = shallowJson(plain);
  const mistakes: TeamFileError[] = [];
  visit(
    shallow,
    {
      onError(_error, offset, _length, line, column) {
        if (mistakes.length === 0 && (!isDeep || offset < shallow.length))
          mistakes.push({ kind: "notJson", line: line + 1, column: column + 1 });
      },
    },
    { disallowComments: true },
  );
  const [first] = mistakes;
  if (first !== undefined) return first;
  return isDeep
    ? { kind: "wrongShape", path: "", problem: "This is nested too deeply." }
    : { kind: "notJson", line: 1, column: 1 };
}
