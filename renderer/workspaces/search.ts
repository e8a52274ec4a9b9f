// Which tenants match what is typed: every word, in any order, in the name or the ID; accents and case do not count.
import type { Tenant } from "../../electron/contract.ts";

// oxlint-disable-next-line no-control-regex -- all of ASCII is meant
const plain = /^[\u0000-\u007f]*$/;

const fold = (text: string): string =>
  (plain.test(text) ? text : text.normalize("NFKD").replaceAll(/\p{M}/gu, "")).toLowerCase();

const folded = new WeakMap<Tenant, string>();

/** Folded once per tenant: a tenant that did not change is the same object in the next snapshot of a window. */
function haystack(tenant: Tenant): string {
  const known = folded.get(tenant);
  if (known !== undefined) return known;
  const text = `${fold(tenant.name)} ${tenant.workspaceId}`;
  folded.set(tenant, text);
  return text;
}

/** Folds ahead of time, so that the first key typed does not wait for it. */
export function prepareSearch(tenants: readonly Tenant[]): void {
  for (const tenant of tenants) haystack(tenant);
}

const hyphenatedId = /^[0-9a-f]{8}-[0-9a-f-]*$/;

export function matching(tenants: readonly Tenant[], query: string): readonly Tenant[] {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((word) => (hyphenatedId.test(word) ? word.replaceAll("-", "") : word));
  if (words.length === 0) return tenants;
  return tenants.filter((tenant) => words.every((word) => haystack(tenant).includes(word)));
}
