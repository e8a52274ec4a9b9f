// One request under one total deadline and one size limit, whatever the server does.
import type { Result } from "../../contract/contract.ts";
import type { Answer, Clock, Fetch, HttpRequest } from "../base/ports.ts";
import { fail, ok } from "../base/result.ts";

/** From the first byte sent to the last one read, milliseconds. */
export const totalDeadlineMs = 15_000;
/** The default limit of a decompressed body, bytes. */
export const bodyLimit = 256 * 1024;

async function readCapped(response: Response, limit: number): Promise<Result<string>> {
  if (response.body === null) return ok("");
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return ok(text + decoder.decode());
    size += value.byteLength;
    if (size > limit) {
      const problem = `The answer was larger than ${limit / 1024} KiB.`;
      return fail({ kind: "badResponse", problem });
    }
    text += decoder.decode(value, { stream: true });
  }
}

async function exchangeBytes(
  fetch: Fetch,
  request: HttpRequest,
  limit: number,
): Promise<Result<Answer>> {
  const response = await fetch(request);
  if (!response.ok) return response;
  const { status, headers } = response.value;
  try {
    const text = await readCapped(response.value, limit);
    return text.ok ? ok({ status, headers, text: text.value }) : text;
  } catch {
    return fail({ kind: "connectionLost" });
  }
}

/**
 * Sends `request` and reads the whole answer within 15 s. We run the race ourselves, so that a network stack that ignores its
 * signal cannot keep the caller waiting. Every failure also aborts the request, because Chromium opens six connections to a host
 * at most and an answer that never ends would keep one of them until the restart. Errors: `timeout`, `cancelled`, `badResponse`
 * for an answer of more than `limit` bytes, and the network errors of `fetch`.
 */
export async function limitedFetch(
  { fetch, clock }: { readonly fetch: Fetch; readonly clock: Clock },
  request: HttpRequest,
  limit = bodyLimit,
): Promise<Result<Answer>> {
  if (request.signal.aborted) return fail({ kind: "cancelled" });
  const settled = new AbortController();
  const givenUp = new AbortController();
  const signal = AbortSignal.any([request.signal, givenUp.signal]);
  const deadline = clock
    .sleep(totalDeadlineMs, AbortSignal.any([request.signal, settled.signal]))
    .then(() => fail({ kind: request.signal.aborted ? "cancelled" : "timeout" } as const));
  const answer = await Promise.race([
    exchangeBytes(fetch, { ...request, signal }, limit),
    deadline,
  ]);
  settled.abort();
  if (!answer.ok) givenUp.abort();
  return answer;
}
