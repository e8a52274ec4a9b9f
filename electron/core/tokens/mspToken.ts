// The MSP's own token, the subject token of every exchange: fetched once, shared, renewed before it runs out.
import type { Result } from "../../contract/contract.ts";
import type { Issuer } from "../base/issuer.ts";
import { ok } from "../base/result.ts";
import { type RetryPorts, withRetries } from "../base/retry.ts";
import { instantOf, remainingMs, type Token } from "../base/token.ts";
import type { ApiClient, TokenEndpoint } from "../greenlake/tokenEndpoint.ts";

/** An MSP token with less life than this is renewed before it is used as a subject token. */
const marginMs = 60_000;

export interface MspTokenPorts extends RetryPorts {
  readonly endpoint: TokenEndpoint;
  readonly mspIssuer: Issuer;
  /** Opens the vault; asked only when a new MSP token is needed. */
  readonly apiClient: () => Promise<Result<ApiClient>>;
}

/** Told when a wait for the server's rate limit ends (wall clock, ms), and null once it has. */
export type OnWait = (untilMs: number | null) => void;

export interface MspToken {
  /** The held token, else the request under way, else a new one. */
  get(onWait: OnWait): Promise<Result<Token>>;
  /** Forgets `refused`, unless a newer one has taken its place already. */
  drop(refused: Token): void;
}

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

  const request = async (onWait: OnWait): Promise<Result<Token>> => {
    const client = await ports.apiClient();
    if (!client.ok) return client;
    const token = await withRetries(ports, closed, onWait, () =>
      ports.endpoint.clientCredentials(ports.mspIssuer, client.value, closed),
    );
    if (token.ok) held = token.value;
    return token;
  };

  return {
    get(onWait) {
      if (held !== null && remainingMs(held, instantOf(ports.clock)) >= marginMs)
        return Promise.resolve(ok(held));
      flight ??= request(onWait).finally(() => {
        flight = null;
      });
      return flight;
    },
    drop(refused) {
      if (held === refused) held = null;
    },
  };
}
