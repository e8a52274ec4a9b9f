// Trying again only where that can help: a rate limit is waited out as told, a server's fault is tried three times.
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

/** Milliseconds to wait before the next try, or null where another try would not help. Full jitter for 5xx. */
function waitMs(error: AppError, attempt: number, random: () => number): number | null {
  if (error.kind === "rateLimited") return error.retryAfterS * 1000;
  if (error.kind === "serverError") return random() * firstBackoffMs * 2 ** attempt;
  return null;
}

/** Runs `attempt` up to three times; `onWait` is told when the next one starts (wall clock, ms), then null. */
export async function withRetries<T>(
  { clock, random }: RetryPorts,
  signal: AbortSignal,
  onWait: (untilMs: number | null) => void,
  attempt: () => Promise<Result<T>>,
): Promise<Result<T>> {
  for (let done = 1; ; done += 1) {
    const result = await attempt();
    if (signal.aborted) return fail({ kind: "cancelled" });
    if (result.ok || done === tries) return result;
    const pauseMs = waitMs(result.error, done, random);
    if (pauseMs === null) return result;
    onWait(clock.nowMs() + pauseMs);
    await clock.sleep(pauseMs, signal);
    onWait(null);
    if (signal.aborted) return fail({ kind: "cancelled" });
  }
}
