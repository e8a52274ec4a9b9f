// Tells windows which tenants of a list have names that look the same, and what tells them apart.
import type { Tenant } from "../../contract/contract.ts";
import { digitsOf } from "../base/redact.ts";
import { indexed, lookOf } from "../base/names.ts";
import { atOnce, mapped, type Work } from "../base/timing.ts";
import { inSight } from "./directory.ts";

/** The same twin stays the same object, so that windows hear only of what changed. */
const twins = new WeakMap<Tenant, Tenant>();
const known = new WeakMap<readonly Tenant[], readonly Tenant[]>();

function twinOf(tenant: Tenant, look: string, idEnd: string): Tenant {
  const before = twins.get(tenant);
  if (before?.twin?.idEnd === idEnd && before.twin.look === look) return before;
  const twin = Object.assign({}, tenant, { twin: { look, idEnd } });
  twins.set(tenant, twin);
  return twin;
}

/** Zero if only one looks like this in full. */
function digitsOfTwins(look: string, seen: readonly Tenant[]): number {
  const alike = seen.filter((tenant) => lookOf(tenant) === look);
  return alike.length < 2 ? 0 : digitsOf(alike.map(({ workspaceId }) => workspaceId));
}

function* marked(tenants: readonly Tenant[]): Work<readonly Tenant[]> {
  const index = yield* indexed(tenants);
  const ends = new Map<string, number>();
  let hasTwins = false;
  const all = yield* mapped(tenants, (tenant) => {
    const look = lookOf(tenant);
    const seen = index.get(look) ?? [];
    if (seen.length < 2) return tenant;
    const digits = ends.get(look) ?? digitsOfTwins(look, seen);
    ends.set(look, digits);
    if (digits === 0) return tenant;
    hasTwins = true;
    return twinOf(tenant, look, tenant.workspaceId.slice(-digits));
  });
  return hasTwins ? all : tenants;
}

/** The same tenants. `withTwins` and whatever compares their names then has its answer ready. */
export function* compared<T extends Tenant>(tenants: readonly T[]): Work<readonly T[]> {
  known.set(tenants, known.get(tenants) ?? (yield* marked(tenants)));
  // The tray compares the names of those only that are not hidden.
  yield* indexed(inSight(tenants));
  return tenants;
}

/** The same tenants, each `twin` with what tells it apart. The same list gives the same answer. */
export function withTwins(tenants: readonly Tenant[]): readonly Tenant[] {
  atOnce(compared(tenants));
  return known.get(tenants) ?? tenants;
}
