// The formats in which a token can be copied: the built-in ones, then the operator’s templates.
import type { CopyFormat, Result, Template } from "../../contract/contract.ts";
import { clip } from "../base/redact.ts";
import { fail, invalidInput, ok } from "../base/result.ts";
import { builtInFormats, type Format, raw } from "./builtInFormats.ts";
import { checkTemplate, fillTemplate, placeholdersIn } from "./template.ts";

export const rawFormat = raw.id;

function ownFormat(template: Template): Format {
  const { id, name, text } = template;
  const needsCentral = placeholdersIn(text).includes("centralUrl");
  return {
    id,
    name,
    group: "own",
    needsCentral,
    write: (values) =>
      needsCentral && values.centralUrl === ""
        ? fail({ kind: "noCentralUrl" })
        : fillTemplate(template, values),
  };
}

const allFormats = (own: readonly Template[]): readonly Format[] => [
  ...builtInFormats,
  ...own.map(ownFormat),
];

export const copyFormats = (own: readonly Template[]): readonly CopyFormat[] =>
  allFormats(own).map(({ id, name, group, needsCentral }) => ({ id, name, group, needsCentral }));

/** The format of the first known ID, or else the raw token: a template may have been removed since. */
export function chooseFormat(
  own: readonly Template[],
  ...ids: readonly (string | null | undefined)[]
): Format {
  const all = allFormats(own);
  return ids.flatMap((id) => all.filter((format) => format.id === id))[0] ?? raw;
}

/** A built-in format by its ID. */
export const builtInFormat = (id: string): Format => chooseFormat([], id);

const longestName = 40;
const longestText = 4_000;
const mostTemplates = 50;

const refuse = (problem: string) => invalidInput("templates", problem);

function checkOne(
  { id, name, kind, text }: Template,
  saved: readonly Template[],
): Result<Template> {
  const cleaned = clip(name, longestName);
  if (cleaned === "") return invalidInput("templateName", "Give the template a name.");
  if (!id.startsWith("template:")) return refuse(`The template ${cleaned} cannot be saved.`);
  if (text.length > longestText) return refuse(`Use at most ${longestText} characters.`);
  const isSaved = saved.some((one) => one.id === id && one.text === text);
  const checked = isSaved ? ok(null) : checkTemplate(text);
  return checked.ok ? ok({ id, name: cleaned, kind, text }) : checked;
}

/**
 * The operator’s templates, cleaned for saving. The text of a `saved` one is not checked again: older versions took
 * words in braces that are refused today. Errors: `invalidInput` on `templateName` or `templates`
 * for the first that is wrong.
 */
export function checkTemplates(
  templates: readonly Template[],
  saved: readonly Template[],
): Result<readonly Template[]> {
  if (templates.length > mostTemplates) return refuse(`Keep at most ${mostTemplates} templates.`);
  const checked: Template[] = [];
  for (const template of templates) {
    const one = checkOne(template, saved);
    if (!one.ok) return one;
    if (checked.some(({ id }) => id === one.value.id))
      return refuse("Two templates have the same ID.");
    checked.push(one.value);
  }
  return ok(checked);
}
