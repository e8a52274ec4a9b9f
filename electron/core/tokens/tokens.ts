// One MSP's tokens, in memory only: which are held, which are being fetched, and when a new one is due.
import type { Result, TokenTimes, WorkspaceId } from "../../contract/contract.ts";
import { createMspToken, type MspToken, type MspTokenPorts, type OnWait } from "./mspToken.ts";
import { fail, ok } from "../base/result.ts";
import { withRetries } from "../base/retry.ts";
import { type Instant, instantOf, remainingMs, timesOf, type Token } from "../base/token.ts";

export interface BrokerPorts extends MspTokenPorts {
  /** Life that a token handed out must have left, unless it was issued for this very call. */
  readonly minimumLifeMs: () => number;
  /** Called after each change of what `view` shows. */
  readonly changed: () => void;
}

export interface HeldToken {
  readonly workspaceId: WorkspaceId;
  readonly times: TokenTimes | null;
  readonly exchanging: boolean;
  readonly waitingUntilMs: number | null;
}

export interface TokenBroker {
  /** A token for the tenant: the held one, else the result of the one exchange under way, else of a new one. */
  tokenFor(workspaceId: WorkspaceId): Promise<Result<Token>>;
  /** A new token, however long the held one lives; that one stays in use until the new one is there. */
  renew(workspaceId: WorkspaceId): Promise<Result<Token>>;
  /** The tenant's token as it is held, expired or not; null where there is none. */
  held(workspaceId: WorkspaceId): Token | null;
  /** The MSP's own token, for GreenLake's APIs; `drop` is for one that was refused. */
  mspToken(onWait: OnWait): Promise<Result<Token>>;
  dropMspToken(refused: Token): void;
  /** Drops the tenant's token and cancels its exchange. */
  forget(workspaceId: WorkspaceId): void;
  /** Tenants that have a token or an exchange. */
  view(): readonly HeldToken[];
  /** Drops every token and cancels everything; nothing that comes in later is kept. */
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

const noteWait =
  (entry: Entry, changed: () => void): OnWait =>
  (untilMs) => {
    entry.waitingUntilMs = untilMs;
    changed();
  };

const mspTokenAccess = (
  held: MspToken,
  closed: AbortSignal,
): Pick<TokenBroker, "mspToken" | "dropMspToken"> => ({
  mspToken: (onWait) =>
    closed.aborted ? cancelled() : Promise.race([held.get(onWait), aborted(closed)]),
  dropMspToken: (refused) => held.drop(refused),
});

const newEntry = (): Entry => ({ token: null, flight: null, waitingUntilMs: null });
const cancelled = () => Promise.resolve(fail({ kind: "cancelled" } as const));

const aborted = (signal: AbortSignal): Promise<Result<never>> =>
  new Promise((resolve) => {
    const cancel = () => resolve(fail({ kind: "cancelled" }));
    if (signal.aborted) cancel();
    else signal.addEventListener("abort", cancel, { once: true });
  });

/** One exchange; a subject token that is refused costs one new MSP token and one more try, never two. */
async function exchange(
  ports: BrokerPorts,
  mspToken: MspToken,
  workspaceId: WorkspaceId,
  signal: AbortSignal,
  onWait: OnWait,
): Promise<Result<Token>> {
  const issuer = { ...ports.mspIssuer, workspaceId };
  for (let renewed = false; ; renewed = true) {
    const subject = await Promise.race([mspToken.get(onWait), aborted(signal)]);
    if (!subject.ok) return subject;
    const result = await withRetries(ports, signal, onWait, () =>
      ports.endpoint.tokenExchange(issuer, subject.value.value, signal),
    );
    if (result.ok || result.error.kind !== "subjectTokenRefused") return result;
    mspToken.drop(subject.value);
    if (renewed) return result;
  }
}

const viewOf = (entries: ReadonlyMap<WorkspaceId, Entry>, now: Instant): readonly HeldToken[] =>
  Array.from(entries, ([workspaceId, { token, flight, waitingUntilMs }]) => ({
    workspaceId,
    times: token === null ? null : timesOf(token, now),
    exchanging: flight !== null,
    waitingUntilMs,
  }));

/** `first` is the MSP token that testing the credentials brought, so that the first copy needs one request only. */
export function createTokenBroker(ports: BrokerPorts, first: Token | null = null): TokenBroker {
  const closing = new AbortController();
  const entries = new Map<WorkspaceId, Entry>();
  const mspToken = createMspToken(ports, closing.signal, first);

  async function settle(workspaceId: WorkspaceId, entry: Entry, signal: AbortSignal) {
    try {
      const result = await exchange(
        ports,
        mspToken,
        workspaceId,
        signal,
        noteWait(entry, ports.changed),
      );
      if (signal.aborted) return fail({ kind: "cancelled" } as const);
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

  const renew = (workspaceId: WorkspaceId): Promise<Result<Token>> => {
    if (closing.signal.aborted) return cancelled();
    const entry = entries.get(workspaceId) ?? newEntry();
    if (entry.flight !== null) return entry.flight.promise;
    entries.set(workspaceId, entry);
    const abort = new AbortController();
    entry.flight = { abort, promise: settle(workspaceId, entry, abort.signal) };
    ports.changed();
    return entry.flight.promise;
  };

  return {
    ...mspTokenAccess(mspToken, closing.signal),
    renew,
    held: (workspaceId) => entries.get(workspaceId)?.token ?? null,
    tokenFor(workspaceId) {
      const held = entries.get(workspaceId)?.token ?? null;
      const now = instantOf(ports.clock);
      return held !== null && remainingMs(held, now) > ports.minimumLifeMs()
        ? Promise.resolve(ok(held))
        : renew(workspaceId);
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
