// Reads TOML.
import { parse } from "smol-toml";
import { deepest, isTooDeep } from "../../base/nesting.ts";
import { type Parser, tooDeep } from "./entry.ts";
import { flatten, type Tree, valueOf } from "./tree.ts";

/** A file of settings fills a few screens; anything longer is something else. */
const longest = 262_144;

function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) return { kind: "list", items: value.map(treeOf) };
  if (typeof value === "object" && value !== null && !(value instanceof Date))
    return {
      kind: "map",
      members: Object.entries(value).map(([name, each]) => [name, treeOf(each)]),
    };
  return valueOf(String(value), null);
}

/** Any mistake makes it another format, such as INI, which looks much the same. */
export const readToml: Parser = (text, emit) => {
  if (text.length > longest || !text.includes("=")) return null;
  let document: unknown;
  try {
    document = parse(text, { maxDepth: deepest, integersAsBigInt: true });
  } catch {
    // Not TOML.
    return null;
  }
  // `maxDepth` counts brackets; the dots of a name nest too.
  if (isTooDeep(document)) return { line: null, problem: tooDeep };
  flatten(treeOf(document), [], emit);
  return null;
};
