// How often and how recently each tenant is copied, as one rank that never needs updating.
import { usageHalfLifeMs } from "../../contract/constants.ts";
import type { WorkspaceId } from "../../contract/contract.ts";
import type { UsageRanks } from "./stored.ts";

const mostRanks = 200;
const mostUses = 1e6;

/**
 * Counts one copy. A copy at time t is worth 2^((now - t) / -halfLife). The rank is the logarithm of a tenant’s sum at time 0, so
 * that ranks compare the same at any time; `usesOf` converts a rank back to a number of copies. The tenant copied last is the first
 * key.
 */
export function countCopy(ranks: UsageRanks, workspaceId: WorkspaceId, nowMs: number): UsageRanks {
  const now = nowMs / usageHalfLifeMs;
  // The cap keeps a clock that was years ahead from producing infinity.
  const uses = Math.min(mostUses, usesOf(ranks[workspaceId], nowMs));
  const { [workspaceId]: _, ...others } = ranks;
  const before = Object.entries(others);
  const lowest = Math.min(...before.map(([, rank]) => rank));
  const kept = before.length < mostRanks ? before : before.filter(([, rank]) => rank > lowest);
  return Object.fromEntries([[workspaceId, now + Math.log2(uses + 1)], ...kept]);
}

/** The number of copies made right now that a rank is worth. */
export const usesOf = (rank: number | undefined, nowMs: number): number =>
  rank === undefined ? 0 : 2 ** (rank - nowMs / usageHalfLifeMs);
