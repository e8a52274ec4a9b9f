// Tells windows which tenants of a list have names that look the same, and what tells them apart.
import type { Tenant } from "../../contract/contract.ts";
import { digitsOf } from "../base/redact.ts";
import { lookOf } from "../base/names.ts";

/** The same twin stays the same object, so that windows hear only of what changed. */
const twins = new WeakMap<Tenant, Tenant>();
const known = new WeakMap<readonly Tenant[], readonly Tenant[]>();

function marked(tenants: readonly Tenant[]): readonly Tenant[] {
  const looks = tenants.map(lookOf);
  if (new Set(looks).size === tenants.length) return tenants;
  const ids = new Map<string, string[]>();
  for (const [at, { workspaceId }] of tenants.entries()) {
    const seen = looks[at] ?? "";
    const alike = ids.get(seen);
    if (alike === undefined) ids.set(seen, [workspaceId]);
    else alike.push(workspaceId);
  }
  const digits = new Map(Array.from(ids, ([seen, alike]) => [seen, digitsOf(alike)]));
  return tenants.map((tenant, at) => {
    const seen = looks[at] ?? "";
    if (ids.get(seen)?.length === 1) return tenant;
    const idEnd = tenant.workspaceId.slice(-(digits.get(seen) ?? 0));
    const before = twins.get(tenant);
    if (before?.twin?.idEnd === idEnd) return before;
    const twin = Object.assign({}, tenant, { twin: { look: seen, idEnd } });
    twins.set(tenant, twin);
    return twin;
  });
}

/** The same tenants, each `twin` with what tells it apart. The same list gives the same answer. */
export function withTwins(tenants: readonly Tenant[]): readonly Tenant[] {
  const answer = known.get(tenants) ?? marked(tenants);
  known.set(tenants, answer);
  return answer;
}
