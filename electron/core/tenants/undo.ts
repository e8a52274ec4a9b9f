// Undoes the operator’s last change of an MSP’s tenants and of its heading, unless what it changed has changed again since.
import type { Result, WorkspaceId } from "../../contract/contract.ts";
import { inOrder } from "../base/names.ts";
import type { Changed } from "../base/ports.ts";
import { fail, ok } from "../base/result.ts";
import { filtered, inPieces, type Work, type Changes, type LongStore } from "../base/timing.ts";
import type { StoredTenant, StoredTenantList } from "./stored.ts";

/** What a team file changes of an MSP beside its tenants. */
interface Heading {
  readonly name: string;
  readonly centralUrl: string;
}

type Undoable = Changes<StoredTenantList & Partial<Heading>>;

interface UndoPorts<Msp extends StoredTenantList & Heading> {
  readonly store: LongStore<Msp>;
  readonly newId: () => string;
  readonly changed: Changed;
}

export interface TenantUndo {
  /** Remembers a stored change in place of the last one. Answers the ID that undoes it. */
  readonly remember: (change: Undoable) => string;
  /** Error, beside the store’s: `changedSince` unless this is the last change and all that it changed is still as it left it. */
  readonly undo: (undoId: string) => Promise<Result<Changes<StoredTenantList>>>;
}

function* byId({ tenants }: StoredTenantList): Work<Map<WorkspaceId, StoredTenant>> {
  const map = new Map<WorkspaceId, StoredTenant>();
  yield* inPieces(tenants, (tenant) => void map.set(tenant.workspaceId, tenant));
  return map;
}

const isSame = (one: StoredTenant | undefined, other: StoredTenant | undefined): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** Null if what was changed has changed again. */
function headingBefore({ before, after }: Undoable, now: Heading): Heading | null {
  const former = { name: now.name, centralUrl: now.centralUrl };
  for (const key of ["name", "centralUrl"] as const) {
    if (before[key] === undefined || before[key] === after[key]) continue;
    if (now[key] !== after[key]) return null;
    former[key] = before[key];
  }
  return former;
}

/** Error: `changedSince` if one of the changed tenants has changed again. Every other tenant stays as it is now. */
function* withoutChange<Msp extends StoredTenantList & Heading>(
  { before, after }: Undoable,
  now: Msp,
): Work<Result<Msp>> {
  const heading = headingBefore({ before, after }, now);
  if (heading === null) return fail({ kind: "changedSince" });
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
  return ok({ ...now, ...heading, tenants: yield* inOrder(tenants.values()), followsList });
}

/** The tenants that a change has removed. */
export function* removedBy({
  before,
  after,
}: Changes<StoredTenantList>): Work<readonly StoredTenant[]> {
  const kept = yield* byId(after);
  return yield* filtered(before.tenants, ({ workspaceId }) => !kept.has(workspaceId));
}

export function createTenantUndo<Msp extends StoredTenantList & Heading>({
  store,
  newId,
  changed,
}: UndoPorts<Msp>): TenantUndo {
  let last: Undoable | null = null;
  let lastId = "";
  return {
    remember(change) {
      last = change;
      lastId = newId();
      return lastId;
    },
    async undo(undoId) {
      const written = await store.change((now) =>
        last === null || undoId !== lastId
          ? fail({ kind: "changedSince" })
          : withoutChange(last, now),
      );
      if (!written.ok) return written;
      if (undoId === lastId) last = null;
      changed("msps", "tenants", "tokens", "discovery");
      return written;
    },
  };
}
