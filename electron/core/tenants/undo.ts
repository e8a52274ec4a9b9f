// Undoes the operator’s last change of an MSP’s tenants, unless those tenants have changed again since.
import type { Result, WorkspaceId } from "../../contract/contract.ts";
import { inOrder } from "../base/names.ts";
import type { Changed, Store } from "../base/ports.ts";
import { fail } from "../base/result.ts";
import type { StoredTenant, StoredTenantList } from "./stored.ts";

interface UndoPorts {
  readonly list: Store<StoredTenantList>;
  readonly newId: () => string;
  readonly changed: Changed;
}

export interface TenantUndo {
  /** Remembers a stored change in place of the last one. Answers the ID that undoes it. */
  readonly remember: (before: StoredTenantList, after: StoredTenantList) => string;
  /** Error, beside the store’s: `changedSince` unless this is the last change and its tenants are still as it left them. */
  readonly undo: (undoId: string) => Result<null>;
}

type Tenants = ReadonlyMap<WorkspaceId, StoredTenant>;

const byId = ({ tenants }: StoredTenantList): Tenants =>
  new Map(tenants.map((tenant) => [tenant.workspaceId, tenant]));

const isSame = (one: StoredTenant | undefined, other: StoredTenant | undefined): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** Null if one of the changed tenants has changed again. Every other tenant stays as it is now. */
function withoutChange(
  before: StoredTenantList,
  after: StoredTenantList,
  now: StoredTenantList,
): StoredTenantList | null {
  const [was, became, tenants] = [byId(before), byId(after), new Map(byId(now))];
  for (const id of new Set([...was.keys(), ...became.keys()])) {
    const former = was.get(id);
    if (isSame(former, became.get(id))) continue;
    if (!isSame(became.get(id), tenants.get(id))) return null;
    if (former === undefined) tenants.delete(id);
    else tenants.set(id, former);
  }
  const { followsList } = before.followsList === after.followsList ? now : before;
  return { ...now, tenants: inOrder(tenants.values()), followsList };
}

export function createTenantUndo({ list, newId, changed }: UndoPorts): TenantUndo {
  let last: Readonly<Record<"before" | "after", StoredTenantList>> | null = null;
  let lastId = "";
  return {
    remember(before, after) {
      last = { before, after };
      lastId = newId();
      return lastId;
    },
    undo(undoId) {
      const restored =
        last === null || undoId !== lastId
          ? null
          : withoutChange(last.before, last.after, list.read());
      if (restored === null) return fail({ kind: "changedSince" });
      const written = list.write(restored);
      if (!written.ok) return written;
      last = null;
      changed("tenants", "tokens", "discovery");
      return written;
    },
  };
}
