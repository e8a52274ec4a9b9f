// Reads the credentials out of pycentral's YAML and out of JSON of that or a flat shape.
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type YAMLMap,
} from "yaml";
import type { Assignment } from "./shellLines.ts";
import { knownName } from "./knownNames.ts";

export interface CredentialDocument {
  readonly assignments: readonly Assignment[];
  /** Why the text as a whole was refused. */
  readonly refused?: { readonly line: number | null; readonly problem: string };
}

/** Files of credentials are a screenful; what is longer is something else. */
const longest = 65_536;
const speaksOfCredentials =
  /client[_ -]?(?:id|secret)["']?\s{0,8}:|workspace[_ -]?id["']?\s{0,8}:/i;
/** Those that count for more come later. */
const sections = ["new_central", "", "glp", "unified"] as const;
const wholeReference = /^\$\{?[A-Za-z_]\w{0,63}\}?$/;

/** As it is written: an ID made of digits must not become a number. */
function scalarText(node: unknown): string | null {
  if (!isScalar(node)) return null;
  if (node.value === null) return "";
  return typeof node.value === "string" ? node.value : (node.source ?? null);
}

function valueText(node: unknown): string | null {
  if (!isSeq(node)) return scalarText(node);
  const items = node.items.map(scalarText);
  return items.includes(null) ? null : items.join(" ");
}

function readMap(map: YAMLMap, section: string, lines: LineCounter): readonly Assignment[] {
  return map.items.flatMap((pair) => {
    const key = scalarText(pair.key);
    const raw = valueText(pair.value);
    if (key === null || raw === null || knownName(key) === null) return [];
    const offset = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
    return {
      name: key,
      ...(section === "" ? {} : { section }),
      raw,
      style: wholeReference.test(raw) ? "plain" : "literal",
      line: offset === undefined ? null : lines.linePos(offset).line,
    };
  });
}

function parse(text: string): CredentialDocument | null {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
  });
  const [error] = document.errors;
  const lineOf = (offset: number | undefined) =>
    offset === undefined ? null : lines.linePos(offset).line;
  // The parser's own words quote the text around the error, secrets and all.
  if (error !== undefined)
    return refuse(lineOf(error.pos[0]), "This is not readable as YAML or JSON.");
  let alias: { readonly at: number | undefined } | null = null;
  visit(document, (_key, node) => {
    if (!isAlias(node)) return undefined;
    alias = { at: node.range?.[0] };
    return visit.BREAK;
  });
  if (alias !== null) return refuse(null, "YAML aliases (*name) are not followed.");
  const root = document.contents;
  if (!isMap(root)) return null;
  return {
    assignments: sections.flatMap((section) => {
      const map = section === "" ? root : root.get(section, true);
      return isMap(map) ? readMap(map, section, lines) : [];
    }),
  };
}

const refuse = (line: number | null, problem: string): CredentialDocument => ({
  assignments: [],
  refused: { line, problem },
});

/** Null where the text is no such document; nothing of the text gets into a problem. */
export const readDocument = (text: string): CredentialDocument | null =>
  text.length <= longest && speaksOfCredentials.test(text) ? parse(text) : null;
