// What is done for pinned tenants by itself, where the operator wants it: a word before expiry, and tokens kept ready.
import type { Settings, Tenant, TokenTimes, WorkspaceId } from "../contract.ts";
import { createLoop } from "./loop.ts";
import type { Clock } from "./ports.ts";
import type { HeldToken, TokenBroker } from "./tokenBroker.ts";

const warningMs = 2 * 60_000;
/** A token is renewed this long before it would be too short-lived to be copied. */
const aheadMs = 30_000;
/** At most so many are kept ready: the token endpoint's quota is not known. */
const mostKeptReady = 10;
/** After a failure, or while nobody is at the machine. */
const pauseMs = 60_000;
const longestPauseMs = 15 * 60_000;

interface WatchPorts {
  readonly clock: Clock;
  readonly settings: () => Settings;
  readonly tenants: () => readonly Tenant[];
  readonly isLocked: () => boolean;
  readonly isInUse: () => boolean;
  readonly broker: () => TokenBroker | null;
  readonly warn: (tenant: Tenant, times: TokenTimes) => void;
}

export interface PinnedWatch {
  /** To be called after anything that `settings`, `tenants`, `isLocked` or the tokens say has changed. */
  reconsider(): void;
}

const pinnedOf = (tenants: readonly Tenant[]) => tenants.filter(({ pinned }) => pinned);

function createWarnings({ clock, settings, tenants, isLocked, broker, warn }: WatchPorts) {
  const warned = new Map<WorkspaceId, number>();
  return createLoop(clock, async () => {
    if (!settings().expiryWarnings || isLocked()) return null;
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
      if (leftMs > warningMs) nextMs = Math.min(nextMs, leftMs - warningMs);
      else {
        warned.set(tenant.workspaceId, times.expiresAtMs);
        if (leftMs > 0) warn(tenant, times);
      }
    }
    return nextMs === Infinity ? null : nextMs;
  });
}

/** Milliseconds until the token has to be renewed; 0 where there is none. */
function dueInMs(times: TokenTimes | null, minimumLifeMs: number, nowMs: number): number {
  if (times === null) return 0;
  // A token that is born with less than that is not renewed all the time, but half-way.
  const lifeMs = times.expiresAtMs - times.issuedAtMs;
  const marginMs = Math.min(minimumLifeMs + aheadMs, lifeMs / 2);
  return Math.max(0, times.expiresAtMs - marginMs - nowMs);
}

/** Failures in a row, and when the next try is due by the monotonic clock. */
interface Refusal {
  readonly count: number;
  readonly untilMs: number;
}

function nextDue(
  ports: WatchPorts,
  held: readonly HeldToken[],
  refusals: ReadonlyMap<WorkspaceId, Refusal>,
) {
  const { clock, settings, tenants } = ports;
  const byId = new Map(held.map((token) => [token.workspaceId, token.times]));
  const minimumLifeMs = settings().minimumLifeS * 1000;
  return pinnedOf(tenants())
    .slice(0, mostKeptReady)
    .map(({ workspaceId }) => {
      const dueMs = dueInMs(byId.get(workspaceId) ?? null, minimumLifeMs, clock.nowMs());
      const refusedMs = (refusals.get(workspaceId)?.untilMs ?? 0) - clock.monotonicMs();
      return { workspaceId, inMs: Math.max(dueMs, refusedMs) };
    })
    .toSorted((one, other) => one.inMs - other.inMs)[0];
}

/** One request at a time, none for an empty chair, and ever longer pauses for a tenant that is refused. */
function createRenewal(ports: WatchPorts) {
  const refusals = new Map<WorkspaceId, Refusal>();
  return createLoop(ports.clock, async () => {
    const broker = ports.broker();
    if (!ports.settings().keepPinnedReady || ports.isLocked() || broker === null) return null;
    const due = nextDue(ports, broker.view(), refusals);
    if (due === undefined || due.inMs > 0) return due?.inMs ?? null;
    if (!ports.isInUse()) return pauseMs;
    const { workspaceId } = due;
    if ((await broker.renew(workspaceId)).ok) {
      refusals.delete(workspaceId);
      return 0;
    }
    const count = (refusals.get(workspaceId)?.count ?? 0) + 1;
    const waitMs = Math.min(longestPauseMs, pauseMs * 2 ** (count - 1));
    refusals.set(workspaceId, { count, untilMs: ports.clock.monotonicMs() + waitMs });
    return 0;
  });
}

export function createPinnedWatch(ports: WatchPorts): PinnedWatch {
  const warnings = createWarnings(ports);
  const renewal = createRenewal(ports);
  return {
    reconsider() {
      warnings();
      renewal();
    },
  };
}
