// Grades how well a text fits a tenant: by the whole name, by a beginning, by every word, or only by scattered letters.
import type { Tenant } from "../../electron/contract/contract.ts";
import { fold, type Folded } from "./searchIndex.ts";

/**
 * How a match fits, the best first. Grades below `beginning` are exact: the spelling of a name, of an alias or ID, and the same
 * two ignoring case and then ignoring accents. Then the text begins the name or the alias; or the ID; or each of its words begins
 * a word, tags included, or is anywhere.
 */
export const grades = { beginning: 6, id: 7, words: 8, pieces: 9, letters: 10 } as const;

export type InexactGrade = (typeof grades)[keyof typeof grades];

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

const letterOrDigit = /[\p{L}\p{N}]/u;

/** Whether a word of the text begins like this. */
function beginsWord(text: string, start: string): boolean {
  for (let at = text.indexOf(start); at !== -1; at = text.indexOf(start, at + 1))
    if (at === 0 || !letterOrDigit.test(text.charAt(at - 1))) return true;
  return false;
}

/** The grade of a tenant of which not the whole name, alias or ID was typed. */
export function gradeBy(text: string) {
  const typed = fold(text);
  const id = idLike.test(text) ? withoutHyphens(text) : null;
  const words = typed.split(/\s+/);
  return ({ name, alias, tags, all }: Folded, { workspaceId }: Tenant): InexactGrade => {
    if (name.startsWith(typed) || alias.startsWith(typed)) return grades.beginning;
    if (id !== null && workspaceId.startsWith(id)) return grades.id;
    if (!words.every((word) => all.includes(word))) return grades.letters;
    const areBeginnings = words.every((word) =>
      [name, alias, tags].some((part) => beginsWord(part, word)),
    );
    return areBeginnings ? grades.words : grades.pieces;
  };
}
