// Reads YAML, with several documents or one.
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from "yaml";
import { deepest, type Parser, type Refusal, tooDeep } from "./entry.ts";
import { isEncrypted, refersElsewhere } from "./placeholders.ts";
import { flatten, type Tree, valueOf } from "./tree.ts";

/** A file of credentials fills a few screens. The parser takes longer than linear time, so it gets no more than this. */
const longest = 65_536;
const notReadable = "This is not readable as YAML.";
const notFollowed = "This is a YAML alias, which is not followed. Paste the value itself instead.";

const isOwnTag = (tag: string | undefined): boolean =>
  tag !== undefined && !tag.startsWith("tag:yaml.org,2002:") && tag !== "!";

const problemOfTag = (tag: string | undefined): string | null => {
  if (!isOwnTag(tag)) return null;
  return /vault|encrypt/i.test(tag ?? "") ? isEncrypted : refersElsewhere;
};

function treeOf(node: unknown, lines: LineCounter, depth = 0): Tree {
  const lineOf = ({ range }: Pick<Node, "range">) =>
    range === undefined || range === null ? null : lines.linePos(range[0]).line;
  if (depth <= deepest && isMap(node) && !isOwnTag(node.tag))
    return {
      kind: "map",
      members: node.items.map(({ key, value }) => {
        const name = isScalar(key) ? (key.source ?? String(key.value)) : "";
        const tree = treeOf(value, lines, depth + 1);
        // A problem is easier to find at the name than at a value that may begin lines below.
        const line = isScalar(key) ? lineOf(key) : null;
        return [name, tree.kind === "value" ? { ...tree, line } : tree];
      }),
    };
  if (depth <= deepest && isSeq(node) && !isOwnTag(node.tag))
    return { kind: "list", items: node.items.map((item) => treeOf(item, lines, depth + 1)) };
  // Following aliases would let a short text stand for a very long one.
  if (isAlias(node)) return valueOf("", lineOf(node), notFollowed);
  if (!isScalar(node))
    return valueOf("", null, isMap(node) || isSeq(node) ? refersElsewhere : null);
  // The text as written, so that an ID made of digits does not become a number.
  const text = typeof node.value === "string" ? node.value : (node.source ?? "");
  return valueOf(node.value === null ? "" : text, lineOf(node), problemOfTag(node.tag));
}

/** The documents, as a list if there are several; the parser’s own message would quote the text around a mistake. */
function parse(text: string): Tree | Refusal {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    // `<<: *defaults` is an alias like any other.
    merge: false,
  });
  const documents = "empty" in parsed ? [] : parsed.filter(({ contents }) => contents !== null);
  const error = documents.flatMap(({ errors }) => errors)[0];
  if (error !== undefined) return { line: lines.linePos(error.pos[0]).line, problem: notReadable };
  const trees = documents.map(({ contents }) => treeOf(contents, lines));
  const [first] = trees;
  return trees.length === 1 && first !== undefined ? first : { kind: "list", items: trees };
}

const nests = /^[ \t]*(?:- +)*["']?[\w. -]{1,64}["']?[ \t]*:(?:[ \t\r\n]|$)/m;

/** Brackets in texts count too, so that the limit is far above what anyone writes. */
const mostOpen = 200;
const deepBlocks = /(?:[-?] +){200}/;

/** The parser calls itself for each level. A stack that ends while a regular expression is compiled would end the process. */
function isTooDeep(text: string): boolean {
  let open = 0;
  for (const character of text) {
    if (character === "[" || character === "{") open += 1;
    else if (character === "]" || character === "}") open = Math.max(0, open - 1);
    if (open > mostOpen) return true;
  }
  return deepBlocks.test(text);
}

export const readYaml: Parser = (text, emit) => {
  if (text.length > longest || !nests.test(text)) return null;
  if (isTooDeep(text)) return { line: null, problem: tooDeep };
  try {
    const tree = parse(text);
    if (!("kind" in tree)) return tree;
    if (tree.kind !== "value") flatten(tree, [], emit);
    return null;
  } catch {
    // Only a text that exhausts the stack gets here.
    return { line: null, problem: tooDeep };
  }
};
