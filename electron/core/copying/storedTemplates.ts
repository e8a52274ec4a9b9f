// Reads templates from the settings file, where older versions kept a shell instead of a kind.
import { z } from "zod";
import type { Template } from "../../contract/contract.ts";
import { checkTemplates } from "./formats.ts";
import { placeholdersIn } from "./template.ts";

export const templateKindSchema = z.enum(["text", "command"]);

const members = { id: z.string(), name: z.string(), text: z.string() };
const currentSchema = z.object({ ...members, kind: templateKindSchema });
const formerSchema = z.object({
  ...members,
  shell: z.enum(["plain", "posix", "powershell", "yaml"]),
});
type Former = z.infer<typeof formerSchema>;

const kinds = { plain: "text", posix: "command", powershell: "command", yaml: "text" } as const;

/** Older versions kept names whole, and put quotes around bare values, which only PowerShell and YAML need. */
function mayDiffer({ shell, text }: Former): boolean {
  if (shell === "plain") return false;
  const outsideQuotes = text.replaceAll(/'[^']*'|"[^"]*"/g, "");
  return (
    placeholdersIn(text).includes("tenantName") ||
    (shell !== "posix" && placeholdersIn(outsideQuotes).length > 0)
  );
}

/** `differs` hears the ID of each former template that may give something else from now on. */
export const createTemplatesSchema = (differs: (id: string) => void) =>
  z
    .array(
      z.union([
        currentSchema,
        formerSchema.transform((former): Template => {
          const { id, name, text, shell } = former;
          if (mayDiffer(former)) differs(id);
          return { id, name, kind: kinds[shell], text };
        }),
      ]),
    )
    .readonly()
    .refine((templates) => checkTemplates(templates, templates).ok);

/** What the operator reads once about such templates. */
export const describeDifference = (templates: readonly Template[]): string =>
  `Templates no longer add quotes, and commands reduce a tenant’s name to A–Z, a–z, 0–9, - and _. Check what these copy now: ${templates.map(({ name }) => `“${name}”`).join(", ")}.`;
