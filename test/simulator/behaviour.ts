// What can be changed about the simulated service while it runs, and which failure is the next one due.
import type { Alteration, Interruption } from "./faults.ts";
import { sampleTenants, type Tenant } from "./sampleTenants.ts";

type GrantEndpoint = "clientCredentials" | "tokenExchange";
/** What a request is for; `other` is anything that the service does not have. */
export type Endpoint =
  | GrantEndpoint
  | "tenantList"
  | "workspace"
  | "credentialList"
  | "credentialReset"
  | "other";

interface Occasion {
  /** 32 hexadecimal digits; without it, any workspace. */
  readonly workspaceId?: string;
  /** Matching requests that still go well before the first failure: 0. */
  readonly skip?: number;
  /** Failures before it goes well again: without end. */
  readonly times?: number;
}

/** Requests that are refused for what they are (no User-Agent, unknown workspace, client credentials on the exchange) are refused first. */
export type Failure = Occasion &
  (
    | { readonly endpoint?: Endpoint; readonly fault: Interruption }
    | { readonly endpoint: GrantEndpoint; readonly fault: Interruption | Alteration }
  );

/** How the tenant list's pages mislead; `shifting`: a tenant is added at the head between the first page and the next. */
type PagingQuirk =
  | "none"
  | "loop"
  | "totalTooHigh"
  | "totalTooLow"
  | "itemWithoutId"
  | "secondPageFails"
  | "shifting"
  | "offsetCountsPages";

/** RFC 8693 section 2.2.2 says `invalidRequest`; what the service says is not known. */
export type SubjectTokenRefusal = "invalidRequest" | "invalidGrant" | "invalidToken" | "hpe";

export interface Behaviour {
  /** A number gives that many sample tenants. */
  readonly tenants: number | readonly Tenant[];
  readonly tokenLifetimeSeconds: number;
  /** Whether a tenant token's life ends with its subject token's, where that is sooner. */
  readonly cappedBySubjectToken: boolean;
  readonly tokenFormat: "jwt" | "opaque";
  /** Length of a JWT, at least; 1 to 4 KB at the service. */
  readonly tokenBytes: number;
  /** How the service answers an exchange whose subject token is unknown, expired, revoked or not the MSP's. */
  readonly subjectTokenRefusal: SubjectTokenRefusal;
  /** Before every answer. */
  readonly latencyMs: number;
  /** How far the service's clock is ahead: in the `Date` header, `iat` and `exp`. */
  readonly clockSkewSeconds: number;
  /** 403: the API client's owner lacks the permission to list. */
  readonly tenantListForbidden: boolean;
  /** 403: the API client's owner may neither list API clients nor reset one's secret. */
  readonly credentialsForbidden: boolean;
  readonly paging: PagingQuirk;
  /** Items that a page holds at most, whatever `limit` asks for. */
  readonly pageSize: number;
  /** The first one that is due decides. Setting them starts their counts anew. */
  readonly failures: readonly Failure[];
}

const usualBehaviour: Behaviour = {
  tenants: 12,
  tokenLifetimeSeconds: 899,
  cappedBySubjectToken: false,
  tokenFormat: "jwt",
  tokenBytes: 1500,
  subjectTokenRefusal: "invalidRequest",
  latencyMs: 0,
  clockSkewSeconds: 0,
  tenantListForbidden: false,
  credentialsForbidden: false,
  paging: "none",
  pageSize: 300,
  failures: [],
};

export interface BehaviourStore {
  now(): Behaviour;
  tenants(): readonly Tenant[];
  change(next: Partial<Behaviour>): void;
  /** The fault for this request, which counts as one occasion. */
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
