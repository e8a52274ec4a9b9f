// Reads the named strings of source code, such as the members of a dictionary in Python or an object in JavaScript.
import type { Parser } from "./entry.ts";
import { referenceIn } from "./words.ts";

// Every part has a longest length, so that a match that fails costs no more than that.
const pair =
  /(?<![\w.-])(["']?)([A-Za-z_][\w.-]{0,63})\1\s{0,8}(?::|=>?)\s{0,8}(["'`])((?:(?!\3)[^\\\r\n]|\\.){0,512})\3(?=\s{0,8}(?:[,;)}\]]|[\r\n]|$))/g;

/** Linear time. */
export const readCode: Parser = (text, emit) => {
  let line = 1;
  let counted = 0;
  for (const match of text.matchAll(pair)) {
    const [, , name = "", quote = "", value = ""] = match;
    for (; counted < match.index; counted += 1) if (text[counted] === "\n") line += 1;
    // A template may have an expression in it.
    const problem = quote === "`" ? referenceIn(value) : null;
    emit({ path: [name], value: value.replaceAll(/\\(.)/g, "$1"), line, problem });
  }
  return null;
};
