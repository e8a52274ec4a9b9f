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

/** Each text is cut to 200 characters and stripped of control characters. */
export const lineOf = ({ atMs, user, msp, workspaceId, tenant, ...entry }: HistoryEntry): string =>
  JSON.stringify({
    atMs,
    user: cleanName(user),
    msp: cleanName(msp),
    workspaceId,
    tenant: cleanName(tenant),
    format: entry.format === null ? null : cleanName(entry.format),
    way: entry.way,
    program: entry.program === null ? null : cleanName(entry.program),
  });

/** Null for a torn line, or one that this release does not understand. */
export function readEntry(line: string): HistoryEntry | null {
  const parsed = entrySchema.safeParse(parseJson(line));
  return parsed.success ? parsed.data : null;
}
