// Reads credentials from pycentral’s YAML, and from JSON of the same or of a flat shape.
import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type YAMLMap } from "yaml";
import { knownName, type NamedValue } from "./knownNames.ts";
import { refersElsewhere } from "./shellLines.ts";

export interface CredentialDocument {
  readonly values: readonly NamedValue[];
  /** Why the whole text was refused, without quoting it. */
  readonly refused?: { readonly line: number | null; readonly problem: string };
}

/** A file of credentials fills a screen; anything longer is something else. */
const longest = 65_536;
const speaksOfCredentials =
  /client[_ -]?(?:id|secret)["']?\s{0,8}:|workspace[_ -]?id["']?\s{0,8}:/i;
/** In ascending order of precedence; "" is the top level. */
const sections = ["new_central", "", "glp", "unified"] as const;
/** Tools that read such files replace a value like this one. */
const wholeReference = /^\$(?:[A-Za-z_]\w*|[{(].*[})])$/;

/** The text as written, so that an ID made of digits does not become a number. */
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

function readMap(map: YAMLMap, section: string, lines: LineCounter): readonly NamedValue[] {
  return map.items.flatMap((pair) => {
    const key = scalarText(pair.key);
    const value = valueText(pair.value);
    const known = key === null ? null : knownName(key);
    if (known === null || value === null) return [];
    const offset = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
    return {
      known,
      source: section === "" ? `${key}` : `${section}.${key}`,
      value,
      line: offset === undefined ? null : lines.linePos(offset).line,
      problem: wholeReference.test(value) ? refersElsewhere : null,
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
  // The parser’s own message would quote the text around the error, secrets included.
  if (error !== undefined)
    return refuse(lines.linePos(error.pos[0]).line, "This is not readable as YAML or JSON.");
  let hasAlias = false;
  visit(document, {
    Alias() {
      hasAlias = true;
      return visit.BREAK;
    },
  });
  if (hasAlias) return refuse(null, "YAML aliases (*name) are not followed.");
  const root = document.contents;
  if (!isMap(root)) return null;
  return {
    values: sections.flatMap((section) => {
      const map = section === "" ? root : root.get(section, true);
      return isMap(map) ? readMap(map, section, lines) : [];
    }),
  };
}

const refuse = (line: number | null, problem: string): CredentialDocument => ({
  values: [],
  refused: { line, problem },
});

/** Null if the text is no document of credentials. Takes longer than linear time, so it reads at most 64 KiB. */
export const readDocument = (text: string): CredentialDocument | null =>
  text.length <= longest && speaksOfCredentials.test(text) ? parse(text) : null;
