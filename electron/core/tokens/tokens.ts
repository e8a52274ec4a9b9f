// One MSP’s tokens, in memory only: which ones are held, which are being exchanged, and when to get a new one.
import type { AppError, Result, TokenTimes, WorkspaceId } from "../../contract/contract.ts";
import type { Issuer } from "../base/issuer.ts";
import { cancelled, ok, orCancelled } from "../base/result.ts";
import { type OnWait, withRetries } from "../base/retry.ts";
import { createThrottle } from "../base/timing.ts";
import { type Instant, instantOf, remainingMs, timesOf, type Token } from "../base/token.ts";
import { createBatches, type TokenOptions, type TokensFor } from "./batch.ts";
import { createMspToken, type MspToken, type MspTokenPorts } from "./mspToken.ts";
import { createPace, type Pace } from "./pace.ts";

export type { TokenOptions } from "./batch.ts";
export { inspectToken } from "./inspectToken.ts";
export { createPinnedTokens } from "./pinnedTokens.ts";

export interface BrokerPorts extends MspTokenPorts {
  readonly endpoint: MspTokenPorts["endpoint"] & {
    tokenExchange(
      issuer: Issuer,
      subjectToken: string,
      signal: AbortSignal,
    ): Promise<Result<Token>>;
  };
  /** The life that a held token must have left to be handed out. A token issued for the same call is exempt. */
  readonly minimumLifeMs: () => number;
}

export interface TokenState {
  readonly times: TokenTimes | null;
  readonly exchanging: boolean;
  readonly waitingUntilMs: number | null;
}

export interface HeldToken extends TokenState {
  readonly workspaceId: WorkspaceId;
}

export interface TokenBroker {
  /** The tenant’s token: the held one, else the result of a running exchange, else of a new exchange. */
  tokenFor(workspaceId: WorkspaceId, options?: TokenOptions): Promise<Result<Token>>;
  /** The tokens of many tenants, several exchanges at a time. */
  readonly tokensFor: TokensFor;
  /** Exchanges a new token, however long the held one lives; until then the held one stays in use. */
  renew(workspaceId: WorkspaceId): Promise<Result<Token>>;
  /** The tenant’s token as it is held, expired or not; null if there is none. */
  held(workspaceId: WorkspaceId): Token | null;
  /** The MSP’s own token: to be copied, or for a request that must not be repeated with a second one. */
  mspToken(options?: Pick<TokenOptions, "minimumLifeMs">): Promise<Result<Token>>;
  /** Asks one of GreenLake’s APIs with the MSP token; a refused token (401) is renewed once. */
  askApi<T>(ask: (mspToken: string) => Promise<Result<T>>): Promise<Result<T>>;
  /** Drops the tenant’s token and cancels its exchange. */
  forget(workspaceId: WorkspaceId): void;
  /** Every tenant with a token or a running exchange. */
  view(): readonly HeldToken[];
  mspTokenView(): TokenState;
  /** When GreenLake lets the MSP send again (wall clock, ms); null if it may send now. */
  readonly waitingUntilMs: () => number | null;
  /** Drops every token and cancels every request; later answers are not kept. */
  close(): void;
}

interface Flight {
  readonly promise: Promise<Result<Token>>;
  readonly abort: AbortController;
  /** How many callers wait for it; the last one that gives up ends it. */
  callers: number;
}

interface Entry {
  token: Token | null;
  flight: Flight | null;
  waitingUntilMs: number | null;
}

const newEntry = (): Entry => ({ token: null, flight: null, waitingUntilMs: null });
/** While a batch runs, `changed` follows at most this often: a thousand tenants must not mean thousands of views. */
const betweenViewsMs = 250;

const isRunning = (flight: Flight | null): flight is Flight =>
  flight !== null && !flight.abort.signal.aborted;

const isSubjectTokenRefused = ({ kind }: AppError): boolean => kind === "subjectTokenRefused";
const isApiTokenRefused = (error: AppError): boolean =>
  error.kind === "rejected" && error.server.status === 401;

const viewOf = (entries: ReadonlyMap<WorkspaceId, Entry>, now: Instant): readonly HeldToken[] =>
  Array.from(entries, ([workspaceId, { token, flight, waitingUntilMs }]) => ({
    workspaceId,
    times: token === null ? null : timesOf(token, now),
    exchanging: isRunning(flight),
    waitingUntilMs,
  }));

/** Exchanges the MSP token for the tenant’s; a refused MSP token is renewed once. */
const createExchange =
  (ports: BrokerPorts, mspToken: MspToken, pace: Pace) =>
  (workspaceId: WorkspaceId, signal: AbortSignal, onWait: OnWait): Promise<Result<Token>> => {
    const issuer = { ...ports.mspIssuer, workspaceId };
    const options = { signal, onWait };
    const exchange = (subjectToken: string) => {
      const send = () => ports.endpoint.tokenExchange(issuer, subjectToken, signal);
      return withRetries(ports, () => pace.send(send, options), options);
    };
    return mspToken.use(exchange, { ...options, isRefused: isSubjectTokenRefused });
  };

