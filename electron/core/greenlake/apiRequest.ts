// One request to a GreenLake API with an access token: its JSON, or the error that gives the right advice.
import type { Result } from "../../contract/contract.ts";
import { limitedFetch } from "./limitedFetch.ts";
import { parseJson } from "../base/json.ts";
import type { Clock, Fetch, HttpRequest } from "../base/ports.ts";
import { fail, ok } from "../base/result.ts";
import { refusal } from "./serverAnswer.ts";

export interface ApiPorts {
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** The whole header value; read for each request, because the contact may change. */
  readonly userAgent: () => string;
  /** Called with every secret and token that is sent or received, so that no log quotes it. */
  readonly noteSecret: (secret: string) => void;
}

export interface ApiRequest extends Pick<HttpRequest, "url" | "method" | "signal"> {
  /** The access token; it never appears in an error. */
  readonly token: string;
  /** The most bytes that the decompressed answer may have; 256 KiB by default. */
  readonly limit?: number;
}

/**
 * Sends one request; retries are up to the caller. Answers unvalidated JSON, `undefined` for a 200 or 201 without any.
 * Errors: those of `limitedFetch`; `rejected` with status 401 for a refused token; `forbidden`; `unknownWorkspace` for any 404;
 * `rateLimited`; `serverError`.
 */
export async function sendApiRequest(
  ports: ApiPorts,
  { url, method, signal, token, limit }: ApiRequest,
): Promise<Result<unknown>> {
  const headers = {
    accept: "application/json",
    authorization: `Bearer ${token}`,
    "user-agent": ports.userAgent(),
  };
  const answer = await limitedFetch(ports, { url, method, headers, signal }, limit);
  if (!answer.ok) return answer;
  const { status } = answer.value;
  return status === 200 || status === 201
    ? ok(parseJson(answer.value.text))
    : fail(refusal(answer.value, "api", [token], ports.clock.nowMs()));
}
