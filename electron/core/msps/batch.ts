// The tokens of many tenants, of any MSPs: one batch at a time, which takes in whatever is asked for while it runs.
import type {
  AppSnapshot,
  Result,
  Settings,
  Tenant,
  TenantOfMsp,
  WorkspaceId,
} from "../../contract/contract.ts";
import type { Handlers } from "../base/handlers.ts";
import type { Changed, Clock } from "../base/ports.ts";
import { cancelled, fail, ok } from "../base/result.ts";
import { createThrottle } from "../base/timing.ts";
import type { Token } from "../base/token.ts";
import type { Copying, Notifications } from "../copying/copying.ts";
import type { TokenBroker } from "../tokens/tokens.ts";
import { type BatchState, createBatchState } from "./batchState.ts";

/** What a batch needs of an MSP. */
export interface BatchMsp {
  readonly id: string;
  readonly tenants: () => readonly Tenant[];
  readonly connection: {
    readonly broker: () => Pick<TokenBroker, "tokensFor" | "waitingUntilMs"> | null;
  };
  readonly copying: Pick<Copying, "failures">;
}

export interface BatchPorts<Msp extends BatchMsp> {
  readonly clock: Clock;
  readonly find: (mspId: string) => Msp | null;
  readonly isLocked: () => boolean;
  readonly settings: () => Pick<Settings, "concurrency">;
  readonly notifications: Pick<Notifications, "gotTokens">;
  readonly changed: Changed;
}

/** What became of a tenant of the batch. */
export interface Settled<Msp> {
  readonly msp: Msp;
  readonly tenant: Tenant;
  readonly token: Result<Token>;
}

export interface TokenBatch<Msp> {
  readonly state: () => AppSnapshot["batch"];
  /** Resolves when each of these tenants is settled. Tenants that we do not know are left out. Errors: `locked`, `unknownTenant`. */
  readonly get: (tenants: readonly TenantOfMsp[]) => Promise<Result<readonly Settled<Msp>[]>>;
  readonly commands: Handlers<"getTokens" | "cancelTokens" | "retryTokens" | "dismissBatch">;
  /** For the lock, which drops every token. */
  readonly forget: () => void;
}

/** The window draws its progress from this; more often would not be seen. */
const betweenViewsMs = 250;

type KnownTenants<Msp> = ReadonlyMap<Msp, ReadonlyMap<WorkspaceId, Tenant>>;

/** The tenants that we know, each once, by MSP and in the given order. */
function known<Msp extends BatchMsp>(
  { find }: BatchPorts<Msp>,
  tenants: readonly TenantOfMsp[],
): KnownTenants<Msp> {
  const wanted = new Map<Msp, Map<WorkspaceId, Tenant>>();
  const lists = new Map<Msp, ReadonlyMap<string, Tenant>>();
  for (const { mspId, workspaceId } of tenants) {
    const msp = find(mspId);
    if (msp === null) continue;
    const list = lists.get(msp) ?? new Map(msp.tenants().map((each) => [each.workspaceId, each]));
    lists.set(msp, list);
    const tenant = list.get(workspaceId);
    if (tenant === undefined) continue;
    const chosen = wanted.get(msp) ?? new Map<WorkspaceId, Tenant>();
    wanted.set(msp, chosen.set(tenant.workspaceId, tenant));
  }
  return wanted;
}

/** Whether a tenant is still in its MSP’s list. */
function createIsWanted<Msp extends BatchMsp>(
  { find }: BatchPorts<Msp>,
  msp: Msp,
): (workspaceId: WorkspaceId) => boolean {
  let list: readonly Tenant[] = [];
  let ids: ReadonlySet<WorkspaceId> = new Set();
  return (workspaceId) => {
    const now = find(msp.id) === msp ? msp.tenants() : [];
    if (now !== list) ids = new Set(now.map((each) => each.workspaceId));
    list = now;
    return ids.has(workspaceId);
  };
}

/** The batch that is shown, running or over. */
interface Run {
  readonly state: BatchState;
  readonly abort: AbortController;
  /** The IDs of the MSPs that it asks. */
  readonly msps: Set<string>;
  /** Calls of `get` that are not answered yet. */
  asks: number;
}

const newRun = (clock: Clock): Run => ({
  state: createBatchState(clock),
  abort: new AbortController(),
  msps: new Set(),
  asks: 0,
});

const isRunning = ({ asks, abort }: Run): boolean => asks > 0 && !abort.signal.aborted;

