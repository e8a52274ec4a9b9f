// One request to a GreenLake API with a workspace's token: its JSON, or the error that has the right advice.
import type { Result } from "../../contract/contract.ts";
import { boundedFetch } from "./limitedFetch.ts";
import { parseJson } from "../base/json.ts";
import type { Clock, Fetch, HttpRequest } from "../base/ports.ts";
import { fail, ok } from "../base/result.ts";
import { refusal } from "./serverAnswer.ts";

export interface ApiPorts {
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** The whole header value; read at each request, as the contact may change. */
  readonly userAgent: () => string;
}

export interface ApiRequest extends Pick<HttpRequest, "url" | "method" | "signal"> {
  /** The access token it is sent with; it is kept out of every error. */
  readonly token: string;
  /** Of the decompressed answer, bytes: 256 KiB. */
  readonly limit?: number;
}

/**
 * Sent once; trying again is the caller's to decide. The JSON is unchecked, `undefined` where a 200 or 201 had none.
 * Errors: those of `boundedFetch`; `rejected` with status 401 where the token is refused; `forbidden`, `unknownWorkspace`
 * for any 404, `rateLimited`, `serverError`.
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
  const answer = await boundedFetch(ports, { url, method, headers, signal }, limit);
  if (!answer.ok) return answer;
  const { status } = answer.value;
  return status === 200 || status === 201
    ? ok(parseJson(answer.value.text))
    : fail(refusal(answer.value, "api", [token], ports.clock.nowMs()));
}
