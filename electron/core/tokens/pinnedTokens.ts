// Pinned tenants’ tokens, if the operator wants it: a warning before one expires, and tokens kept ready to copy.
import type { Result, Settings, Tenant, TokenTimes, WorkspaceId } from "../../contract/contract.ts";
import type { Clock } from "../base/ports.ts";
import { createLoop } from "../base/timing.ts";

const warningMs = 2 * 60_000;
/** A token is renewed this long before it would be too short-lived to be copied. */
const aheadMs = 30_000;
/** The most tokens kept ready, because the token endpoint’s quota is unknown. */
const mostKeptReady = 10;
/** After a failure, or while the operator is away. */
const pauseMs = 60_000;
const longestPauseMs = 15 * 60_000;
/** Between two renewals for one tenant, even if its tokens live only seconds. */
const leastPauseMs = 60_000;

interface PinnedPorts {
  readonly clock: Clock;
  readonly settings: () => Settings;
  readonly tenants: () => readonly Tenant[];
  readonly isLocked: () => boolean;
  readonly isInUse: () => boolean;
  readonly broker: () => Broker | null;
  /** Notifies the operator that the tenant’s token expires soon. */
  readonly warn: (tenant: Tenant, times: TokenTimes) => void;
}

/** What pinned tokens need of the token broker. */
interface Broker {
  view(): readonly { readonly workspaceId: WorkspaceId; readonly times: TokenTimes | null }[];
  renew(workspaceId: WorkspaceId): Promise<Result<unknown>>;
}

type Held = ReturnType<Broker["view"]>;

export interface PinnedTokens {
  /** Call it after any change of `settings`, `tenants`, `isLocked` or the tokens. */
  reconsider(): void;
}

/** A hidden tenant counts as not pinned. */
const pinnedOf = (tenants: readonly Tenant[]) =>
  tenants.filter(({ pinned, hidden }) => pinned && !hidden);

function createWarnings({ clock, settings, tenants, broker, warn }: PinnedPorts) {
  const warned = new Map<WorkspaceId, number>();
  return createLoop(clock, async () => {
    if (!settings().expiryWarnings) return null;
    const held = new Map(
      broker()
        ?.view()
        .map((token) => [token.workspaceId, token.times]),
    );
    let nextMs = Infinity;
    for (const tenant of pinnedOf(tenants())) {
      const times = held.get(tenant.workspaceId) ?? null;
      if (times === null || warned.get(tenant.workspaceId) === times.expiresAtMs) continue;
      const leftMs = times.expiresAtMs - clock.nowMs();
      // A token that was issued with less needs no warning.
      if (times.expiresAtMs - times.issuedAtMs <= warningMs) continue;
      if (leftMs > warningMs) nextMs = Math.min(nextMs, leftMs - warningMs);
      else {
        warned.set(tenant.workspaceId, times.expiresAtMs);
        if (leftMs > 0) warn(tenant, times);
      }
    }
    return nextMs === Infinity ? null : nextMs;
  });
}

/** Milliseconds until the token must be renewed; 0 without a token. */
function dueInMs(times: TokenTimes | null, minimumLifeMs: number, nowMs: number): number {
  if (times === null) return 0;
  // A token that was issued with less than that is renewed half-way, not all the time.
  const lifeMs = times.expiresAtMs - times.issuedAtMs;
  const marginMs = Math.min(minimumLifeMs + aheadMs, lifeMs / 2);
  return Math.max(0, times.expiresAtMs - marginMs - nowMs);
}

/** Failures in a row, and when the next request may start (monotonic clock). */
interface Pause {
  readonly refusals: number;
  readonly untilMs: number;
}

function nextDue(ports: PinnedPorts, held: Held, pauses: ReadonlyMap<WorkspaceId, Pause>) {
  const { clock, settings, tenants } = ports;
  const byId = new Map(held.map((token) => [token.workspaceId, token.times]));
  const minimumLifeMs = settings().minimumLifeS * 1000;
  return pinnedOf(tenants())
    .slice(0, mostKeptReady)
    .map(({ workspaceId }) => {
      const dueMs = dueInMs(byId.get(workspaceId) ?? null, minimumLifeMs, clock.nowMs());
      const pausedMs = (pauses.get(workspaceId)?.untilMs ?? 0) - clock.monotonicMs();
      return { workspaceId, inMs: Math.max(dueMs, pausedMs) };
    })
    .toSorted((one, other) => one.inMs - other.inMs)[0];
}

/** One request at a time, none while the operator is away, and growing pauses after refusals. */
function createRenewal(ports: PinnedPorts) {
  const pauses = new Map<WorkspaceId, Pause>();
  let asked: Broker | null = null;
  return createLoop(ports.clock, async () => {
    const broker = ports.broker();
    // Refusals of other credentials say nothing about the new ones.
    if (broker !== asked) pauses.clear();
    asked = broker;
    if (!ports.settings().keepPinnedReady || ports.isLocked() || broker === null) return null;
    const due = nextDue(ports, broker.view(), pauses);
    if (due === undefined || due.inMs > 0) return due?.inMs ?? null;
    if (!ports.isInUse()) return pauseMs;
    const { workspaceId } = due;
    const renewed = await broker.renew(workspaceId);
    // `cancelled` means that the operator forgot the token or locked: neither is a refusal.
    const isRefused = !renewed.ok && renewed.error.kind !== "cancelled";
    const refusals = isRefused ? (pauses.get(workspaceId)?.refusals ?? 0) + 1 : 0;
    const waitMs = isRefused
      ? Math.min(longestPauseMs, pauseMs * 2 ** (refusals - 1))
      : leastPauseMs;
    pauses.set(workspaceId, { refusals, untilMs: ports.clock.monotonicMs() + waitMs });
    return 0;
  });
}

export function createPinnedTokens(ports: PinnedPorts): PinnedTokens {
  const warnings = createWarnings(ports);
  const renewal = createRenewal(ports);
  return {
    reconsider() {
      warnings();
      renewal();
    },
  };
}
