// Grades how well a text fits a tenant: by the whole name, by its beginning, by every word, or only by scattered letters.
import type { Tenant } from "../../electron/contract/contract.ts";
import { fold, type Folded } from "./searchIndex.ts";

/**
 * How a match fits, the best first. Grades below `beginning` are exact: the spelling of a name, of an alias or ID, and the same
 * two ignoring case and then ignoring accents.
 */
export const grades = { beginning: 6, words: 7, letters: 8 } as const;

type InexactGrade = (typeof grades)[keyof typeof grades];

/** The beginning of a workspace ID, with or without hyphens; anything shorter is more likely a word. */
export const idLike = /^[0-9a-f]{4}[0-9a-f-]*$/i;
export const withoutHyphens = (text: string): string => text.replaceAll("-", "").toLowerCase();

const spellings = [
  (text: string) => text.normalize(),
  (text: string) => text.normalize().toLowerCase(),
  fold,
];

/** The grade of a tenant whose whole name, alias or workspace ID was typed. */
export function exactGrade({ name, alias, workspaceId }: Tenant, text: string): number {
  for (const [step, spell] of spellings.entries()) {
    const typed = spell(text);
    if (spell(name) === typed) return 2 * step;
    if (spell(alias) === typed || workspaceId === withoutHyphens(text)) return 2 * step + 1;
  }
  return grades.beginning;
}

/** The grade of a tenant of which not the whole name, alias or ID was typed. */
export function gradeBy(text: string) {
  const typed = fold(text);
  const id = idLike.test(text) ? withoutHyphens(text) : null;
  const words = typed.split(/\s+/);
  return ({ name, alias, all }: Folded, { workspaceId }: Tenant): InexactGrade => {
    if (name.startsWith(typed) || alias.startsWith(typed)) return grades.beginning;
    if (id !== null && workspaceId.startsWith(id)) return grades.beginning;
    return words.every((word) => all.includes(word)) ? grades.words : grades.letters;
  };
}
