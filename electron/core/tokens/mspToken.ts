// The MSP’s own token, the subject token of every exchange: fetched once, shared, renewed before it expires.
import type { AppError, Result } from "../../contract/contract.ts";
import type { ApiClient, Issuer } from "../base/issuer.ts";
import { cancelled, ok, orCancelled } from "../base/result.ts";
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
  /** Called after every change of what `view` shows. */
  readonly changed: () => void;
}

/** Sends a request once the MSP may send again. */
export interface Sender {
  send<T>(
    request: () => Promise<Result<T>>,
    options: { readonly signal: AbortSignal; readonly onWait?: OnWait | undefined },
  ): Promise<Result<T>>;
}

export interface UseOptions {
  /** Ends the wait for the token, not the request for it, which others may share. */
  readonly signal: AbortSignal;
  readonly isRefused: (error: AppError) => boolean;
  readonly onWait?: OnWait;
}

interface GetOptions extends Pick<UseOptions, "signal" | "onWait"> {
  /** The life that a held token must have left; never less than a minute. A token issued for the call is exempt. */
  readonly minimumLifeMs?: number;
}

export interface MspToken {
  /** The held token, else the one that is being requested, else a new one. */
  get(options: GetOptions): Promise<Result<Token>>;
  /** Runs `ask` with the token. If that token is refused, drops it and tries once more with a new one, never twice. */
  use<T>(ask: (token: string) => Promise<Result<T>>, options: UseOptions): Promise<Result<T>>;
  view(): { readonly token: Token | null; readonly requesting: boolean };
}

/** `first` is the token that a test of the credentials brought, so that the first copy needs only the exchange. */
export function createMspToken(
  ports: MspTokenPorts,
  pace: Sender,
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
    const options = { signal: closed, onWait };
    const ask = () => ports.endpoint.clientCredentials(ports.mspIssuer, client.value, closed);
    const token = await withRetries(ports, () => pace.send(ask, options), options);
    if (token.ok) held = token.value;
    return token;
  };

  const current = (onWait: OnWait | undefined, minimumLifeMs: number): Promise<Result<Token>> => {
    if (held !== null && remainingMs(held, instantOf(ports.clock)) >= minimumLifeMs)
      return Promise.resolve(ok(held));
    if (flight !== null) return flight;
    flight = request(onWait).finally(() => {
      flight = null;
      ports.changed();
    });
    ports.changed();
    return flight;
  };

  const get: MspToken["get"] = async ({ signal, onWait, minimumLifeMs = 0 }) =>
    signal.aborted
      ? cancelled
      : orCancelled(current(onWait, Math.max(marginMs, minimumLifeMs)), signal);

  return {
    get,
    view: () => ({ token: held, requesting: flight !== null }),
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
