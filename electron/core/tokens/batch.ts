// The tokens of many tenants of one MSP: several exchanges at a time, each result as it comes.
import pLimit from "p-limit";
import type { AppError, Result, WorkspaceId } from "../../contract/contract.ts";
import { cancelled, fail } from "../base/result.ts";
import type { Token } from "../base/token.ts";

export interface TokenOptions {
  /** The life that a held token must have left; the operator’s setting by default. A token issued for the call is exempt. */
  readonly minimumLifeMs?: number;
  /** Ends the wait, and the exchange itself unless someone else waits for it too. */
  readonly signal?: AbortSignal;
}

export interface BatchOptions extends TokenOptions {
  readonly signal: AbortSignal;
  /** How many exchanges run at a time, in all batches of the MSP together. */
  readonly concurrency: number;
  /** Asked when a tenant’s turn comes; the token of one that is no longer wanted is `cancelled`. */
  readonly isWanted?: (workspaceId: WorkspaceId) => boolean;
  /** Called once for each tenant, in the order in which they finish. */
  readonly settled: (workspaceId: WorkspaceId, token: Result<Token>) => void;
}

/** Resolves when every tenant is settled. */
export type TokensFor = (
  workspaceIds: readonly WorkspaceId[],
  options: BatchOptions,
) => Promise<void>;

/** No exchange of the MSP can work until the operator acts, and a thousand refusals could lock the API client out. */
const fatal: ReadonlySet<AppError["kind"]> = new Set([
  "invalidClient",
  "noCredentials",
  "vaultUnavailable",
]);

/** GreenLake has answered, and the answer concerns one tenant. */
const ofOneTenant: ReadonlySet<AppError["kind"]> = new Set([
  "forbidden",
  "unknownWorkspace",
  "rejected",
  "wrongWorkspace",
  "cancelled",
]);

/** After so many failures in a row that concern no tenant in particular, the batch gives up. */
const mostInARow = 8;

/** A signal for each of many waits: they end with `whole`, which has to know only the running ones. */
function createSignals(whole: AbortSignal) {
  const running = new Set<AbortController>();
  whole.addEventListener("abort", () => running.forEach((one) => one.abort()), { once: true });
  return async <T>(wait: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const one = new AbortController();
    running.add(one);
    const result = await wait(one.signal);
    running.delete(one);
    return result;
  };
}

/** Whether a batch gets anywhere. */
function createProgress() {
  let granted = 0;
  let inARow = 0;
  let stoppedBy: AppError | null = null;
  return {
    granted: () => granted,
    stoppedBy: () => stoppedBy,
    note(token: Result<Token>): void {
      if (token.ok) granted += 1;
      if (token.ok || ofOneTenant.has(token.error.kind)) {
        inARow = 0;
        return;
      }
      inARow += 1;
      if (fatal.has(token.error.kind) || inARow >= mostInARow) stoppedBy ??= token.error;
    },
  };
}

export function createBatches(
  tokenFor: (workspaceId: WorkspaceId, options: TokenOptions) => Promise<Result<Token>>,
): TokensFor {
  const limit = pLimit(1);

  return async (workspaceIds, batch) => {
    const { concurrency, settled, isWanted, signal: whole, ...options } = batch;
    limit.concurrency = concurrency;
    const progress = createProgress();
    const withSignal = createSignals(whole);

    async function ask(workspaceId: WorkspaceId): Promise<Result<Token>> {
      for (;;) {
        const stoppedBy = progress.stoppedBy();
        if (whole.aborted || isWanted?.(workspaceId) === false) return cancelled;
        if (stoppedBy !== null) return fail(stoppedBy);
        const before = progress.granted();
        const token = await withSignal((signal) => tokenFor(workspaceId, { ...options, signal }));
        // While other tenants get through, the rate limit is only a matter of patience.
        const isHeldUp = !token.ok && token.error.kind === "rateLimited";
        if (isHeldUp && progress.granted() > before) continue;
        progress.note(token);
        return token;
      }
    }

    await limit.map(workspaceIds, async (workspaceId) =>
      settled(workspaceId, await ask(workspaceId)),
    );
  };
}
