import { createServer, type RequestListener } from "node:http";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { limitedFetch } from "../../../electron/core/greenlake/limitedFetch.ts";
import type { Fetch } from "../../../electron/core/base/ports.ts";
import { createFakeClock } from "../fakes/fakeClock.ts";
import { ok } from "../../../electron/core/base/result.ts";

/** Answers through Node’s own fetch, and knows whether the client has closed the connection. */
async function serve(respond: RequestListener) {
  const closed = vi.fn();
  const server = createServer((request, response) => {
    response.on("close", closed);
    respond(request, response);
  }).listen(0, "127.0.0.1");
  onTestFinished(() => server.closeAllConnections());
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const clock = createFakeClock();
  const cancel = new AbortController();
  const seen = vi.fn<Fetch>(async ({ url: target, method, signal }) =>
    ok(await fetch(target, { method, signal })),
  );
  const request = { url, method: "GET", headers: {}, signal: cancel.signal } as const;
  return {
    clock,
    cancel,
    send: (limit?: number) => limitedFetch({ fetch: seen, clock }, request, limit),
    asked: () => vi.waitFor(() => expect(seen.mock.settledResults[0]?.type).toBe("fulfilled")),
    isClosed: () => vi.waitFor(() => expect(closed).toHaveBeenCalledOnce()),
    isAborted: () => seen.mock.calls[0]?.[0].signal.aborted,
  };
}

const endless: RequestListener = (_request, response) => void response.write("x".repeat(100));

describe("a request that is given up", () => {
  it("closes its connection when the answer is too large", async () => {
    const { send, isClosed } = await serve(endless);
    expect(await send(10)).toMatchObject({ ok: false, error: { kind: "badResponse" } });
    await isClosed();
  });

  it("closes its connection at the deadline", async () => {
    const { send, clock, asked, isClosed } = await serve(endless);
    const answer = send();
    await asked();
    await clock.advance(15_000);
    expect(await answer).toEqual({ ok: false, error: { kind: "timeout" } });
    await isClosed();
  });

  it("closes its connection when the caller cancels", async () => {
    const { send, cancel, asked, isClosed } = await serve(endless);
    const answer = send();
    await asked();
    cancel.abort();
    expect(await answer).toEqual({ ok: false, error: { kind: "cancelled" } });
    await isClosed();
  });
});

it("a whole answer leaves its connection open for the next request", async () => {
  const { send, isAborted } = await serve((_request, response) => void response.end("{}"));
  expect(await send()).toMatchObject({ ok: true, value: { status: 200, text: "{}" } });
  expect(isAborted()).toBe(false);
});
