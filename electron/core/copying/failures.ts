// Why copies failed: a tenant’s failure is kept for its row, and what is wrong with the whole MSP is kept once.
import type {
  AppError,
  AppSnapshot,
  MspFault,
  Tenant,
  TenantToken,
  WorkspaceId,
} from "../../contract/contract.ts";
import { describeFailure, describeFault } from "../base/failureWords.ts";
import { nameOf } from "../base/names.ts";
import type { Changed } from "../base/ports.ts";
import type { HeldToken } from "../tokens/tokens.ts";

/** After these errors, no tenant of the MSP can get a token. */
const ofMsp: ReadonlySet<AppError["kind"]> = new Set([
  "invalidClient",
  "noCredentials",
  "vaultUnavailable",
  "offline",
  "dns",
  "tls",
  "proxy",
  "refused",
  "timeout",
]);

interface FailedCopy {
  readonly workspaceId: WorkspaceId;
  readonly format: string | undefined;
  readonly error: AppError;
}

/** What is wrong with the whole MSP, and the copy that met it; a batch is no copy. */
interface Fault {
  readonly copy: FailedCopy | null;
  readonly error: AppError;
}

export interface CopyFailures {
  readonly failed: (copy: FailedCopy) => void;
  readonly failedInBatch: (workspaceId: WorkspaceId, error: AppError) => void;
  /** The MSP works after all. */
  readonly succeeded: () => void;
  /** Drops the tenant’s failure, but not the MSP’s: only the end of the next copy tells whether that is over. */
  readonly begin: (workspaceId: WorkspaceId) => void;
  /** Drops the tenant’s failure, or the MSP’s if this tenant’s copy met it; null for one that a batch met. */
  readonly forget: (workspaceId: WorkspaceId | null) => void;
  /** Forgets everything, for new credentials. */
  readonly reset: () => void;
  readonly of: (workspaceId: WorkspaceId) => AppError | null;
  readonly fault: () => MspFault | null;
  readonly tokensShown: (held: readonly HeldToken[]) => AppSnapshot["tokens"];
}

export const noToken: TenantToken = {
  times: null,
  exchanging: false,
  waitingUntilMs: null,
  failure: null,
};

interface FailedTenant {
  readonly workspaceId: WorkspaceId;
  readonly tenant: Tenant;
  readonly error: AppError;
}

/** The tenants that failed. Finding them in a long list takes a while, and rows are shown far more often than a copy fails. */
function createFailedTenants(
  failures: ReadonlyMap<WorkspaceId, AppError>,
  tenants: () => readonly Tenant[],
) {
  let of: readonly Tenant[] | null = null;
  let errors: readonly AppError[] = [];
  let found: readonly FailedTenant[] = [];
  return {
    read(): readonly FailedTenant[] {
      if (failures.size === 0) return [];
      const all = tenants();
      const now = [...failures.values()];
      const isSame =
        of === all && now.length === errors.length && now.every((each, at) => each === errors[at]);
      if (isSame) return found;
      of = all;
      errors = now;
      found = all.flatMap((tenant) => {
        const error = failures.get(tenant.workspaceId);
        return error === undefined ? [] : [{ workspaceId: tenant.workspaceId, tenant, error }];
      });
      return found;
    },
  };
}

export function createCopyFailures(
  tenants: () => readonly Tenant[],
  changed: Changed,
): CopyFailures {
  const failures = new Map<WorkspaceId, AppError>();
  const described = createFailedTenants(failures, tenants);
  let fault: Fault | null = null;
  const setFault = (next: Fault | null) => {
    if (next === fault) return;
    fault = next;
    changed("msps");
  };
  const keep = (workspaceId: WorkspaceId, error: AppError, copy: FailedCopy | null) => {
    const isOfMsp = ofMsp.has(error.kind);
    if (!isOfMsp) failures.set(workspaceId, error);
    setFault(isOfMsp ? { copy, error } : null);
  };
  return {
    failed: (copy) => keep(copy.workspaceId, copy.error, copy),
    failedInBatch: (workspaceId, error) => keep(workspaceId, error, null),
    succeeded: () => setFault(null),
    begin: (workspaceId) => void failures.delete(workspaceId),
    forget(workspaceId) {
      if (workspaceId !== null) failures.delete(workspaceId);
      if ((fault?.copy?.workspaceId ?? null) === workspaceId) setFault(null);
    },
    reset() {
      failures.clear();
      setFault(null);
    },
    of: (workspaceId) => failures.get(workspaceId) ?? null,
    fault() {
      if (fault === null) return null;
      const { copy, error } = fault;
      const { workspaceId = null, format = null } = copy ?? {};
      return { failure: describeFault(error), workspaceId, format };
    },
    tokensShown(held) {
      const shown: Record<string, TenantToken> = {};
      for (const { workspaceId, ...token } of held)
        shown[workspaceId] = { ...token, failure: null };
      for (const { workspaceId, tenant, error } of described.read()) {
        const failure = describeFailure(error, nameOf(tenant));
        shown[workspaceId] = { ...noToken, ...shown[workspaceId], failure };
      }
      return shown;
    },
  };
}
