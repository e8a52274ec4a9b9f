// One MSP’s tokens, in memory only: which ones are held, which are being exchanged, and when to get a new one.
import type { AppError, Result, TokenTimes, WorkspaceId } from "../../contract/contract.ts";
import type { Issuer } from "../base/issuer.ts";
import { fail, ok } from "../base/result.ts";
import { type OnWait, withRetries } from "../base/retry.ts";
import { type Instant, instantOf, remainingMs, timesOf, type Token } from "../base/token.ts";
import { createMspToken, type MspToken, type MspTokenPorts } from "./mspToken.ts";

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
  /** Called after every change of what `view` shows. */
  readonly changed: () => void;
}

export interface HeldToken {
  readonly workspaceId: WorkspaceId;
  readonly times: TokenTimes | null;
  readonly exchanging: boolean;
  readonly waitingUntilMs: number | null;
}

export interface TokenBroker {
  /** The tenant’s token: the held one, else the result of a running exchange, else of a new exchange. */
  tokenFor(workspaceId: WorkspaceId): Promise<Result<Token>>;
  /** Exchanges a new token, however long the held one lives; until then the held one stays in use. */
  renew(workspaceId: WorkspaceId): Promise<Result<Token>>;
  /** The tenant’s token as it is held, expired or not; null if there is none. */
  held(workspaceId: WorkspaceId): Token | null;
  /** The MSP’s own token, for a request that must not be repeated with a second one. */
  mspToken(): Promise<Result<Token>>;
  /** Asks one of GreenLake’s APIs with the MSP token; a refused token (401) is renewed once. */
  askApi<T>(ask: (mspToken: string) => Promise<Result<T>>): Promise<Result<T>>;
  /** Drops the tenant’s token and cancels its exchange. */
  forget(workspaceId: WorkspaceId): void;
  /** Every tenant with a token or a running exchange. */
  view(): readonly HeldToken[];
  /** Drops every token and cancels every request; later answers are not kept. */
  close(): void;
}

interface Flight {
  readonly promise: Promise<Result<Token>>;
  readonly abort: AbortController;
}

interface Entry {
  token: Token | null;
  flight: Flight | null;
  waitingUntilMs: number | null;
}

const newEntry = (): Entry => ({ token: null, flight: null, waitingUntilMs: null });
const cancelled: Result<never> = fail({ kind: "cancelled" });

const isSubjectTokenRefused = ({ kind }: AppError): boolean => kind === "subjectTokenRefused";
const isApiTokenRefused = (error: AppError): boolean =>
  error.kind === "rejected" && error.server.status === 401;

const viewOf = (entries: ReadonlyMap<WorkspaceId, Entry>, now: Instant): readonly HeldToken[] =>
  Array.from(entries, ([workspaceId, { token, flight, waitingUntilMs }]) => ({
    workspaceId,
    times: token === null ? null : timesOf(token, now),
    exchanging: flight !== null,
    waitingUntilMs,
  }));

/** Exchanges the MSP token for the tenant’s; a refused MSP token is renewed once. */
const createExchange =
  (ports: BrokerPorts, mspToken: MspToken) =>
  (workspaceId: WorkspaceId, signal: AbortSignal, onWait: OnWait): Promise<Result<Token>> => {
    const issuer = { ...ports.mspIssuer, workspaceId };
    const exchange = (subjectToken: string) =>
      withRetries(ports, () => ports.endpoint.tokenExchange(issuer, subjectToken, signal), {
        signal,
        onWait,
      });
    return mspToken.use(exchange, { signal, onWait, isRefused: isSubjectTokenRefused });
  };

/** `first` is the MSP token that a test of the credentials brought. */
export function createTokenBroker(ports: BrokerPorts, first: Token | null = null): TokenBroker {
  const closing = new AbortController();
  const closed = closing.signal;
  const entries = new Map<WorkspaceId, Entry>();
  const mspToken = createMspToken(ports, closed, first);
  const exchange = createExchange(ports, mspToken);

  async function settle(workspaceId: WorkspaceId, entry: Entry, signal: AbortSignal) {
    const onWait: OnWait = (untilMs) => {
      entry.waitingUntilMs = untilMs;
      ports.changed();
    };
    try {
      const result = await exchange(workspaceId, signal, onWait);
      if (signal.aborted) return cancelled;
      if (result.ok) entry.token = result.value;
      return result;
    } finally {
      entry.flight = null;
      entry.waitingUntilMs = null;
      if (entry.token === null && entries.get(workspaceId) === entry) entries.delete(workspaceId);
      ports.changed();
    }
  }

  const drop = (workspaceId: WorkspaceId) => {
    entries.get(workspaceId)?.flight?.abort.abort();
    entries.delete(workspaceId);
  };

  const renew = async (workspaceId: WorkspaceId): Promise<Result<Token>> => {
    if (closed.aborted) return cancelled;
    const entry = entries.get(workspaceId) ?? newEntry();
    if (entry.flight !== null) return entry.flight.promise;
    entries.set(workspaceId, entry);
    const abort = new AbortController();
    entry.flight = { abort, promise: settle(workspaceId, entry, abort.signal) };
    ports.changed();
    return entry.flight.promise;
  };

  return {
    renew,
    held: (workspaceId) => entries.get(workspaceId)?.token ?? null,
    mspToken: () => mspToken.get({ signal: closed }),
    askApi: (ask) => mspToken.use(ask, { signal: closed, isRefused: isApiTokenRefused }),
    async tokenFor(workspaceId) {
      const held = entries.get(workspaceId)?.token ?? null;
      const isLongEnough =
        held !== null && remainingMs(held, instantOf(ports.clock)) > ports.minimumLifeMs();
      return isLongEnough ? ok(held) : renew(workspaceId);
    },
    forget(workspaceId) {
      drop(workspaceId);
      ports.changed();
    },
    view: () => viewOf(entries, instantOf(ports.clock)),
    close() {
      closing.abort();
      for (const workspaceId of entries.keys()) drop(workspaceId);
      ports.changed();
    },
  };
}
