// Puts values in place of `$NAME` and `%NAME%` in assigned text, as far as the same text sets them.
import type { Assignment } from "./shellLines.ts";

export type Expanded =
  | { readonly kind: "value"; readonly value: string }
  | { readonly kind: "unset"; readonly name: string }
  | { readonly kind: "command" }
  | { readonly kind: "tooMuch" };

// Every repetition is bounded: time stays linear.
const dollar =
  /[\\`]([\\`"$])|\$\{(?:env:)?([A-Za-z_]\w{0,63})(?::?-([^}$]{0,512}))?\}|\$(?:env:)?([A-Za-z_]\w{0,63})|(\$\()/gi;
const percent = /()()()%([A-Za-z_]\w{0,63})%()/g;

const deepest = 5;
/** Characters that all the references of a text can bring together. */
const mostText = 1_048_576;

/**
 * Expands assignments against each other. Names are compared without case, the last assignment of a name counts, and
 * a reference to itself is unset. What all calls together bring in is limited.
 */
export function createExpander(all: readonly Assignment[]): (assignment: Assignment) => Expanded {
  const byName = new Map(all.map((assignment) => [assignment.name.toUpperCase(), assignment]));
  let textLeft = mostText;

  function lookUp(name: string, depth: number): Expanded {
    const assignment = byName.get(name.toUpperCase());
    if (assignment === undefined || assignment.problem !== undefined || depth > deepest)
      return { kind: "unset", name };
    textLeft -= assignment.raw.length + 1;
    return textLeft < 0 ? { kind: "tooMuch" } : expand(assignment, depth);
  }

  function expand({ raw, style }: Assignment, depth: number): Expanded {
    if (style === "literal") return { kind: "value", value: raw };
    let value = "";
    let from = 0;
    for (const match of raw.matchAll(style === "percent" ? percent : dollar)) {
      const [whole, escaped = "", braced = "", fallback, bare = "", command = ""] = match;
      value += raw.slice(from, match.index);
      from = match.index + whole.length;
      if (escaped !== "") value += style === "quoted" ? escaped : whole;
      else if (command !== "") return { kind: "command" };
      else {
        const found = lookUp(braced || bare, depth + 1);
        if (found.kind === "value") value += found.value;
        else if (found.kind === "unset" && fallback !== undefined && fallback !== "")
          value += fallback;
        else return found;
      }
    }
    return { kind: "value", value: value + raw.slice(from) };
  }

  return (assignment) => expand(assignment, 0);
}
