// Reads GreenLake’s list of the MSP’s tenants: on demand, and once a day.
import type {
  AppError,
  Discovery,
  ListedTenant,
  Result,
  Undoable,
  WorkspaceId,
} from "../../contract/contract.ts";
import { describeFailure } from "../base/failureWords.ts";
import { type Issuer, toWorkspaceId } from "../base/issuer.ts";
import { byName } from "../base/names.ts";
import type { Changed, Clock, Store } from "../base/ports.ts";
import { fail, ok } from "../base/result.ts";
import { createLoop } from "../base/timing.ts";
import type { Greenlake, Listing } from "../greenlake/greenlake.ts";
import type { TokenBroker } from "../tokens/tokens.ts";
import { mergeListed } from "./mergeList.ts";
import type { StoredTenantList } from "./stored.ts";
import type { TenantUndo } from "./undo.ts";

const dayMs = 24 * 60 * 60 * 1000;
const afterStartMs = 20_000;
/** The pause after any reading; one that failed or broke off is due again. */
const afterReadingMs = 60 * 60 * 1000;

export interface DiscoveryPorts {
  readonly clock: Clock;
  readonly greenlake: Pick<Greenlake, "listTenants">;
  /** Null while there are no credentials. */
  readonly broker: () => Pick<TokenBroker, "askApi"> | null;
  readonly issuer: () => Issuer | null;
  /** True if the MSP has usable credentials. */
  readonly isReady: () => boolean;
  readonly isLocked: () => boolean;
  readonly list: Store<StoredTenantList>;
  readonly undo: Pick<TenantUndo, "remember">;
  readonly changed: Changed;
}

export interface TenantDiscovery {
  readonly state: () => Discovery;
  /** Starts a reading, or joins the running one. Error: that of the first page; later ones are in the state. */
  readonly discover: () => Promise<Result<null>>;
  readonly cancel: () => void;
  /** Adds tenants from the last reading; null adds all of them and follows the list from then on. */
  readonly add: (workspaceIds: readonly string[] | null) => Result<Undoable>;
  /** Cancels a reading and forgets the last one. */
  readonly reset: () => void;
  /** Call it after a change of anything that the daily reading depends on. */
  readonly reconsider: () => void;
}

type OnProgress = (found: number, total: number | null) => void;

const createReading =
  ({ greenlake, broker, issuer, isLocked }: DiscoveryPorts) =>
  async (signal: AbortSignal, onProgress: OnProgress): Promise<Result<Listing>> => {
    if (isLocked()) return fail({ kind: "locked" });
    const [asked, at] = [broker(), issuer()];
    if (asked === null || at === null) return fail({ kind: "noCredentials" });
    const listing = await asked.askApi((token) =>
      greenlake.listTenants(at, token, { signal, onProgress }),
    );
    if (!listing.ok) return listing;
    // The list may contain the MSP itself, which is no tenant.
    const { tenants, ...rest } = listing.value;
    return ok({
      ...rest,
      tenants: tenants.filter((tenant) => tenant.workspaceId !== at.workspaceId),
    });
  };

const failureOf = (error: AppError | null) =>
  error === null ? null : describeFailure(error, "this MSP’s list of tenants");

/** Rebuilds the view only for a new listing or new tenants, because snapshots are taken far more often. */
function createListingView() {
  let of: readonly unknown[] = [];
  let view: Discovery = { status: "none" };
  return (listing: Listing, tenants: StoredTenantList["tenants"]): Discovery => {
    if (of[0] === listing && of[1] === tenants) return view;
    of = [listing, tenants];
    const known = new Set(tenants.map(({ workspaceId }) => workspaceId));
    const list = listing.tenants.map(({ workspaceId, name, ownership }): ListedTenant => ({
      workspaceId,
      name,
      ownership,
      known: known.has(workspaceId),
    }));
    const { complete, total, skipped, failure } = listing;
    view = { status: "done", tenants: list, complete, total, skipped, failure: failureOf(failure) };
    return view;
  };
}

interface Keeping {
  /** Decides which tenants of the list are added. */
  readonly isWanted: (workspaceId: WorkspaceId) => boolean;
  readonly followsList: boolean;
  /** `new` for tenants that were added automatically, `listed` for those that the operator chose. */
  readonly addedAs: "new" | "listed";
}

