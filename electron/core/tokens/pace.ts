// Keeps one MSP’s requests within its rate limit: after a 429 none is sent until the wait is over, then they resume one at a time.
import pLimit from "p-limit";
import type { Result } from "../../contract/contract.ts";
import type { Clock } from "../base/ports.ts";
import type { OnWait } from "../base/retry.ts";
import { cancelled, orCancelled } from "../base/result.ts";
import { instantOf, remainingMs, type Token } from "../base/token.ts";

interface SendOptions {
  /** Ends the wait for a turn. A request that was sent ends by its own signal. */
  readonly signal: AbortSignal;
  readonly onWait?: OnWait | undefined;
}

export interface Pace {
  /** Sends the request once the MSP may send again. The rate limit is per API client, so one pace serves all its requests. */
  send<T>(request: () => Promise<Result<T>>, options: SendOptions): Promise<Result<T>>;
  /** When the wait that GreenLake asked for ends (wall clock, ms); null if there is none. */
  readonly waitingUntilMs: () => number | null;
}

export function createPace(clock: Clock): Pace {
  const limit = pLimit(Infinity);
  let pause: Pick<Token, "issuedAt" | "lifetimeMs"> | null = null;
  const leftMs = () => (pause === null ? 0 : remainingMs(pause, instantOf(clock)));
  const waitingUntilMs = () => {
    const ms = leftMs();
    return ms === 0 ? null : clock.nowMs() + ms;
  };

  const slowDown = (retryAfterS: number) => {
    const lifetimeMs = Math.max(retryAfterS * 1000, leftMs());
    pause = { issuedAt: instantOf(clock), lifetimeMs };
    limit.concurrency = 1;
  };

  async function wait({ signal, onWait }: SendOptions): Promise<void> {
    if (leftMs() === 0) return;
    // A request that is still on its way may lengthen the wait.
    for (let ms = leftMs(); ms > 0 && !signal.aborted; ms = leftMs()) {
      onWait?.(clock.nowMs() + ms);
      await clock.sleep(ms, signal);
    }
    onWait?.(null);
  }

  async function sendInTurn<T>(
    request: () => Promise<Result<T>>,
    options: SendOptions,
  ): Promise<Result<T>> {
    await wait(options);
    if (options.signal.aborted) return cancelled;
    const before = pause;
    const answer = await request();
    // A request that was sent before the 429 says nothing about the time after it.
    if (answer.ok && pause === before) limit.concurrency += 1;
    if (!answer.ok && answer.error.kind === "rateLimited") slowDown(answer.error.retryAfterS);
    return answer;
  }

  return {
    waitingUntilMs,
    send: (request, options) =>
      orCancelled(
        limit(() => sendInTurn(request, options)),
        options.signal,
      ),
  };
}
