// Reads JSON, with or without comments and trailing commas.
import { visit } from "jsonc-parser";
import { shallowJson } from "../../base/nesting.ts";
import { type Parser, tooDeep } from "./entry.ts";
import { flatten, type Tree, valueOf } from "./tree.ts";

const notReadable = "This is not readable as JSON.";

interface Open {
  readonly tree: Tree;
  readonly add: (name: string, tree: Tree) => void;
}

function openMap(): Open {
  const members: [string, Tree][] = [];
  return { tree: { kind: "map", members }, add: (name, tree) => members.push([name, tree]) };
}

function openList(): Open {
  const items: Tree[] = [];
  return { tree: { kind: "list", items }, add: (_, tree) => items.push(tree) };
}

/** Null for a text that is no JSON; the line of the mistake, counted from 1, is told to `onMistake`. */
export function parseJson(text: string, onMistake: (line: number) => void): Tree | null {
  const root = openList();
  const stack = [root];
  let name = "";
  let mistakes = 0;
  const add = (tree: Tree) => stack.at(-1)?.add(name, tree);
  const open = (begun: Open) => {
    add(begun.tree);
    stack.push(begun);
  };
  const close = () => void stack.pop();
  visit(
    text,
    {
      onObjectBegin: () => open(openMap()),
      onArrayBegin: () => open(openList()),
      onObjectEnd: close,
      onArrayEnd: close,
      onObjectProperty: (property) => void (name = property),
      onLiteralValue(value: unknown, offset, length, line) {
        // An ID made of digits must not become a number.
        const written = text.slice(offset, offset + length);
        const plain = value === null ? "" : written;
        add(valueOf(typeof value === "string" ? value : plain, line + 1));
      },
      onError(_error, _offset, _length, line) {
        if (mistakes === 0) onMistake(line + 1);
        mistakes += 1;
      },
    },
    { allowTrailingComma: true },
  );
  const { tree } = root;
  return mistakes === 0 && tree.kind === "list" ? (tree.items[0] ?? null) : null;
}

/** JSON Lines: every line is an object of its own. */
function parseLines(text: string): Tree | null {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  if (lines.length < 2 || !lines.every((line) => /^\s*\{.*\}\s*$/.test(line))) return null;
  const items = lines.map((line) => parseJson(line, () => undefined));
  return { kind: "list", items: items.filter((item) => item !== null) };
}

// A comment ends at the end of its line and nowhere else, so that there is one way to match it.
const begin = /^\s*(?:\/\/[^\r\n]*[\r\n]\s*|\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*[{[]/;

/** Whether a text begins like JSON. */
export const isJson = (text: string): boolean => begin.test(text);

/** The document, or why it could not be read; null for a text that does not begin like JSON. Linear time. */
export function readJsonTree(
  text: string,
):
  | Tree
  | { readonly kind: "refused"; readonly line: number | null; readonly problem: string }
  | null {
  if (!isJson(text)) return null;
  // `visit` calls itself for each level.
  if (shallowJson(text) !== text) return { kind: "refused", line: null, problem: tooDeep };
  let line: number | null = null;
  const tree = parseJson(text, (mistake) => (line = mistake)) ?? parseLines(text);
  return tree ?? { kind: "refused", line, problem: notReadable };
}

export const readJson: Parser = (text, emit) => {
  const tree = readJsonTree(text);
  if (tree?.kind === "refused") return tree;
  if (tree !== null) flatten(tree, [], emit);
  return null;
};
