// From a server’s answer to the error that gives the right advice. The faults’ test proves what no client can use.
import { describe, expect, it } from "vitest";
import { jwt } from "../fakes/jwt.ts";
import { json, type Responder } from "../fakes/loopbackServer.ts";
import { apiOnServer, client, token } from "./apiOn.ts";

const now = Date.UTC(2026, 0, 1);

describe("an answer", () => {
  it.each([
    ["exchange", 400, { error: "invalid_grant" }, "subjectTokenRefused"],
    ["exchange", 400, { error: "invalid_request" }, "subjectTokenRefused"],
    ["exchange", 400, { error: "invalid_client" }, "subjectTokenRefused"],
    ["exchange", 401, {}, "subjectTokenRefused"],
    ["exchange", 400, { error: "unsupported_grant_type" }, "rejected"],
    ["exchange", 403, "<html>CloudFront</html>", "badResponse"],
    ["exchange", 404, {}, "unknownWorkspace"],
    ["exchange", 502, "<html>CloudFront</html>", "serverError"],
    ["credentials", 401, {}, "invalidClient"],
    ["credentials", 400, { error: "invalid_client" }, "invalidClient"],
    ["credentials", 400, { error: "unauthorized_client" }, "rejected"],
    ["credentials", 400, { error: "invalid_scope" }, "invalidInput"],
    ["credentials", 503, {}, "serverError"],
  ] as const)("to %s with %i and %j means %s", async (grant, status, body, kind) => {
    const api = await apiOnServer(json(status, body));
    expect(await api[grant]()).toMatchObject({ ok: false, error: { kind } });
  });

  it.each([
    ["", "The answer was empty."],
    ["[]", "The answer was not a JSON object."],
  ])("of 200 with the body %j is unusable", async (body, problem) => {
    const { exchange } = await apiOnServer(json(200, body));
    expect(await exchange()).toEqual({ ok: false, error: { kind: "badResponse", problem } });
  });

  it.each([
    [{ "retry-after": "7" }, 7],
    [{ "retry-after": "1000000000" }, 60],
    [{ "retry-after": "0" }, 1],
    [{ "retry-after": new Date(now + 9_000).toUTCString() }, 9],
    [{ "ratelimit-reset": "12" }, 12],
    [{ "x-ratelimit-reset": "13" }, 13],
    [{ "x-ratelimit-reset": String(now / 1000 + 3) }, 3],
    [{ "x-ratelimit-reset": String(now + 3_000) }, 3],
    [{ "x-ratelimit-reset": new Date(now + 3_000).toISOString() }, 3],
    [{ "x-ratelimit-reset": "soon" }, 5],
    [{ "retry-after": "soon", "ratelimit-reset": "12" }, 12],
    [{ "retry-after": "soon" }, 5],
    [{}, 5],
  ])("of 429 with %j asks for a pause of %i s", async (headers, retryAfterS) => {
    const { exchange } = await apiOnServer(json(429, {}, headers));
    const error = { kind: "rateLimited", retryAfterS };
    expect(await exchange()).toMatchObject({ ok: false, error });
  });

  it.each([200, 400, 401, 403, 404])(
    "names a web page with status %i as one, and gives no other advice",
    async (status) => {
      const { exchange } = await apiOnServer(json(status, "<!DOCTYPE HTML><HTML>Request blocked"));
      expect(await exchange()).toMatchObject({
        error: {
          kind: "badResponse",
          problem: expect.stringMatching(`^A web page came .*${status}`),
        },
      });
    },
  );

  it("shows what the server says in a 200 that reports a failure", async () => {
    const { exchange } = await apiOnServer(
      json(200, {
        error: "invalid_target",
        error_description: "No such workspace",
        debugId: "12ab",
      }),
    );
    expect(await exchange()).toMatchObject({
      error: {
        kind: "badResponse",
        server: { error: "invalid_target", errorDescription: "No such workspace", debugId: "12ab" },
      },
    });
  });

  it("shows the texts of HPE’s errorDetails, and no deeper ones", async () => {
    const errorDetails = [
      { source: "workspaceId", issues: ["is unknown"] },
      "see the guide",
      { a: { b: { c: "too deep" } } },
    ];
    const { exchange } = await apiOnServer(json(400, { message: "Bad request", errorDetails }));
    expect(await exchange()).toMatchObject({
      error: { server: { details: "workspaceId; is unknown; see the guide" } },
    });
  });

  it("is quoted briefly, without anything that we sent", async () => {
    const { credentials } = await apiOnServer((response, request) =>
      json(400, {
        error: "invalid_request",
        error_description: `client_secret=${client.clientSecret} and ${request.body} ${"x ".repeat(400)}`,
        message: `see ${jwt({ sub: "me" })}`,
        debugId: "12ab-34cd",
        ignored: "the rest of the body",
      })(response, request),
    );
    const result = await credentials();
    const text = JSON.stringify(result);
    expect(result).toMatchObject({ error: { server: { status: 400, debugId: "12ab-34cd" } } });
    expect(text).not.toContain("5eCr3t");
    expect(text).not.toContain("eyJ");
    expect(text).not.toContain("rest of the body");
    expect(text.length).toBeLessThan(1_000);
  });

  it.each([
    ["credentials", client.clientSecret],
    ["exchange", token],
  ] as const)("to %s is quoted with %j redacted", async (grant, sent) => {
    const api = await apiOnServer(json(401, { message: `Not ${sent}!` }));
    expect(await api[grant]()).toMatchObject({ error: { server: { message: "Not [redacted]!" } } });
  });

  it("that arrives in pieces is put together, even within a letter, and its deadline ends", async () => {
    const bytes = Buffer.from(JSON.stringify({ message: "Köln" }));
    const middle = bytes.indexOf(0xc3) + 1;
    const { clock, exchange } = await apiOnServer((response) => {
      response.writeHead(403);
      response.write(bytes.subarray(0, middle));
      setTimeout(() => response.end(bytes.subarray(middle)), 50);
    });
    expect(await exchange()).toMatchObject({ error: { server: { message: "Köln" } } });
    expect(clock.sleeping).toEqual([]);
  });
});

describe("a server", () => {
  it.each<[string, Responder]>([
    ["sends no headers", () => {}],
    [
      "drips its body",
      (response) => {
        response.writeHead(200);
        response.write("{");
      },
    ],
  ])("that %s gets 15 seconds", async (_case, respond) => {
    const { server, clock, exchange } = await apiOnServer(respond);
    let answered = false;
    const result = exchange().finally(() => (answered = true));
    await expect.poll(() => server.received.length).toBe(1);
    await clock.advance(14_999);
    expect(answered).toBe(false);
    await clock.advance(1);
    expect(await result).toEqual({ ok: false, error: { kind: "timeout" } });
  });
});
