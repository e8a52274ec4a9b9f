// What became of each tenant of a batch, and how that adds up.
import type { Batch, TenantOfMsp } from "../../contract/contract.ts";
import type { Clock } from "../base/ports.ts";
import { instantOf, timesOf, type Token } from "../base/token.ts";

type Fate = "waiting" | "done" | "failed";

interface Member extends TenantOfMsp {
  readonly fate: Fate;
}

const keyOf = ({ mspId, workspaceId }: TenantOfMsp): string => `${mspId} ${workspaceId}`;

/** An estimate from fewer requests would jump about. */
const enoughRequests = 8;

export interface BatchState {
  /** Tenants that already have their token keep it. */
  readonly add: (tenants: readonly TenantOfMsp[]) => void;
  readonly got: (tenant: TenantOfMsp, token: Token) => void;
  readonly failed: (tenant: TenantOfMsp) => void;
  /** For a tenant that is no longer there. */
  readonly drop: (tenant: TenantOfMsp) => void;
  /** Those without a token. */
  readonly lacking: () => readonly TenantOfMsp[];
  /** Null if it holds no tenant. */
  readonly view: (status: Batch["status"], waitingUntilMs: number | null) => Batch | null;
}

export function createBatchState(clock: Clock): BatchState {
  const members = new Map<string, Member>();
  let firstExpiresAtMs: number | null = null;
  let requests = 0;
  let sinceMs = clock.monotonicMs();
  const set = (tenant: TenantOfMsp, fate: Fate) =>
    void members.set(keyOf(tenant), { ...tenant, fate });

  function endsAtMs(left: number, waitingUntilMs: number | null): number | null {
    if (requests < enoughRequests || left === 0) return null;
    const eachMs = (clock.monotonicMs() - sinceMs) / requests;
    return Math.max(clock.nowMs(), waitingUntilMs ?? 0) + left * eachMs;
  }

  return {
    add(tenants) {
      if ([...members.values()].every(({ fate }) => fate !== "waiting")) {
        requests = 0;
        sinceMs = clock.monotonicMs();
      }
      for (const tenant of tenants)
        if (members.get(keyOf(tenant))?.fate !== "done") set(tenant, "waiting");
    },
    got(tenant, token) {
      set(tenant, "done");
      const { expiresAtMs } = timesOf(token, instantOf(clock));
      firstExpiresAtMs = Math.min(firstExpiresAtMs ?? Infinity, expiresAtMs);
      // A token that was held took no time.
      if (token.issuedAt.monotonicMs >= sinceMs) requests += 1;
    },
    failed(tenant) {
      set(tenant, "failed");
      requests += 1;
    },
    drop: (tenant) => void members.delete(keyOf(tenant)),
    lacking: () =>
      [...members.values()].flatMap(({ fate, mspId, workspaceId }) =>
        fate === "done" ? [] : [{ mspId, workspaceId }],
      ),
    view(status, waitingUntilMs) {
      const all = [...members.values()];
      const count = (wanted: Fate) => all.filter(({ fate }) => fate === wanted).length;
      if (all.length === 0) return null;
      const left = count("waiting");
      return {
        status,
        total: all.length,
        done: count("done"),
        failed: count("failed"),
        endsAtMs: status === "running" ? endsAtMs(left, waitingUntilMs) : null,
        waitingUntilMs,
        firstExpiresAtMs,
      };
    },
  };
}
