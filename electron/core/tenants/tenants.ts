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
import type { Changed, Clock } from "../base/ports.ts";
import { ok } from "../base/result.ts";
import { filtered, inTurns, mapped, type Work, type LongStore } from "../base/timing.ts";
import { countMerged, mergeTenants, updateTenant } from "./directory.ts";
import type { ParsedTenants } from "./pasted.ts";
import type { StoredTenant, StoredTenantList } from "./stored.ts";
import { compared } from "./twins.ts";
import type { TenantUndo } from "./undo.ts";

export { inSight } from "./directory.ts";
export { type ParsedTenants, parseTenants } from "./pasted.ts";
export { createDiscovery, type TenantDiscovery } from "./discovery.ts";
export { compared, withTwins } from "./twins.ts";
export { createTenantUndo, removedBy, type TenantUndo } from "./undo.ts";
export { countCopy } from "./usage.ts";

export interface TenantListPorts {
  readonly clock: Pick<Clock, "turn">;
  readonly list: LongStore<StoredTenantList>;
  readonly issuer: () => Issuer | null;
  readonly undo: Pick<TenantUndo, "remember">;
  readonly changed: Changed;
  readonly readPasted: ReadPasted;
}

/** Reads a text that may be long. */
export type ReadPasted = (text: string, msp: Issuer | null) => Promise<ParsedTenants>;

/** An MSP’s tenants, as its commands change them. */
export interface TenantList {
  readonly preview: (text: string) => Promise<TenantLines>;
  readonly add: (text: string) => Promise<Result<TenantLines & Undoable>>;
  readonly update: (input: CommandInput<"updateTenant">) => Promise<Result<Undoable>>;
  readonly remove: (input: CommandInput<"removeTenant">) => Promise<Result<Undoable>>;
  /** Tenants that are no longer there are left out. */
  readonly updateAll: (input: CommandInput<"updateTenants">) => Promise<Result<Undoable>>;
  readonly removeAll: (input: CommandInput<"removeTenants">) => Promise<Result<Undoable>>;
}

const idsOf = (texts: readonly string[]): ReadonlySet<WorkspaceId | null> =>
  new Set(texts.map(toWorkspaceId));

const withChange = (tenant: StoredTenant, change: SharedChange): StoredTenant => ({
  ...tenant,
  ...change,
});

type ChangeTenants = (tenants: readonly StoredTenant[]) => Work<Result<readonly StoredTenant[]>>;

export function createTenantList(ports: TenantListPorts): TenantList {
  const { list, issuer, undo, changed, readPasted } = ports;
  const keep = async (change: ChangeTenants): Promise<Result<Undoable>> => {
    const written = await list.change(function* (before) {
      const made = yield* change(before.tenants);
      return made.ok ? ok({ ...before, tenants: yield* compared(made.value) }) : made;
    });
    if (!written.ok) return written;
    changed("tenants", "tokens", "discovery");
    return ok({ undoId: undo.remember(written.value) });
  };
  const removeAll: TenantList["removeAll"] = ({ workspaceIds }) => {
    const gone = idsOf(workspaceIds);
    return keep(function* (tenants) {
      return ok(yield* filtered(tenants, ({ workspaceId }) => !gone.has(workspaceId)));
    });
  };
  return {
    async preview(text) {
      const { tenants: incoming, ...read } = await readPasted(text, issuer());
      const counting = countMerged(list.read().tenants, incoming);
      return { ...(await inTurns(counting, ports.clock.turn)), ...read };
    },
    async add(text) {
      const { tenants: incoming, ...read } = await readPasted(text, issuer());
      let counts = { added: 0, merged: 0 };
      const written = await keep(function* (before) {
        const { tenants, ...counted } = yield* mergeTenants(before, incoming);
        counts = counted;
        return ok(tenants);
      });
      return written.ok ? ok({ ...counts, ...read, ...written.value }) : written;
    },
    update: ({ workspaceId, change }) =>
      // oxlint-disable-next-line require-yield -- one tenant is changed in one piece
      keep(function* (tenants) {
        return updateTenant(tenants, toWorkspaceId(workspaceId), change, issuer());
      }),
    remove: ({ workspaceId }) => removeAll({ workspaceIds: [workspaceId] }),
    removeAll,
    updateAll({ workspaceIds, change }) {
      const wanted = idsOf(workspaceIds);
      return keep(function* (tenants) {
        return ok(
          yield* mapped(tenants, (tenant) =>
            wanted.has(tenant.workspaceId) ? withChange(tenant, change) : tenant,
          ),
        );
      });
    },
  };
}
