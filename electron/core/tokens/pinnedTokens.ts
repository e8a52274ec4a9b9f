// What is done for pinned tenants by itself, where the operator wants it: a word before expiry, and tokens kept ready.
import type { Settings, Tenant, TokenTimes, WorkspaceId } from "../../contract/contract.ts";
import { createLoop } from "../base/loop.ts";
import type { Clock } from "../base/ports.ts";
import type { HeldToken, TokenBroker } from "./tokens.ts";

const warningMs = 2 * 60_000;
/** A token is renewed this long before it would be too short-lived to be copied. */
const aheadMs = 30_000;
/** At most so many are kept ready: the token endpoint's quota is not known. */
const mostKeptReady = 10;
/** After a failure, or while nobody is at the machine. */
const pauseMs = 60_000;
const longestPauseMs = 15 * 60_000;
/** Between two renewals for one tenant, however short its tokens live. */
const leastPauseMs = 60_000;

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
      // Of a token that was born with less there is nothing to warn.
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

/** Milliseconds until the token has to be renewed; 0 where there is none. */
function dueInMs(times: TokenTimes | null, minimumLifeMs: number, nowMs: number): number {
  if (times === null) return 0;
  // A token that is born with less than that is not renewed all the time, but half-way.
  const lifeMs = times.expiresAtMs - times.issuedAtMs;
  const marginMs = Math.min(minimumLifeMs + aheadMs, lifeMs / 2);
  return Math.max(0, times.expiresAtMs - marginMs - nowMs);
}

/** Failures in a row, and when the next request may be made by the monotonic clock. */
interface Pause {
  readonly refusals: number;
  readonly untilMs: number;
}

function nextDue(
  ports: WatchPorts,
  held: readonly HeldToken[],
  pauses: ReadonlyMap<WorkspaceId, Pause>,
) {
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

/** One request at a time, none for an empty chair, and ever longer pauses for a tenant that is refused. */
function createRenewal(ports: WatchPorts) {
  const pauses = new Map<WorkspaceId, Pause>();
  let asked: TokenBroker | null = null;
  return createLoop(ports.clock, async () => {
    const broker = ports.broker();
    // What was refused to other credentials says nothing of these.
    if (broker !== asked) pauses.clear();
    asked = broker;
    if (!ports.settings().keepPinnedReady || ports.isLocked() || broker === null) return null;
    const due = nextDue(ports, broker.view(), pauses);
    if (due === undefined || due.inMs > 0) return due?.inMs ?? null;
    if (!ports.isInUse()) return pauseMs;
    const { workspaceId } = due;
    const renewed = await broker.renew(workspaceId);
    // The operator forgot it, or locked: that is no refusal, and no reason to fetch it again at once.
    const isRefused = !renewed.ok && renewed.error.kind !== "cancelled";
    const refusals = isRefused ? (pauses.get(workspaceId)?.refusals ?? 0) + 1 : 0;
    const waitMs = isRefused
      ? Math.min(longestPauseMs, pauseMs * 2 ** (refusals - 1))
      : leastPauseMs;
    pauses.set(workspaceId, { refusals, untilMs: ports.clock.monotonicMs() + waitMs });
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
