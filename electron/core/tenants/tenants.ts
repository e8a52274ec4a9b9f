// The commands that change an MSP’s tenants; each is stored on disk before it answers.
import type {
  CommandInput,
  Result,
  SharedChange,
  TenantLines,
  Undoable,
  WorkspaceId,
} from "../../contract/contract.ts";
import { type Issuer, toWorkspaceId } from "../base/issuer.ts";
import type { Changed, Store } from "../base/ports.ts";
import { ok } from "../base/result.ts";
import { countMerged, mergeTenants, updateTenant } from "./directory.ts";
import { parseTenants } from "./pasted.ts";
import type { StoredTenant, StoredTenantList } from "./stored.ts";
import type { TenantUndo } from "./undo.ts";

export { inSight } from "./directory.ts";
export { createDiscovery, type TenantDiscovery } from "./discovery.ts";
export { withTwins } from "./twins.ts";
export { createTenantUndo, type TenantUndo } from "./undo.ts";
export { countCopy } from "./usage.ts";

export interface TenantListPorts {
  readonly list: Store<StoredTenantList>;
  readonly issuer: () => Issuer | null;
  readonly undo: Pick<TenantUndo, "remember">;
  readonly changed: Changed;
}

/** An MSP’s tenants, as its commands change them. */
export interface TenantList {
  readonly preview: (text: string) => TenantLines;
  readonly add: (text: string) => Result<TenantLines & Undoable>;
  readonly update: (input: CommandInput<"updateTenant">) => Result<Undoable>;
  readonly remove: (input: CommandInput<"removeTenant">) => Result<Undoable>;
  /** Tenants that are no longer there are left out. */
  readonly updateAll: (input: CommandInput<"updateTenants">) => Result<Undoable>;
  readonly removeAll: (input: CommandInput<"removeTenants">) => Result<Undoable>;
}

const idsOf = (texts: readonly string[]): ReadonlySet<WorkspaceId | null> =>
  new Set(texts.map(toWorkspaceId));

const withChange = (tenant: StoredTenant, change: SharedChange): StoredTenant => ({
  ...tenant,
  ...change,
});

export function createTenantList({ list, issuer, undo, changed }: TenantListPorts): TenantList {
  const keep = (tenants: readonly StoredTenant[]): Result<Undoable> => {
    const before = list.read();
    const after = { ...before, tenants };
    const written = list.write(after);
    if (!written.ok) return written;
    changed("tenants", "tokens", "discovery");
    return ok({ undoId: undo.remember(before, after) });
  };
  const removeAll: TenantList["removeAll"] = ({ workspaceIds }) => {
    const gone = idsOf(workspaceIds);
    return keep(list.read().tenants.filter((tenant) => !gone.has(tenant.workspaceId)));
  };
  return {
    preview(text) {
      const { tenants: incoming, ...read } = parseTenants(text, issuer());
      return { ...countMerged(list.read().tenants, incoming), ...read };
    },
    add(text) {
      const { tenants: incoming, ...read } = parseTenants(text, issuer());
      const { tenants, ...counts } = mergeTenants(list.read().tenants, incoming);
      const written = keep(tenants);
      return written.ok ? ok({ ...counts, ...read, ...written.value }) : written;
    },
    update({ workspaceId, change }) {
      const known = toWorkspaceId(workspaceId);
      const updated = updateTenant(list.read().tenants, known, change, issuer());
      return updated.ok ? keep(updated.value) : updated;
    },
    remove: ({ workspaceId }) => removeAll({ workspaceIds: [workspaceId] }),
    removeAll,
    updateAll({ workspaceIds, change }) {
      const wanted = idsOf(workspaceIds);
      const { tenants } = list.read();
      return keep(
        tenants.map((tenant) =>
          wanted.has(tenant.workspaceId) ? withChange(tenant, change) : tenant,
        ),
      );
    },
  };
}
