// The settings a test can change while the simulator runs, and the decision which failure is due next.
import type { Alteration, Interruption } from "./faults.ts";
import { sampleTenants, type Tenant } from "./sampleTenants.ts";

type GrantEndpoint = "clientCredentials" | "tokenExchange";
/** What a request asks for; `other` is anything the service does not offer. */
export type Endpoint =
  | GrantEndpoint
  | "tenantList"
  | "workspace"
  | "credentialList"
  | "credentialReset"
  | "other";

interface Occasion {
  /** 32 hexadecimal digits; if absent, every workspace. */
  readonly workspaceId?: string;
  /** Matching requests that succeed before the first failure; 0 by default. */
  readonly skip?: number;
  /** Failures before requests succeed again; unlimited by default. */
  readonly times?: number;
}

/** The service first refuses an invalid request (no User-Agent, unknown workspace, an exchange with client credentials). */
export type Failure = Occasion &
  (
    | { readonly endpoint?: Endpoint; readonly fault: Interruption }
    | { readonly endpoint: GrantEndpoint; readonly fault: Interruption | Alteration }
  );

/** How the tenant list’s pages mislead; `shifting` adds a tenant at the head between the first page and the second. */
type PagingQuirk =
  | "none"
  | "loop"
  | "totalTooHigh"
  | "totalTooLow"
  | "itemWithoutId"
  | "secondPageFails"
  | "shifting"
  | "offsetCountsPages";

export interface Behaviour {
  /** A number creates that many sample tenants. */
  readonly tenants: number | readonly Tenant[];
  readonly tokenFormat: "jwt" | "opaque";
  /** The delay before every answer. */
  readonly latencyMs: number;
  /** How far the service’s clock runs ahead, as seen in the `Date` header. */
  readonly clockSkewSeconds: number;
  /** Answers 403: the API client’s owner may not list tenants. */
  readonly tenantListForbidden: boolean;
  readonly paging: PagingQuirk;
  /** The most items on a page, even if `limit` asks for more. */
  readonly pageSize: number;
  /** The first failure that is due decides. Setting this list resets all counts. */
  readonly failures: readonly Failure[];
}

const usualBehaviour: Behaviour = {
  tenants: 12,
  tokenFormat: "jwt",
  latencyMs: 0,
  clockSkewSeconds: 0,
  tenantListForbidden: false,
  paging: "none",
  pageSize: 300,
  failures: [],
};

export interface BehaviourStore {
  now(): Behaviour;
  tenants(): readonly Tenant[];
  change(next: Partial<Behaviour>): void;
  /** The fault for this request, if one is due; each call counts as one request. */
  dueFault(endpoint: Endpoint, workspaceId: string | undefined): Interruption | Alteration | null;
}

export function createBehaviour(initial: Partial<Behaviour>): BehaviourStore {
  const listOf = (wanted: Behaviour["tenants"]) =>
    typeof wanted === "number" ? sampleTenants(wanted) : wanted;
  let behaviour: Behaviour = { ...usualBehaviour, ...initial };
  let tenants = listOf(behaviour.tenants);
  let seen = new Map<Failure, number>();
  return {
    now: () => behaviour,
    tenants: () => tenants,
    change: (next) => {
      behaviour = { ...behaviour, ...next };
      if (next.tenants !== undefined) tenants = listOf(next.tenants);
      if (next.failures !== undefined) seen = new Map();
    },
    dueFault: (endpoint, workspaceId) => {
      for (const failure of behaviour.failures) {
        if (failure.endpoint !== undefined && failure.endpoint !== endpoint) continue;
        if (failure.workspaceId !== undefined && failure.workspaceId !== workspaceId) continue;
        const { skip = 0, times = Infinity } = failure;
        const before = seen.get(failure) ?? 0;
        seen.set(failure, before + 1);
        if (before >= skip && before < skip + times) return failure.fault;
      }
      return null;
    },
  };
}
