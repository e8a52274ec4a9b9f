// Where a template's placeholders stand in a shell's text: outside quotes or inside either kind.
import type { Shell } from "../../contract/contract.ts";

const placeholders = ["token", "workspaceId", "tenantName", "baseUrl", "expiresAt"] as const;
export type Placeholder = (typeof placeholders)[number];

export type Context = "bare" | "single" | "double";

export interface Slot {
  readonly name: Placeholder;
  readonly context: Context;
}

/** The template cut into what stays as it is and what is filled in; the first thing that could not be followed, or null. */
export interface Trace {
  readonly parts: readonly (string | Slot)[];
  readonly obstacle: string | null;
}

const isPlaceholder = (name: string | undefined): name is Placeholder =>
  placeholders.some((known) => known === name);

/** The placeholder whose opening brace stands at `at`; null for any other text. */
export function placeholderAt(text: string, at: number): Placeholder | null {
  const name = /^\{(\w+)\}/.exec(text.slice(at, at + 40))?.[1];
  return isPlaceholder(name) ? name : null;
}

type Obstacle = readonly [pattern: RegExp, name: string, contexts: readonly Context[]];

interface QuoteRules {
  /** Makes the next character stand for itself, outside quotes and in double ones. */
  readonly escape: string;
  /** What is refused where it begins, read from there. */
  readonly obstacles: readonly Obstacle[];
}

const outside = ["bare"] as const;
const notInSingle = ["bare", "double"] as const;
const anywhere = ["bare", "single", "double"] as const;

const posix: QuoteRules = {
  escape: "\\",
  obstacles: [
    [/\\\r?\n/y, "a line that goes on after a backslash", notInSingle],
    [/`/y, "a backtick", notInSingle],
    [/\$[({[]/y, "an expansion such as $(…) or ${…}", notInSingle],
    [/\$['"]/y, "a string such as $'…'", outside],
    [/(?<=^|[\s;&|()<>])#/y, "a comment", outside],
    [/<</y, "a here-document or here-string", outside],
  ],
};

/** Any number sign: one may begin a comment right after a variable or a string. */
const powershell: QuoteRules = {
  escape: "`",
  obstacles: [
    [/`\r?\n/y, "a line that goes on after a backtick", notInSingle],
    [/[\u2018-\u201E]/y, "a typographic quote", anywhere],
    [/\$[({]/y, "an expansion such as $(…)", notInSingle],
    [/@['"]/y, "a here-string", outside],
    [/#/y, "a comment", outside],
    [/--%/y, "the stop-parsing sign", outside],
  ],
};

const rulesOf: Readonly<Record<Exclude<Shell, "yaml">, QuoteRules | null>> = {
  plain: null,
  posix,
  powershell,
};

function obstacleAt(text: string, at: number, context: Context, rules: QuoteRules) {
  const found = rules.obstacles.find(([pattern, , contexts]) => {
    pattern.lastIndex = at;
    return contexts.includes(context) && pattern.test(text);
  });
  return found?.[1] ?? null;
}

const quoteContexts: Readonly<Record<string, Context>> = { "'": "single", '"': "double" };

/** The context after `character`, which was not escaped. */
function contextAfter(character: string, context: Context): Context {
  const quote = quoteContexts[character];
  if (quote === undefined || (context !== "bare" && context !== quote)) return context;
  return context === "bare" ? quote : "bare";
}

export function traceSlots(text: string, shell: Exclude<Shell, "yaml">): Trace {
  const rules = rulesOf[shell];
  const parts: (string | Slot)[] = [];
  let obstacle: string | null = null;
  let context: Context = "bare";
  let literal = "";
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const name = placeholderAt(text, at);
    if (rules !== null) obstacle ??= obstacleAt(text, at, context, rules);
    if (name !== null) {
      parts.push(literal, { name, context });
      literal = "";
      at += name.length + 1;
    } else if (character === rules?.escape && context !== "single") {
      literal += text.slice(at, at + 2);
      at += 1;
    } else {
      literal += character;
      if (rules !== null) context = contextAfter(character, context);
    }
  }
  if (context !== "bare") obstacle ??= "a quotation mark that nothing closes";
  return { parts: [...parts, literal], obstacle };
}
