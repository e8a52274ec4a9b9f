// The MSP’s own token, the subject token of every exchange: fetched once, shared, renewed before it expires.
import type { AppError, Result } from "../../contract/contract.ts";
import type { ApiClient, Issuer } from "../base/issuer.ts";
import { fail, ok } from "../base/result.ts";
import { type OnWait, type RetryPorts, withRetries } from "../base/retry.ts";
import { instantOf, remainingMs, type Token } from "../base/token.ts";

/** An MSP token with less life than this is renewed before use. */
const marginMs = 60_000;

export interface MspTokenPorts extends RetryPorts {
  readonly endpoint: {
    clientCredentials(
      issuer: Issuer,
      client: ApiClient,
      signal: AbortSignal,
    ): Promise<Result<Token>>;
  };
  readonly mspIssuer: Issuer;
  /** Opens the vault; called only for a new MSP token. */
  readonly apiClient: () => Promise<Result<ApiClient>>;
}

export interface UseOptions {
  /** Ends the wait for the token, not the request for it, which others may share. */
  readonly signal: AbortSignal;
  readonly isRefused: (error: AppError) => boolean;
  readonly onWait?: OnWait;
}

export interface MspToken {
  /** The held token, else the one that is being requested, else a new one. */
  get(options: Pick<UseOptions, "signal" | "onWait">): Promise<Result<Token>>;
  /** Runs `ask` with the token. If that token is refused, drops it and tries once more with a new one, never twice. */
  use<T>(ask: (token: string) => Promise<Result<T>>, options: UseOptions): Promise<Result<T>>;
}

const aborted = (signal: AbortSignal): Promise<Result<never>> =>
  new Promise((resolve) => {
    const cancel = () => resolve(fail({ kind: "cancelled" }));
    if (signal.aborted) cancel();
    else signal.addEventListener("abort", cancel, { once: true });
  });

/** `first` is the token that a test of the credentials brought, so that the first copy needs only the exchange. */
export function createMspToken(
  ports: MspTokenPorts,
  closed: AbortSignal,
  first: Token | null,
): MspToken {
  let held = first;
  let flight: Promise<Result<Token>> | null = null;
  closed.addEventListener("abort", () => {
    held = null;
  });

  const request = async (onWait: OnWait | undefined): Promise<Result<Token>> => {
    const client = await ports.apiClient();
    if (!client.ok) return client;
    const ask = () => ports.endpoint.clientCredentials(ports.mspIssuer, client.value, closed);
    const token = await withRetries(ports, ask, { signal: closed, onWait });
    if (token.ok) held = token.value;
    return token;
  };

  const current = (onWait: OnWait | undefined): Promise<Result<Token>> => {
    if (held !== null && remainingMs(held, instantOf(ports.clock)) >= marginMs)
      return Promise.resolve(ok(held));
    flight ??= request(onWait).finally(() => {
      flight = null;
    });
    return flight;
  };

  const get: MspToken["get"] = ({ signal, onWait }) =>
    signal.aborted ? aborted(signal) : Promise.race([current(onWait), aborted(signal)]);

  return {
    get,
    async use(ask, { isRefused, ...options }) {
      for (let isRenewed = false; ; isRenewed = true) {
        const token = await get(options);
        if (!token.ok) return token;
        const answer = await ask(token.value.value);
        if (answer.ok || !isRefused(answer.error)) return answer;
        // A newer token may already have taken its place.
        if (held === token.value) held = null;
        if (isRenewed) return answer;
      }
    },
  };
}
