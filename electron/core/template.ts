// Templates: text with `{token}` and its like, each value quoted for the place where it stands in its shell.
import type { Result, Shell } from "../contract.ts";
import { invalidInput, ok } from "./result.ts";

/** What can stand between braces. */
export const placeholders = ["token", "workspaceId", "tenantName", "baseUrl", "expiresAt"] as const;
export type TemplateValues = Readonly<Record<(typeof placeholders)[number], string>>;

/** Where in a line something stands: outside quotes or inside one of the two kinds. */
type Context = "bare" | "single" | "double";

interface ShellRules {
  /** Makes the next character stand for itself, outside quotes and in double ones. */
  readonly escape: string;
  /** What a reader of single characters cannot follow into; refused wherever it stands. */
  readonly untraceable: readonly (readonly [RegExp, string])[];
  readonly quote: (value: string, context: Context) => string;
}

const comment = [/(?:^|[\s;&|(){}])#/, "a comment"] as const;
const bothSingle = /['\u2018-\u201B]/g;
const bothDouble = /["`$\u201C-\u201E]/g;

const posix: ShellRules = {
  escape: "\\",
  untraceable: [
    comment,
    [/`/, "a backtick"],
    [/\$['"({[]/, "an expansion such as $(…) or ${…}"],
    [/<</, "a here-document"],
    [
      /\b(?:eval|source|trap|watch|ssh|su|python3?|perl|ruby|node)\b|sh\s+-\w*c\b/,
      "another interpreter, which reads them again",
    ],
  ],
  quote(value, context) {
    const inside = value.replaceAll("'", `'\\''`);
    if (context === "single") return inside;
    // Nothing is safe inside double quotes, history expansion included: they are left and taken up again.
    return context === "double" ? `"'${inside}'"` : `'${inside}'`;
  },
};

/** PowerShell takes typographic quotes for quotes. */
const powershell: ShellRules = {
  escape: "`",
  untraceable: [
    comment,
    [/<#/, "a comment"],
    [/@['"\u2018-\u201E]/, "a here-string"],
    [/\$[({]/, "an expansion such as $(…)"],
    [/--%/, "the stop-parsing sign"],
    [/[\u2018-\u201E]/, "a typographic quote"],
    [/\biex\b|invoke-expression|\s-c(?:ommand)?\b/i, "a second shell, which reads them again"],
  ],
  quote(value, context) {
    if (context === "double") return value.replaceAll(bothDouble, "`$&");
    const inside = value.replaceAll(bothSingle, "$&$&");
    return context === "single" ? inside : `'${inside}'`;
  },
};

const plain: ShellRules = {
  escape: "",
  untraceable: [],
  quote: (value) => value,
};

/** JSON's strings are YAML's too. */
const yaml: ShellRules = {
  escape: "\\",
  untraceable: [],
  quote(value, context) {
    if (context === "single") return value.replaceAll("'", "''");
    const quoted = JSON.stringify(value);
    return context === "double" ? quoted.slice(1, -1) : quoted;
  },
};

const shells: Readonly<Record<Shell, ShellRules>> = { plain, posix, powershell, yaml };

const quoteContexts: Readonly<Record<string, Context>> = { "'": "single", '"': "double" };

/** The context after `character`, which was not escaped. */
function contextAfter(character: string, context: Context): Context {
  const quote = quoteContexts[character];
  if (quote === undefined || (context !== "bare" && context !== quote)) return context;
  return context === "bare" ? quote : "bare";
}

interface Slot {
  readonly name: keyof TemplateValues;
  readonly context: Context;
}

const isPlaceholder = (name: string | undefined): name is keyof TemplateValues =>
  placeholders.some((known) => known === name);

/** The template cut into what stays as it is and what is filled in. */
function cut(text: string, rules: ShellRules): readonly (string | Slot)[] {
  const parts: (string | Slot)[] = [];
  let context: Context = "bare";
  let literal = "";
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const name = /^\{(\w+)\}/.exec(text.slice(at, at + 40))?.[1];
    if (isPlaceholder(name)) {
      parts.push(literal, { name, context });
      literal = "";
      at += name.length + 1;
    } else if (character === rules.escape && context !== "single") {
      literal += text.slice(at, at + 2);
      at += 1;
    } else {
      literal += character;
      context = contextAfter(character, context);
    }
  }
  return [...parts, literal];
}

const refuse = (problem: string) => invalidInput("templates", problem);

/** Errors: `invalidInput` naming what in the text could not be quoted safely, or that it has no token. */
export function checkTemplate(text: string, shell: Shell): Result<null> {
  const rules = shells[shell];
  const slots = cut(text, rules).filter((part) => typeof part !== "string");
  if (!slots.some(({ name }) => name === "token"))
    return refuse("Write {token} where the token belongs.");
  const [, obstacle] = rules.untraceable.find(([pattern]) => pattern.test(text)) ?? [];
  return obstacle === undefined
    ? ok(null)
    : refuse(`Values cannot be quoted safely beside ${obstacle}: write it without, or as text.`);
}

/**
 * The text with every value in place. In a shell's template a value is one word, or a part of the quoted word it stands
 * in, whatever it holds; `checkTemplate` has to have accepted the text.
 */
export function fillTemplate(text: string, shell: Shell, values: TemplateValues): string {
  const rules = shells[shell];
  return cut(text, rules)
    .map((part) => (typeof part === "string" ? part : rules.quote(values[part.name], part.context)))
    .join("");
}
