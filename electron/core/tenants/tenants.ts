// The commands that change an MSP’s tenants; each is stored on disk before it answers.
import type { CommandInput, Result, TenantLines } from "../../contract/contract.ts";
import { type Issuer, toWorkspaceId } from "../base/issuer.ts";
import type { Changed, Store } from "../base/ports.ts";
import { ok } from "../base/result.ts";
import { mergeTenants, parseTenantLines, updateTenant } from "./directory.ts";
import type { StoredTenant, StoredTenantList } from "./stored.ts";

export { createDiscovery, type TenantDiscovery } from "./discovery.ts";
export { countCopy } from "./usage.ts";

export interface TenantListPorts {
  readonly list: Store<StoredTenantList>;
  readonly issuer: () => Issuer | null;
  readonly changed: Changed;
}

/** An MSP’s tenants, as its commands change them. */
export interface TenantList {
  readonly preview: (text: string) => TenantLines;
  readonly add: (text: string) => Result<TenantLines>;
  readonly update: (input: CommandInput<"updateTenant">) => Result<null>;
  readonly remove: (input: CommandInput<"removeTenant">) => Result<null>;
}

export function createTenantList({ list, issuer, changed }: TenantListPorts): TenantList {
  const keep = (tenants: readonly StoredTenant[]): Result<null> => {
    const written = list.write({ ...list.read(), tenants });
    if (written.ok) changed("tenants", "tokens", "discovery");
    return written;
  };
  const merge = (text: string) => {
    const { tenants: incoming, problems } = parseTenantLines(text, issuer());
    const { tenants, ...counts } = mergeTenants(list.read().tenants, incoming);
    return { tenants, lines: { ...counts, problems } };
  };
  return {
    preview: (text) => merge(text).lines,
    add(text) {
      const { tenants, lines } = merge(text);
      const written = keep(tenants);
      return written.ok ? ok(lines) : written;
    },
    update({ workspaceId, change }) {
      const updated = updateTenant(list.read().tenants, toWorkspaceId(workspaceId), change);
      return updated.ok ? keep(updated.value) : updated;
    },
    remove({ workspaceId: text }) {
      const workspaceId = toWorkspaceId(text);
      return keep(list.read().tenants.filter((tenant) => tenant.workspaceId !== workspaceId));
    },
  };
}