/** Asks for the tokens of one MSP’s tenants, and notes what becomes of each. */
function createAsking<Msp extends BatchMsp>(ports: BatchPorts<Msp>, progressed: () => void) {
  return async (
    { state, abort: { signal } }: Run,
    msp: Msp,
    tenants: ReadonlyMap<WorkspaceId, Tenant>,
  ): Promise<readonly Settled<Msp>[]> => {
    const results = new Map<WorkspaceId, Result<Token>>();
    const { failures } = msp.copying;
    const settled = (workspaceId: WorkspaceId, token: Result<Token>) => {
      const key = { mspId: msp.id, workspaceId };
      results.set(workspaceId, token);
      if (token.ok) {
        state.got(key, token.value);
        failures.succeeded();
      } else if (token.error.kind !== "cancelled") {
        state.failed(key);
        failures.failedInBatch(workspaceId, token.error);
        // Only the batch was cancelled, or else the tenant has gone.
      } else if (!signal.aborted) state.drop(key);
      progressed();
    };
    const broker = msp.connection.broker();
    const ids = [...tenants.keys()];
    const { concurrency } = ports.settings();
    const isWanted = createIsWanted(ports, msp);
    for (const id of ids) failures.begin(id);
    if (broker === null) for (const id of ids) settled(id, fail({ kind: "noCredentials" }));
    else await broker.tokensFor(ids, { concurrency, signal, isWanted, settled });
    return Array.from(tenants, ([id, tenant]) => ({
      msp,
      tenant,
      token: results.get(id) ?? cancelled,
    }));
  };
}

function createRuns<Msp extends BatchMsp>(ports: BatchPorts<Msp>) {
  const { clock, find, changed, isLocked, notifications } = ports;
  let shown: Run | null = null;
  const ask = createAsking(
    ports,
    createThrottle(clock, betweenViewsMs, () => changed("batch")),
  );

  const state = (): AppSnapshot["batch"] => {
    if (shown === null) return null;
    if (!isRunning(shown))
      return shown.state.view(shown.abort.signal.aborted ? "cancelled" : "done", null);
    const waits = [...shown.msps].map((id) => find(id)?.connection.broker()?.waitingUntilMs() ?? 0);
    const longestMs = Math.max(0, ...waits);
    return shown.state.view("running", longestMs === 0 ? null : longestMs);
  };

  function ended(): void {
    const batch = state();
    if (batch?.status === "done") notifications.gotTokens(batch);
    changed("batch", "tokens");
  }

  async function follow(run: Run, wanted: KnownTenants<Msp>): Promise<readonly Settled<Msp>[]> {
    shown = run;
    run.asks += 1;
    for (const [{ id: mspId }, tenants] of wanted) {
      run.msps.add(mspId);
      run.state.add(Array.from(tenants.keys(), (workspaceId) => ({ mspId, workspaceId })));
    }
    const asked = Array.from(wanted, ([msp, tenants]) => ask(run, msp, tenants));
    changed("batch", "tokens");
    const settled = await Promise.all(asked);
    run.asks -= 1;
    if (run.asks === 0 && shown === run) ended();
    return settled.flat();
  }

  return {
    state,
    shown: () => shown,
    /** The running batch, or a new one. */
    current: (): Run => (shown !== null && isRunning(shown) ? shown : newRun(clock)),
    begin(run: Run, tenants: readonly TenantOfMsp[]): Result<Promise<readonly Settled<Msp>[]>> {
      if (isLocked()) return fail({ kind: "locked" });
      const wanted = known(ports, tenants);
      return wanted.size === 0 ? fail({ kind: "unknownTenant" }) : ok(follow(run, wanted));
    },
    cancel(): void {
      shown?.abort.abort();
      changed("batch");
    },
    forget: (): void => {
      shown?.abort.abort();
      shown = null;
      changed("batch");
    },
  };
}

export function createTokenBatch<Msp extends BatchMsp>(ports: BatchPorts<Msp>): TokenBatch<Msp> {
  const runs = createRuns(ports);
  const start = (run: Run, tenants: readonly TenantOfMsp[]): Result<null> => {
    const begun = runs.begin(run, tenants);
    return begun.ok ? ok(null) : begun;
  };
  /** The last batch, if it is over. */
  const last = () => {
    const run = runs.shown();
    return run === null || isRunning(run) ? null : run;
  };
  return {
    state: runs.state,
    forget: runs.forget,
    async get(tenants) {
      const begun = runs.begin(runs.current(), tenants);
      return begun.ok ? ok(await begun.value) : begun;
    },
    commands: {
      getTokens: async ({ tenants }) => start(runs.current(), tenants),
      async cancelTokens() {
        runs.cancel();
        return ok(null);
      },
      async retryTokens() {
        const run = last();
        if (run === null) return ok(null);
        return start({ ...run, abort: new AbortController(), asks: 0 }, run.state.lacking());
      },
      async dismissBatch() {
        if (last() !== null) runs.forget();
        return ok(null);
      },
    },
  };
}