/** Waits with the other callers. */
async function join(flight: Flight, signal: AbortSignal | undefined): Promise<Result<Token>> {
  flight.callers += 1;
  if (signal === undefined) return flight.promise;
  const token = await orCancelled(flight.promise, signal);
  if (!signal.aborted) return token;
  flight.callers -= 1;
  if (flight.callers === 0) flight.abort.abort();
  return token;
}

/** The tenants’ tokens and exchanges. */
function createEntries(exchange: ReturnType<typeof createExchange>, changed: () => void) {
  const entries = new Map<WorkspaceId, Entry>();

  async function settle(workspaceId: WorkspaceId, entry: Entry, signal: AbortSignal) {
    const onWait: OnWait = (untilMs) => {
      entry.waitingUntilMs = untilMs;
      changed();
    };
    try {
      const result = await exchange(workspaceId, signal, onWait);
      if (signal.aborted) return cancelled;
      if (result.ok) entry.token = result.value;
      return result;
    } finally {
      // After an exchange that its callers gave up, the next one may already be running.
      if (entry.flight?.abort.signal === signal) {
        entry.flight = null;
        entry.waitingUntilMs = null;
      }
      if (entry.flight === null && entry.token === null && entries.get(workspaceId) === entry)
        entries.delete(workspaceId);
      changed();
    }
  }

  return {
    entries,
    renew: (workspaceId: WorkspaceId, signal?: AbortSignal): Promise<Result<Token>> => {
      const entry = entries.get(workspaceId) ?? newEntry();
      if (isRunning(entry.flight)) return join(entry.flight, signal);
      entries.set(workspaceId, entry);
      const abort = new AbortController();
      const promise = settle(workspaceId, entry, abort.signal);
      entry.flight = { abort, promise, callers: 0 };
      changed();
      return join(entry.flight, signal);
    },
    drop: (workspaceId: WorkspaceId): void => {
      entries.get(workspaceId)?.flight?.abort.abort();
      entries.delete(workspaceId);
    },
  };
}

/** Tells of every change, or of many at once while a batch runs. */
function createTelling({ clock, changed }: BrokerPorts) {
  const soon = createThrottle(clock, betweenViewsMs, changed);
  let batches = 0;
  return {
    changed: () => (batches === 0 ? changed() : soon()),
    duringBatch: async (run: Promise<void>): Promise<void> => {
      batches += 1;
      await run;
      batches -= 1;
      changed();
    },
  };
}

/** `first` is the MSP token that a test of the credentials brought. */
export function createTokenBroker(given: BrokerPorts, first: Token | null = null): TokenBroker {
  const { changed, duringBatch } = createTelling(given);
  const ports = { ...given, changed };
  const { clock } = ports;
  const closing = new AbortController();
  const closed = closing.signal;
  const pace = createPace(clock);
  const mspToken = createMspToken(ports, pace, closed, first);
  const { entries, drop, ...exchanges } = createEntries(
    createExchange(ports, mspToken, pace),
    changed,
  );

  const renew = async (workspaceId: WorkspaceId, signal?: AbortSignal): Promise<Result<Token>> =>
    closed.aborted ? cancelled : exchanges.renew(workspaceId, signal);

  const tokenFor: TokenBroker["tokenFor"] = async (workspaceId, options = {}) => {
    const { minimumLifeMs = ports.minimumLifeMs(), signal } = options;
    const held = entries.get(workspaceId)?.token ?? null;
    const isLongEnough = held !== null && remainingMs(held, instantOf(clock)) > minimumLifeMs;
    return isLongEnough ? ok(held) : renew(workspaceId, signal);
  };
  const batches = createBatches(tokenFor);

  return {
    renew: (workspaceId) => renew(workspaceId),
    tokenFor,
    tokensFor: (workspaceIds, options) => duringBatch(batches(workspaceIds, options)),
    held: (workspaceId) => entries.get(workspaceId)?.token ?? null,
    mspToken: (options) => mspToken.get({ ...options, signal: closed }),
    askApi: (ask) => mspToken.use(ask, { signal: closed, isRefused: isApiTokenRefused }),
    forget(workspaceId) {
      drop(workspaceId);
      changed();
    },
    view: () => viewOf(entries, instantOf(clock)),
    mspTokenView() {
      const { token, requesting } = mspToken.view();
      const times = token === null ? null : timesOf(token, instantOf(clock));
      return { times, exchanging: requesting, waitingUntilMs: pace.waitingUntilMs() };
    },
    waitingUntilMs: pace.waitingUntilMs,
    close() {
      closing.abort();
      for (const workspaceId of entries.keys()) drop(workspaceId);
      changed();
    },
  };
}
