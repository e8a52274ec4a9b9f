// What is recorded of a copy, and its line of JSON on disk.
import { z } from "zod";
import { copyWays } from "../../contract/history.ts";
import type { CopyWay, HistoryEntry } from "../../contract/contract.ts";
import { workspaceIdSchema } from "../base/issuer.ts";
import { parseJson } from "../base/json.ts";
import { cleanName } from "../base/names.ts";

/** Which way tokens leave, and for which program. */
export type CopiedBy = Pick<HistoryEntry, "way" | "program">;

/** A way in which no program takes part. */
export const copiedBy = (way: CopyWay): CopiedBy => ({ way, program: null });

export interface CopiedToken extends Omit<HistoryEntry, "user" | keyof CopiedBy> {
  readonly mspId: string;
}

/** Call it once tokens have left. It never fails: a copy is worth more than its entry. */
export type RecordCopies = (how: CopiedBy, tokens: readonly CopiedToken[]) => void;

const entrySchema = z.object({
  atMs: z.number(),
  user: z.string(),
  msp: z.string(),
  workspaceId: workspaceIdSchema,
  tenant: z.string(),
  format: z.string().nullable(),
  way: z.enum(copyWays),
  program: z.string().nullable(),
});

/** Cleans a text once, as tokens that leave together share all but their tenants. */
function createCleaning(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const cleaned = known.get(text) ?? cleanName(text);
    known.set(text, cleaned);
    return cleaned;
  };
}

/** Each text is cut to 200 characters and stripped of control characters. */
export function linesOf(
  { way, program }: CopiedBy,
  user: string,
  tokens: readonly CopiedToken[],
): readonly string[] {
  const clean = createCleaning();
  return tokens.map(({ atMs, msp, workspaceId, tenant, format }) => {
    const entry: HistoryEntry = {
      atMs,
      user: clean(user),
      msp: clean(msp),
      workspaceId,
      tenant: clean(tenant),
      format: format === null ? null : clean(format),
      way,
      program: program === null ? null : clean(program),
    };
    return JSON.stringify(entry);
  });
}

/** Null for a torn line, or one that this release does not understand. */
export function readEntry(line: string): HistoryEntry | null {
  const parsed = entrySchema.safeParse(parseJson(line));
  return parsed.success ? parsed.data : null;
}