const createKeep =
  ({ clock, list, changed }: DiscoveryPorts) =>
  (listing: Listing, { isWanted, followsList, addedAs }: Keeping): Result<null> => {
    const before = list.read();
    const tenants = mergeListed(before.tenants, listing.tenants, {
      complete: listing.complete,
      isWanted,
      addedAs,
    });
    const listedAtMs = listing.complete ? clock.nowMs() : before.listedAtMs;
    const written = list.write({ tenants, listedAtMs, followsList });
    if (written.ok) changed("tenants", "discovery");
    return written;
  };

const keepAutomatically = ({ followsList, listedAtMs }: StoredTenantList): Keeping => ({
  isWanted: () => followsList,
  followsList,
  addedAs: listedAtMs === null ? "listed" : "new",
});

function keepChosen(
  { followsList }: StoredTenantList,
  workspaceIds: readonly string[] | null,
): Keeping {
  if (workspaceIds === null) return { isWanted: () => true, followsList: true, addedAs: "listed" };
  const chosen = new Set(workspaceIds.map((text) => toWorkspaceId(text)));
  return { isWanted: (id) => chosen.has(id), followsList, addedAs: "listed" };
}

/** Milliseconds until the daily reading is due; null if none is. */
function dueInMs({ clock, list, isReady, isLocked }: DiscoveryPorts): number | null {
  const { listedAtMs, tenants } = list.read();
  if (!isReady() || isLocked()) return null;
  // Tenants from a team file or a paste: their list has never been read.
  if (listedAtMs === null) return tenants.length === 0 ? null : 0;
  return Math.min(dayMs, Math.max(0, listedAtMs + dayMs - clock.nowMs()));
}

interface Running {
  readonly abort: AbortController;
  promise: Promise<Result<null>>;
  found: number;
  total: number | null;
}

const progressOf = ({ found, total }: Running): Discovery => ({ status: "running", found, total });

const notYet = (): Running => ({
  abort: new AbortController(),
  promise: Promise.resolve(ok(null)),
  found: 0,
  total: null,
});

export function createDiscovery(ports: DiscoveryPorts): TenantDiscovery {
  const { clock, list, changed } = ports;
  const read = createReading(ports);
  const keep = createKeep(ports);
  const view = createListingView();
  let running: Running | null = null;
  let last: Listing | null = null;
  let notBeforeMs = clock.monotonicMs() + afterStartMs;
  let resets = 0;

  async function discover(now: Running): Promise<Result<null>> {
    const before = resets;
    const listing = await read(now.abort.signal, (found, total) => {
      Object.assign(now, { found, total });
      changed("discovery");
    });
    running = running === now ? null : running;
    // Once a day is enough for a list that GreenLake has never let us read.
    notBeforeMs = clock.monotonicMs() + (list.read().listedAtMs === null ? dayMs : afterReadingMs);
    changed("discovery");
    if (resets !== before) return fail({ kind: "cancelled" });
    if (!listing.ok) return listing;
    last = { ...listing.value, tenants: listing.value.tenants.toSorted(byName) };
    return keep(last, keepAutomatically(list.read()));
  }

  const start = (): Promise<Result<null>> => {
    if (running !== null) return running.promise;
    running = notYet();
    changed("discovery");
    running.promise = discover(running);
    return running.promise;
  };

  return {
    discover: start,
    cancel: () => running?.abort.abort(),
    state() {
      if (running !== null) return progressOf(running);
      return last === null ? { status: "none" } : view(last, list.read().tenants);
    },
    add(workspaceIds) {
      if (last === null) return fail({ kind: "unknownTenant" });
      const before = list.read();
      const kept = keep(last, keepChosen(before, workspaceIds));
      return kept.ok ? ok({ undoId: ports.undo.remember(before, list.read()) }) : kept;
    },
    reset() {
      resets += 1;
      running?.abort.abort();
      running = null;
      last = null;
    },
    reconsider: createLoop(clock, async () => {
      const dueMs = dueInMs(ports);
      if (dueMs === null) return null;
      const waitMs = Math.max(dueMs, notBeforeMs - clock.monotonicMs());
      if (waitMs > 0) return waitMs;
      await start();
      return 0;
    }),
  };
}
