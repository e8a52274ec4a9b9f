// What a token can be copied as: the built-in formats, which are templates themselves, and the operator's own.
import type { CopyFormat, Result, Template } from "../../contract/contract.ts";
import { clip } from "../base/redact.ts";
import { invalidInput, ok } from "../base/result.ts";
import { checkTemplate, fillTemplate, type TemplateValues } from "./template.ts";

export const rawFormat = "raw";

/** One call that works with any tenant's token: the workspace's own details. */
const details = "{baseUrl}/workspaces/v1/workspaces/{workspaceId}";

/** Commands start with a space: shells that are told to (`HISTCONTROL=ignorespace`) keep them out of their history then. */
const builtIn: readonly Template[] = [
  { id: rawFormat, name: "Token", shell: "plain", text: "{token}" },
  {
    id: "header",
    name: "Authorization header",
    shell: "plain",
    text: "Authorization: Bearer {token}",
  },
  {
    id: "curl",
    name: "curl command",
    shell: "posix",
    text: ` curl --silent --show-error --header 'Authorization: Bearer {token}' '${details}'`,
  },
  {
    id: "powershell",
    name: "PowerShell command",
    shell: "powershell",
    text: ` Invoke-RestMethod -Uri '${details}' -Headers @{ Authorization = 'Bearer {token}' }`,
  },
  {
    id: "httpie",
    name: "HTTPie command",
    shell: "posix",
    text: ` http GET '${details}' 'Authorization:Bearer {token}'`,
  },
  { id: "export", name: "export line", shell: "posix", text: " export GREENLAKE_TOKEN={token}" },
  { id: "env", name: ".env line", shell: "posix", text: "GREENLAKE_TOKEN={token}" },
  {
    id: "pycentral",
    name: "pycentral YAML",
    shell: "yaml",
    text: "unified:\n  base_url: {baseUrl}\n  workspace_id: {workspaceId}\n  access_token: {token}\n",
  },
];

export const copyFormats = (own: readonly Template[]): readonly CopyFormat[] =>
  [...builtIn, ...own].map(({ id, name }) => ({ id, name }));

/** The format of the first ID that names one, the raw token where none does: a template may have been deleted since. */
export function chooseFormat(
  own: readonly Template[],
  ...ids: readonly (string | null | undefined)[]
): Template {
  const all = [...builtIn, ...own];
  const known = ids.flatMap((id) => all.filter((format) => format.id === id));
  return known[0] ?? { id: rawFormat, name: "Token", shell: "plain", text: "{token}" };
}

export const formatToken = ({ text, shell }: Template, values: TemplateValues): string =>
  fillTemplate(text, shell, values);

const longestName = 40;
const longestText = 4_000;
const mostTemplates = 50;

const refuse = (problem: string) => invalidInput("templates", problem);

function checkOne({ id, name, shell, text }: Template): Result<Template> {
  const cleaned = clip(name, longestName);
  if (cleaned === "") return refuse("Give the template a name.");
  if (!id.startsWith("template:")) return refuse(`The template ${cleaned} cannot be saved.`);
  if (text.length > longestText) return refuse(`Use at most ${longestText} characters.`);
  const checked = checkTemplate(text, shell);
  return checked.ok ? ok({ id, name: cleaned, shell, text }) : checked;
}

/** The operator's templates as they are to be kept. Error: `invalidInput` on `templates` for the first that is wrong. */
export function checkTemplates(templates: readonly Template[]): Result<readonly Template[]> {
  if (templates.length > mostTemplates) return refuse(`Keep at most ${mostTemplates} templates.`);
  const checked: Template[] = [];
  for (const template of templates) {
    const one = checkOne(template);
    if (!one.ok) return one;
    if (checked.some(({ id }) => id === one.value.id))
      return refuse("Two templates are kept under one ID.");
    checked.push(one.value);
  }
  return ok(checked);
}
