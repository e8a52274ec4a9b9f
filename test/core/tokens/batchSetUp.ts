// A batch on a fake endpoint, whose exchanges the test answers.
import type { AppError, Result, WorkspaceId } from "../../../electron/contract/contract.ts";
import type { Token } from "../../../electron/core/base/token.ts";
import { settled } from "../fakes/fakeClock.ts";
import { setUp } from "./brokerSetUp.ts";
import { type PendingRequest, workspaceNumber } from "./fakeEndpoint.ts";

export const slowDown = { kind: "rateLimited", retryAfterS: 10, server: { status: 429 } } as const;
export const tenants = (count: number) =>
  Array.from({ length: count }, (_, index) => workspaceNumber(index + 1));

/** A batch of so many tenants; `waiting` are the exchanges that are not answered yet. */
export async function batchOf(count: number, concurrency = 8) {
  const all = setUp();
  const { broker, fake } = all;
  const results = new Map<WorkspaceId, Result<Token>>();
  const abort = new AbortController();
  let isDone = false;
  const ids = tenants(count);
  const done = broker
    .tokensFor(ids, {
      concurrency,
      signal: abort.signal,
      settled: (workspaceId, token) => void results.set(workspaceId, token),
    })
    .then(() => (isDone = true));
  const answered = new Set<PendingRequest>();
  const exchanges = () => fake.requests.filter(({ grant }) => grant === "tokenExchange");
  const waiting = () => exchanges().filter((request) => !answered.has(request));
  const answer = async (request: PendingRequest | undefined, error?: AppError) => {
    if (request === undefined) throw new Error("no exchange waits");
    answered.add(request);
    if (error === undefined) request.grantToken();
    else request.refuse(error);
    await settled();
  };
  const answerAll = async (error?: AppError) => {
    for (const request of waiting()) await answer(request, error);
  };
  const kinds = () =>
    ids.map((id) => {
      const result = results.get(id);
      return result === undefined || result.ok ? result?.ok : result.error.kind;
    });
  (await all.last()).grantToken();
  await settled();
  const isOver = () => isDone;
  return {
    ...all,
    ids,
    results,
    abort,
    done,
    isOver,
    exchanges,
    waiting,
    answer,
    answerAll,
    kinds,
  };
}
