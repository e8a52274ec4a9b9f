// Retries, only when they can help: a rate limit is waited out, a server error is tried up to three times.
import type { AppError, Result } from "../../contract/contract.ts";
import type { Clock } from "./ports.ts";
import { fail } from "./result.ts";

const tries = 3;
const firstBackoffMs = 400;

export interface RetryPorts {
  readonly clock: Clock;
  /** 0 to 1, for the jitter. */
  readonly random: () => number;
}

/** Called with the time at which a wait for the server’s rate limit ends (wall clock, ms), and with null when it has ended. */
export type OnWait = (untilMs: number | null) => void;

/** Milliseconds until the next try, or null if another try cannot help. Full jitter for 5xx. */
function waitMs(error: AppError, attempt: number, random: () => number): number | null {
  if (error.kind === "rateLimited") return error.retryAfterS * 1000;
  if (error.kind === "serverError") return random() * firstBackoffMs * 2 ** attempt;
  return null;
}

/** Runs `attempt` up to three times. */
export async function withRetries<T>(
  { clock, random }: RetryPorts,
  attempt: () => Promise<Result<T>>,
  { signal, onWait }: { readonly signal: AbortSignal; readonly onWait?: OnWait | undefined },
): Promise<Result<T>> {
  for (let done = 1; ; done += 1) {
    const result = await attempt();
    if (signal.aborted) return fail({ kind: "cancelled" });
    if (result.ok || done === tries) return result;
    const pauseMs = waitMs(result.error, done, random);
    if (pauseMs === null) return result;
    onWait?.(clock.nowMs() + pauseMs);
    await clock.sleep(pauseMs, signal);
    onWait?.(null);
    if (signal.aborted) return fail({ kind: "cancelled" });
  }
}
