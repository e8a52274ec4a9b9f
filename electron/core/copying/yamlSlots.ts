// Where a template's placeholders stand in YAML, where a quote is one only at the start of a value.
import { placeholderAt, type Slot, type Trace } from "./slots.ts";

/** Before a value, inside one of the three kinds of scalar, behind one that was quoted, or in a comment. */
type Place = "start" | "plain" | "single" | "double" | "behind" | "comment";

interface State {
  readonly place: Place;
  /** How many brackets and braces are open. */
  readonly depth: number;
  /** The column of the key or dash whose value stands here or is to come; -1 for none. */
  readonly owner: number;
}

const isBlank = (character: string): boolean => /^[ \t\r\n]?$/.test(character);

const moved = (state: State, place: Place): State => ({ ...state, place });

const indentAt = (text: string, at: number): number => {
  const blanks = /^[ \t\r]*\n|^ */.exec(text.slice(at))?.[0] ?? "";
  return blanks.endsWith("\n") ? Infinity : blanks.length;
};

const lineStart = (text: string, at: number): number =>
  at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;

/** Behind the dashes before it. */
const keyColumn = (text: string, at: number): number =>
  /^(?:[ \t]|[-?:](?=[ \t]))*/.exec(text.slice(lineStart(text, at), at))?.[0].length ?? 0;

const documentMark = /^(?:---|\.\.\.)(?![^ \t\r\n])/;
const loneMark = /^---[ \t\r]*(?:\n|$)/;

/** A plain scalar goes on in lines that stand further in than what owns it, whatever its own first line does. */
function afterLine(text: string, at: number, state: State): State {
  const { place, depth, owner } = state;
  if (place === "single" || place === "double") return state;
  if (place === "plain" && (depth > 0 || indentAt(text, at + 1) > owner)) return state;
  return moved(state, "start");
}

/** Outside quotes: after a character that opens, closes or separates; null for one that is a scalar's own. */
function afterIndicator(text: string, at: number, state: State): State | null {
  const { place, depth } = state;
  const character = text.charAt(at);
  const isLast = isBlank(text.charAt(at + 1));
  const start = moved(state, "start");
  if (place === "start" && /[[{]/.test(character)) return { ...start, depth: depth + 1 };
  if (depth > 0 && /[\]}]/.test(character)) return { ...moved(state, "behind"), depth: depth - 1 };
  if (depth > 0 && character === ",") return start;
  // Behind a quoted key in braces the blank may be missing.
  if (character === ":" && (isLast || (depth > 0 && place === "behind")))
    return { ...start, owner: keyColumn(text, at) };
  if (place === "start" && /[-?]/.test(character) && isLast)
    return { ...start, owner: at - lineStart(text, at) };
  return null;
}

const quotePlaces: Readonly<Record<string, "single" | "double">> = { "'": "single", '"': "double" };

function afterBare(text: string, at: number, state: State): State | string {
  const character = text.charAt(at);
  const { place, depth } = state;
  if (at === lineStart(text, at) && documentMark.test(text.slice(at, at + 4)))
    return depth === 0 && loneMark.test(text.slice(at))
      ? { place: "comment", depth, owner: -1 }
      : "a document's mark";
  if (character === "#" && isBlank(text.charAt(at - 1))) return moved(state, "comment");
  if (character === ":" && depth > 0 && place !== "behind" && /[[\]{},]/.test(text.charAt(at + 1)))
    return "a colon without a blank";
  if (isBlank(character)) return state;
  const indicated = afterIndicator(text, at, state);
  if (indicated !== null) return indicated;
  if (place === "behind") return "text that follows a quoted one";
  if (place === "start" && /[!&|>%#]/.test(character)) return "a tag, an anchor or a block of text";
  const quoted = place === "start" ? quotePlaces[character] : undefined;
  return moved(state, quoted ?? "plain");
}

/** The state after the character at `at`, or what cannot be followed there. */
function after(text: string, at: number, state: State): State | string {
  const character = text.charAt(at);
  const { place } = state;
  if (character === "\n") return afterLine(text, at, state);
  if (place === "comment") return state;
  if (place === "single" || place === "double")
    return quotePlaces[character] === place ? moved(state, "behind") : state;
  return afterBare(text, at, state);
}

/** Two characters that stand for one. */
const isEscape = (text: string, at: number, place: Place): boolean =>
  (place === "double" && text.charAt(at) === "\\") ||
  (place === "single" && text.startsWith("''", at));

/** Ends a line, or is nothing at all, for some readers of YAML and not for others. */
const oddLineBreak = /\r(?!\n)|[\u0085\u2028\u2029\uFEFF]/;

const slotObstacles: Readonly<Partial<Record<Place, string>>> = {
  plain: "text without quotes (put the whole of it in quotes)",
  behind: "text that is quoted already",
  comment: "a comment",
};

export function traceYaml(text: string): Trace {
  const parts: (string | Slot)[] = [];
  let obstacle = oddLineBreak.test(text) ? "an unusual line break" : null;
  let state: State = { place: "start", depth: 0, owner: -1 };
  let literal = "";
  for (let at = 0; at < text.length; at += 1) {
    const { place } = state;
    const name = placeholderAt(text, at);
    if (name !== null) {
      obstacle ??= slotObstacles[place] ?? null;
      parts.push(literal, {
        name,
        context: place === "single" || place === "double" ? place : "bare",
      });
      literal = "";
      at += name.length + 1;
      if (place === "start") state = moved(state, "behind");
    } else if (isEscape(text, at, place)) {
      literal += text.slice(at, at + 2);
      at += 1;
    } else {
      literal += text.charAt(at);
      const next = after(text, at, state);
      if (typeof next === "string") obstacle ??= next;
      else state = next;
    }
  }
  if (state.place === "single" || state.place === "double")
    obstacle ??= "a quotation mark that nothing closes";
  return { parts: [...parts, literal], obstacle };
}
