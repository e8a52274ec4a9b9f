// Reading GreenLake's list of the MSP's tenants: on demand, and once a day where there are tenants.
import type {
  AppError,
  AppSnapshot,
  Discovery,
  ListedTenant,
  Result,
  WorkspaceId,
} from "../../contract/contract.ts";
import type { MspConnection } from "../msps/connection.ts";
import { describeFailure } from "../base/failureWords.ts";
import { createGreenlakeApi, type Discovery as Listing } from "../greenlake/tenantList.ts";
import { toWorkspaceId } from "../base/issuer.ts";
import { createLoop } from "../base/loop.ts";
import type { Clock, Fetch, Store } from "../base/ports.ts";
import { fail, ok } from "../base/result.ts";
import type { StoredMsp } from "../storedState.ts";
import { byName, mergeListed } from "./directory.ts";
import { withMspToken } from "../tokens/withMspToken.ts";

const dayMs = 24 * 60 * 60 * 1000;
/** After the start, and after any reading: one that failed, or broke off, is due again. */
const afterStartMs = 20_000;
const afterReadingMs = 60 * 60 * 1000;

interface DiscoveryPorts {
  readonly clock: Clock;
  readonly fetch: Fetch;
  readonly random: () => number;
  readonly userAgent: () => string;
  readonly connection: MspConnection;
  readonly msp: Store<StoredMsp>;
  readonly isLocked: () => boolean;
  readonly changed: (...sections: readonly (keyof AppSnapshot)[]) => void;
}

export interface TenantDiscovery {
  readonly state: () => Discovery;
  /** One reading at a time. Error: that of the first page; a later one's is in the state. */
  readonly discover: () => Promise<Result<null>>;
  readonly cancel: () => void;
  readonly add: (workspaceIds: readonly string[] | null) => Result<null>;
  /** For other credentials, and for the lock. */
  readonly reset: () => void;
  /** To be called after a change of what the daily reading depends on. */
  readonly reconsider: () => void;
}

type Read = (signal: AbortSignal, onProgress: Progress) => Promise<Result<Listing>>;
type Progress = (found: number, total: number | null) => void;

function createReading(ports: DiscoveryPorts): Read {
  const api = createGreenlakeApi(ports);
  return async (signal, onProgress) => {
    const broker = ports.connection.broker();
    const issuer = ports.connection.issuer();
    if (ports.isLocked()) return fail({ kind: "locked" });
    if (broker === null || issuer === null) return fail({ kind: "noCredentials" });
    return withMspToken(broker, (token) => api.listTenants(issuer, token, { signal, onProgress }));
  };
}

const failureOf = (error: AppError | null) =>
  error === null ? null : describeFailure(error, "this MSP's list of tenants");

/** Drawn anew only for another list or other tenants: a snapshot is taken far more often. */
function createListingView() {
  let of: readonly unknown[] = [];
  let view: Discovery = { status: "none" };
  return (listing: Listing, tenants: StoredMsp["tenants"]): Discovery => {
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
  /** Which of the list's tenants are added. */
  readonly isWanted: (workspaceId: WorkspaceId) => boolean;
  readonly followsList: boolean;
  /** `new` for what has come by itself; what the operator chooses is not news. */
  readonly addedAs: "new" | "listed";
}

type Keep = (listing: Listing, keeping: Keeping) => Result<null>;

const createKeep =
  ({ clock, msp, changed }: DiscoveryPorts): Keep =>
  (listing, { isWanted, followsList, addedAs }) => {
    const before = msp.read();
    const tenants = mergeListed(before.tenants, listing.tenants, {
      complete: listing.complete,
      isWanted,
      addedAs,
    });
    const listedAtMs = listing.complete ? clock.nowMs() : before.listedAtMs;
    const written = msp.write({ ...before, tenants, listedAtMs, followsList });
    if (written.ok) changed("tenants", "discovery");
    return written;
  };

const byItself = ({ followsList, listedAtMs }: StoredMsp): Keeping => ({
  isWanted: () => followsList,
  followsList,
  addedAs: listedAtMs === null ? "listed" : "new",
});

/** Null for all of it, and what joins it later. */
function byChoice({ followsList }: StoredMsp, workspaceIds: readonly string[] | null): Keeping {
  if (workspaceIds === null) return { isWanted: () => true, followsList: true, addedAs: "listed" };
  const chosen = new Set(workspaceIds.map((text) => toWorkspaceId(text)));
  return { isWanted: (id) => chosen.has(id), followsList, addedAs: "listed" };
}

/** Milliseconds until the day's reading is due; null where there is none to come. */
function dueInMs({ clock, msp, connection, isLocked }: DiscoveryPorts): number | null {
  const { listedAtMs, tenants } = msp.read();
  if (connection.state().status !== "ready" || isLocked()) return null;
  // Nobody has read it yet, as where the tenants have come in a team file.
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
  const { clock, msp, changed } = ports;
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
    // One that may never be read is not asked for every hour.
    notBeforeMs = clock.monotonicMs() + (msp.read().listedAtMs === null ? dayMs : afterReadingMs);
    changed("discovery");
    if (resets !== before) return fail({ kind: "cancelled" });
    if (!listing.ok) return listing;
    last = { ...listing.value, tenants: listing.value.tenants.toSorted(byName) };
    return keep(last, byItself(msp.read()));
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
      return last === null ? { status: "none" } : view(last, msp.read().tenants);
    },
    add(workspaceIds) {
      if (last === null) return fail({ kind: "unknownTenant" });
      return keep(last, byChoice(msp.read(), workspaceIds));
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
