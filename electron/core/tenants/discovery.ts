// Reads GreenLake’s list of the MSP’s tenants: on demand, and once a day.
import type { Discovery, Result, Undoable, WorkspaceId } from "../../contract/contract.ts";
import { type Issuer, toWorkspaceId } from "../base/issuer.ts";
import { byName } from "../base/names.ts";
import type { Changed, Clock } from "../base/ports.ts";
import { cancelled, done, fail, ok } from "../base/result.ts";
import {
  atOnce,
  createLoop,
  filtered,
  inTurns,
  sorted,
  type Changes,
  type LongStore,
} from "../base/timing.ts";
import type { Greenlake, Listing } from "../greenlake/greenlake.ts";
import type { TokenBroker } from "../tokens/tokens.ts";
import { createListingView, type ListingView } from "./listingView.ts";
import { mergeListed } from "./mergeList.ts";
import type { StoredTenantList } from "./stored.ts";
import { compared } from "./twins.ts";
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
  readonly list: LongStore<StoredTenantList>;
  readonly undo: Pick<TenantUndo, "remember">;
  readonly changed: Changed;
}

export interface TenantDiscovery {
  readonly state: () => Discovery;
  /** Starts a reading, or joins the running one. Error: that of the first page; later ones are in the state. */
  readonly discover: () => Promise<Result<null>>;
  readonly cancel: () => void;
  /** Adds tenants from the last reading; null adds all of them and follows the list from then on. */
  readonly add: (workspaceIds: readonly string[] | null) => Promise<Result<Undoable>>;
  /** Cancels a reading and forgets the last one. */
  readonly reset: () => void;
  /** Call it after a change of anything that the daily reading depends on. */
  readonly reconsider: () => void;
}

type OnProgress = (found: number, total: number | null) => void;

const createReading =
  ({ clock, greenlake, broker, issuer, isLocked }: DiscoveryPorts) =>
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
    const others = filtered(tenants, ({ workspaceId }) => workspaceId !== at.workspaceId);
    const inOrder = sorted(await inTurns(others, clock.turn), byName);
    return ok({ ...rest, tenants: await inTurns(inOrder, clock.turn) });
  };

interface Keeping {
  /** Decides which tenants of the list are added. */
  readonly isWanted: (workspaceId: WorkspaceId) => boolean;
  readonly followsList: boolean;
  /** `new` for tenants that were added automatically, `listed` for those that the operator chose. */
  readonly addedAs: "new" | "listed";
}

const createKeep =
  ({ clock, list }: DiscoveryPorts, view: ListingView) =>
  async (
    listing: Listing,
    keeping: (before: StoredTenantList) => Keeping,
  ): Promise<Result<Changes<StoredTenantList>>> => {
    const { tenants: listed, complete } = listing;
    const kept = await list.change(function* (before) {
      const { isWanted, followsList, addedAs } = keeping(before);
      const choice = { complete, isWanted, addedAs };
      const tenants = yield* compared(yield* mergeListed(before.tenants, listed, choice));
      const listedAtMs = complete ? clock.nowMs() : before.listedAtMs;
      return ok({ tenants, listedAtMs, followsList });
    });
    // A snapshot, which comes next, then has it ready.
    await inTurns(view(listing, list.read().tenants), clock.turn);
    return kept;
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
  const view = createListingView();
  const keep = createKeep(ports, view);
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
    if (listing.ok && resets === before) last = listing.value;
    const kept =
      listing.ok && resets === before ? await keep(listing.value, keepAutomatically) : listing;
    running = running === now ? null : running;
    // Once a day is enough for a list that GreenLake has never let us read.
    notBeforeMs = clock.monotonicMs() + (list.read().listedAtMs === null ? dayMs : afterReadingMs);
    changed("discovery", ...(kept.ok ? ["tenants" as const] : []));
    return resets === before ? done(kept) : cancelled;
  }

  const start = (): Promise<Result<null>> => {
    if (running === null) {
      running = notYet();
      changed("discovery");
      running.promise = discover(running);
    }
    return running.promise;
  };

  return {
    discover: start,
    cancel: () => running?.abort.abort(),
    state() {
      if (running !== null) return progressOf(running);
      return last === null ? { status: "none" } : atOnce(view(last, list.read().tenants));
    },
    async add(workspaceIds) {
      if (last === null) return fail({ kind: "unknownTenant" });
      const kept = await keep(last, (before) => keepChosen(before, workspaceIds));
      if (!kept.ok) return kept;
      changed("tenants", "discovery");
      return ok({ undoId: ports.undo.remember(kept.value) });
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
      return waitMs > 0 ? waitMs : start().then(() => 0);
    }),
  };
}
