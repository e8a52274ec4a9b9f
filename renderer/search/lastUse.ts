// Which tenant’s token was copied last, for tenants that fit what was typed equally well.
import type { AppSnapshot, Tenant } from "../../electron/contract/contract.ts";
import { grades } from "./grades.ts";
import type { Graded } from "./match.ts";

/** Counts back from the tenant that was copied last, which is 0. */
export type LastUse = (tenant: Tenant) => number;

/** The keys of `usage` are in the order of last use. */
export function lastUseIn(usage: AppSnapshot["usage"]): LastUse {
  const places = new Map(Object.keys(usage).map((id, place) => [id, place]));
  return ({ workspaceId }) => places.get(workspaceId) ?? places.size;
}

/** True if what was typed fits both just as well, or if they are called the same. */
export const isEqual = (one: Graded, other: Graded): boolean =>
  (one.grade === other.grade && one.grade < grades.beginning) ||
  one.tenant.name === other.tenant.name ||
  (one.tenant.twin !== undefined && one.tenant.twin.look === other.tenant.twin?.look);

/** Marks the first match if it owes its place among equals to having been copied last. */
export function withLastUse(found: readonly Graded[], lastUse: LastUse): readonly Graded[] {
  const [first, ...others] = found;
  if (first === undefined) return found;
  const equals = others.filter((other) => isEqual(first, other));
  // Tenants that were never copied all have the same place, so that none of them is before another.
  const usedLast =
    equals.length > 0 && equals.every(({ tenant }) => lastUse(tenant) > lastUse(first.tenant));
  return [{ ...first, usedLast }, ...others];
}
