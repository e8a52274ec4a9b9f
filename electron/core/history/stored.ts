// One entry of the history as a line of JSON.
import type { HistoryEntry } from "../../contract/contract.ts";
import { cleanName } from "../base/names.ts";

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
