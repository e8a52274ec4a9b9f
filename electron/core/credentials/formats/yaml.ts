// Reads YAML, with several documents or one.
import {
  Composer,
  type CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  Parser as TokenParser,
} from "yaml";
import { deepest } from "../../base/nesting.ts";
import { type Parser, type Refusal, tooDeep } from "./entry.ts";
import { isEncrypted, refersElsewhere } from "./placeholders.ts";
import { flatten, type Tree, valueOf } from "./tree.ts";

/** A file of credentials fills a few screens. The parser takes longer than linear time, so it gets no more than this. */
const longest = 16_384;
const notReadable = "This is not readable as YAML.";
const notFollowed = "This is a YAML alias, which is not followed. Paste the value itself instead.";

const isOwnTag = (tag: string | undefined): boolean =>
  tag !== undefined && !tag.startsWith("tag:yaml.org,2002:") && tag !== "!";

const problemOfTag = (tag: string | undefined): string | null => {
  if (!isOwnTag(tag)) return null;
  return /vault|encrypt/i.test(tag ?? "") ? isEncrypted : refersElsewhere;
};

function treeOf(node: unknown, lines: LineCounter): Tree {
  const lineOf = ({ range }: Pick<Node, "range">) =>
    range === undefined || range === null ? null : lines.linePos(range[0]).line;
  if (isMap(node) && !isOwnTag(node.tag))
    return {
      kind: "map",
      members: node.items.map(({ key, value }) => {
        const name = isScalar(key) ? (key.source ?? String(key.value)) : "";
        const tree = treeOf(value, lines);
        // A problem is easier to find at the name than at a value that may begin lines below.
        const line = isScalar(key) ? lineOf(key) : null;
        return [name, tree.kind === "value" ? { ...tree, line } : tree];
      }),
    };
  if (isSeq(node) && !isOwnTag(node.tag))
    return { kind: "list", items: node.items.map((item) => treeOf(item, lines)) };
  // Following aliases would let a short text stand for a very long one.
  if (isAlias(node)) return valueOf("", lineOf(node), notFollowed);
  if (!isScalar(node))
    return valueOf("", null, isMap(node) || isSeq(node) ? refersElsewhere : null);
  // The text as written, so that an ID made of digits does not become a number.
  const text = typeof node.value === "string" ? node.value : (node.source ?? "");
  return valueOf(node.value === null ? "" : text, lineOf(node), problemOfTag(node.tag));
}

/** Null for a text that nests too deeply. Composing calls itself for each level, and so does parsing on its way back up. */
function tokensOf(text: string, lines: LineCounter): readonly CST.Token[] | null {
  const parser = new TokenParser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    // Above the collections that are open stands their document, and below them a text may be open.
    if (parser.stack.length > deepest + 2) return null;
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/** The documents, as a list if there are several; the parser’s own message would quote the text around a mistake. */
function parse(text: string): Tree | Refusal {
  const lines = new LineCounter();
  const tokens = tokensOf(text, lines);
  if (tokens === null) return { line: null, problem: tooDeep };
  // `<<: *defaults` is an alias like any other.
  const composer = new Composer({ uniqueKeys: false, merge: false });
  const documents = [...composer.compose(tokens)].filter(({ contents }) => contents !== null);
  const error = documents.flatMap(({ errors }) => errors)[0];
  if (error !== undefined) return { line: lines.linePos(error.pos[0]).line, problem: notReadable };
  const trees = documents.map(({ contents }) => treeOf(contents, lines));
  const [first] = trees;
  return trees.length === 1 && first !== undefined ? first : { kind: "list", items: trees };
}

const nests = /^[ \t]*(?:- +)*["']?[\w. -]{1,64}["']?[ \t]*:(?:[ \t\r\n]|$)/m;

export const readYaml: Parser = (text, emit) => {
  if (text.length > longest || !nests.test(text)) return null;
  const tree = parse(text);
  if (!("kind" in tree)) return tree;
  if (tree.kind !== "value") flatten(tree, [], emit);
  return null;
};
