// Templates: text with `{token}` and its like, each value quoted for the place where it stands in its shell.
import type { Result, Shell } from "../../contract/contract.ts";
import { takesNamesForText } from "./plainCommands.ts";
import { quote } from "./quoting.ts";
import { invalidInput, ok } from "../base/result.ts";
import { type Placeholder, type Slot, traceSlots } from "./slots.ts";
import { traceYaml } from "./yamlSlots.ts";

export type TemplateValues = Readonly<Record<Placeholder, string>>;

const trace = (text: string, shell: Shell) =>
  shell === "yaml" ? traceYaml(text) : traceSlots(text, shell);

const isSlot = (part: string | Slot): part is Slot => typeof part !== "string";

const refuse = (problem: string) => invalidInput("templates", problem);

/** Errors: `invalidInput` naming what in the text could not be quoted safely, or that it has no token. */
export function checkTemplate(text: string, shell: Shell): Result<null> {
  const { parts, obstacle } = trace(text, shell);
  if (obstacle !== null)
    return refuse(`Values cannot be quoted safely beside ${obstacle}: write it without.`);
  return parts.filter(isSlot).some(({ name }) => name === "token")
    ? ok(null)
    : refuse("Write {token} where the token belongs.");
}

/** Says nothing but itself in any language, quoted there or not: RFC 6750's token, an ID, an address, a time. */
const inert = /^[\w.~+/=:[\]-]*$/;

/** Some letters and marks become quotes and bars in the code pages of Windows (`ʹ`, `ǀ`, a combining grave). */
const outsideWords = /(?:[^\p{Lu}\p{Ll}\p{Lo}\p{M}\p{Nd}_]|[\u{1C0}-\u{1C3}]|[\u{300}-\u{36F}])+/gu;

const asWord = (value: string): string => value.normalize("NFC").replaceAll(outsideWords, "_");

/**
 * What of a value a shell may get. Quoting holds for one reading. `bash -c`, `ssh`, `awk` and others read their words a second
 * time, and nobody can list them all: a tenant's name, the one value that may be any text, stays whole only where no other
 * command is in the template than those known to read nothing twice.
 */
function inShell(name: Placeholder, value: string, isText: boolean): string {
  if (name !== "tenantName") return inert.test(value) ? value : asWord(value);
  return isText ? value.replaceAll(/\p{Cc}/gu, "") : asWord(value);
}

/**
 * The text with every value in place. In a shell's template a value is one word, or a part of the quoted word it stands
 * in, whatever it holds; `checkTemplate` has to have accepted the text.
 */
export function fillTemplate(text: string, shell: Shell, values: TemplateValues): string {
  const isText = takesNamesForText(text, shell);
  const fill = ({ name, context }: Slot): string => {
    const value = values[name];
    if (shell === "plain" || shell === "yaml") return quote(value, shell, context);
    return quote(inShell(name, value, isText), shell, context);
  };
  return trace(text, shell)
    .parts.map((part) => (isSlot(part) ? fill(part) : part))
    .join("");
}
