// Checks and fills templates: text in which `{token}` and its companions stand for values.
import type { Result, Template } from "../../contract/contract.ts";
import { invalidInput, ok } from "../base/result.ts";

const placeholders = [
  "token",
  "workspaceId",
  "tenantName",
  "baseUrl",
  "centralUrl",
  "expiresAt",
] as const;
export type Placeholder = (typeof placeholders)[number];

/** What a copy can contain. */
export type CopyValues = Readonly<Record<Placeholder, string>>;

const braced = (name: Placeholder): string => `{${name}}`;
const known: readonly string[] = placeholders.map(braced);

export const placeholdersIn = (text: string): readonly Placeholder[] =>
  placeholders.filter((name) => text.includes(braced(name)));

const refuse = (problem: string) => invalidInput("templates", problem);

/** `${HOME}` is a shell’s variable and `%{url}` one of curl’s. */
const bracedWord = /(?<![$%])\{[A-Za-z]+\}/g;

/** Errors: `invalidInput` naming an unknown placeholder, or if there is no `{token}`. */
export function checkTemplate(text: string): Result<null> {
  const unknown = text.match(bracedWord)?.find((word) => !known.includes(word));
  if (unknown !== undefined)
    return refuse(
      `${unknown} is not a placeholder. Use ${known.join(", ")}, or put spaces inside the braces to keep them as they are.`,
    );
  return text.includes(braced("token"))
    ? ok(null)
    : refuse("Write {token} where the token belongs.");
}

export const withoutControls = (text: string): string => text.replaceAll(/\p{Cc}/gu, "");

/**
 * ASCII only: Windows code pages turn some other letters into quotes and bars (`ʹ`, `ǀ`). Never a hyphen first: a program would
 * take the name for an option.
 */
const asWord = (name: string): string => name.replaceAll(/^\W+|[^\w-]+/g, "_");

/** These characters mean nothing to a shell, quoted or not, even if a second one reads them again. */
const inert: Readonly<Record<Placeholder, RegExp>> = {
  token: /^\w[\w.~+/-]*=*$/,
  workspaceId: /^[\da-f]{32}$/,
  tenantName: /^\w[\w-]*$/,
  baseUrl: /^https?:\/\/[\w.-]+(?::\d+)?$/,
  centralUrl: /^https:\/\/[\w.-]+(?::\d+)?$/,
  expiresAt: /^\d[\d:.TZ-]*$/,
};

const spoken: Readonly<Record<Placeholder, string>> = {
  token: "token",
  workspaceId: "workspace ID",
  tenantName: "tenant’s name",
  baseUrl: "base URL",
  centralUrl: "Central address",
  expiresAt: "expiry time",
};

/** True if no shell acts on the value, quoted or not. */
export const isInert = (name: Placeholder, value: string): boolean => inert[name].test(value);

/** Errors: `invalidInput` if the value could do anything in a command. */
export const onlyInert = (name: Placeholder, value: string): Result<string> =>
  isInert(name, value)
    ? ok(value)
    : refuse(
        `The ${spoken[name]} contains characters that are not safe in a command, so nothing was copied.`,
      );

/** Errors: `invalidInput` if a command would contain a value that a shell could act on. */
export function fillTemplate(
  { text, kind }: Pick<Template, "text" | "kind">,
  values: CopyValues,
): Result<string> {
  const filled = new Map<string, string>();
  for (const name of placeholdersIn(text)) {
    const value = name === "tenantName" ? asWord(values[name]) : values[name];
    const safe = kind === "command" ? onlyInert(name, value) : ok(value);
    if (!safe.ok) return safe;
    filled.set(braced(name), kind === "command" ? value : withoutControls(values[name]));
  }
  // In one pass: a tenant may be called “{token}”.
  return ok(text.replaceAll(/\{[A-Za-z]+\}/g, (word) => filled.get(word) ?? word));
}
