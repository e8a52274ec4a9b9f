// Undoes the operator’s last change of an MSP’s tenants, unless those tenants have changed again since.
import type { Result, WorkspaceId } from "../../contract/contract.ts";
import { inOrder } from "../base/names.ts";
import type { Changed } from "../base/ports.ts";
import { fail, ok } from "../base/result.ts";
import { filtered, inPieces, type Work, type Changes, type LongStore } from "../base/timing.ts";
import type { StoredTenant, StoredTenantList } from "./stored.ts";

interface UndoPorts {
  readonly list: LongStore<StoredTenantList>;
  readonly newId: () => string;
  readonly changed: Changed;
}

export interface TenantUndo {
  /** Remembers a stored change in place of the last one. Answers the ID that undoes it. */
  readonly remember: (change: Changes<StoredTenantList>) => string;
  /** Error, beside the store’s: `changedSince` unless this is the last change and its tenants are still as it left them. */
  readonly undo: (undoId: string) => Promise<Result<Changes<StoredTenantList>>>;
}

function* byId({ tenants }: StoredTenantList): Work<Map<WorkspaceId, StoredTenant>> {
  const map = new Map<WorkspaceId, StoredTenant>();
  yield* inPieces(tenants, (tenant) => void map.set(tenant.workspaceId, tenant));
  return map;
}

const isSame = (one: StoredTenant | undefined, other: StoredTenant | undefined): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** Error: `changedSince` if one of the changed tenants has changed again. Every other tenant stays as it is now. */
function* withoutChange(
  { before, after }: Changes<StoredTenantList>,
  now: StoredTenantList,
): Work<Result<StoredTenantList>> {
  const was = yield* byId(before);
  const became = yield* byId(after);
  const tenants = yield* byId(now);
  let isLast = true;
  yield* inPieces(new Set([...was.keys(), ...became.keys()]), (id) => {
    const former = was.get(id);
    if (isSame(former, became.get(id))) return;
    isLast &&= isSame(became.get(id), tenants.get(id));
    if (former === undefined) tenants.delete(id);
    else tenants.set(id, former);
  });
  if (!isLast) return fail({ kind: "changedSince" });
  const { followsList } = before.followsList === after.followsList ? now : before;
  return ok({ ...now, tenants: yield* inOrder(tenants.values()), followsList });
}

/** The tenants that a change has removed. */
export function* removedBy({
  before,
  after,
}: Changes<StoredTenantList>): Work<readonly StoredTenant[]> {
  const kept = yield* byId(after);
  return yield* filtered(before.tenants, ({ workspaceId }) => !kept.has(workspaceId));
}

export function createTenantUndo({ list, newId, changed }: UndoPorts): TenantUndo {
  let last: Changes<StoredTenantList> | null = null;
  let lastId = "";
  return {
    remember(change) {
      last = change;
      lastId = newId();
      return lastId;
    },
    async undo(undoId) {
      const written = await list.change((now) =>
        last === null || undoId !== lastId
          ? fail({ kind: "changedSince" })
          : withoutChange(last, now),
      );
      if (!written.ok) return written;
      if (undoId === lastId) last = null;
      changed("tenants", "tokens", "discovery");
      return written;
    },
  };
}
