import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { client, endpointOn } from "./endpointOn.ts";
import { jwt } from "../fakes/jwt.ts";
import { json, type Responder } from "../fakes/loopbackServer.ts";

const now = Date.UTC(2026, 0, 1);

describe("an answer that is no token", () => {
  it.each([
    ["truncated JSON", '{"access_token": "t0k', "The answer was not JSON."],
    ["nothing", "", "The answer was empty."],
    ["an array", "[]", "The answer was not a JSON object."],
    ["null", "null", "The answer was not a JSON object."],
  ])("is a bad response: %s with 200", async (_case, body, problem) => {
    const { exchange } = await endpointOn(json(200, body));
    expect(await exchange()).toEqual({ ok: false, error: { kind: "badResponse", problem } });
  });

  it("is cut off at 256 KiB, also where it was compressed", async () => {
    const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024, " "));
    const { exchange } = await endpointOn((response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(bomb);
    });
    expect(await exchange()).toEqual({
      ok: false,
      error: { kind: "badResponse", problem: "The answer was larger than 256 KiB." },
    });
  });

  it.each([302, 307])("is never followed: a %i", async (status) => {
    const { server, exchange } = await endpointOn(json(status, "", { location: "/elsewhere" }));
    expect(await exchange()).toMatchObject({
      ok: false,
      error: { kind: "badResponse", server: { status } },
    });
    expect(server.received).toHaveLength(1);
  });

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
  ] as const)("of the %s with %i and %j is %s", async (grant, status, body, kind) => {
    const connection = await endpointOn(json(status, body));
    expect(await connection[grant]()).toMatchObject({ ok: false, error: { kind } });
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
  ])("of 429 with %j asks to wait %i s", async (headers, retryAfterS) => {
    const { exchange } = await endpointOn(json(429, {}, headers));
    expect(await exchange()).toMatchObject({
      ok: false,
      error: { kind: "rateLimited", retryAfterS },
    });
  });

  it.each([200, 400, 401, 403, 404])(
    "names a web page with status %i as one, and gives no other advice",
    async (status) => {
      const { exchange } = await endpointOn(json(status, "<!DOCTYPE HTML><HTML>Request blocked"));
      expect(await exchange()).toMatchObject({
        error: {
          kind: "badResponse",
          problem: expect.stringMatching(`^A web page came .*${status}`),
        },
      });
    },
  );

  it("shows what the server says in a 200 that reports a failure", async () => {
    const { exchange } = await endpointOn(
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
    const { exchange } = await endpointOn(json(400, { message: "Bad request", errorDetails }));
    expect(await exchange()).toMatchObject({
      error: { server: { details: "workspaceId; is unknown; see the guide" } },
    });
  });

  it("carries the server's own words, cut and without what was sent", async () => {
    const { credentials } = await endpointOn((response, { body }) =>
      json(400, {
        error: "invalid_request",
        error_description: `client_secret=${client.clientSecret} and ${body} ${"x ".repeat(400)}`,
        message: `see ${jwt({ sub: "me" })}`,
        debugId: "12ab-34cd",
        ignored: "the rest of the body",
      })(response, { method: "", url: "", headers: {}, body: "" }),
    );
    const result = await credentials();
    const text = JSON.stringify(result);
    expect(result).toMatchObject({ error: { server: { status: 400, debugId: "12ab-34cd" } } });
    expect(text).not.toContain("5eCr3t");
    expect(text).not.toContain("eyJ");
    expect(text).not.toContain("rest of the body");
    expect(text.length).toBeLessThan(1_000);
  });
});

describe("an answer in pieces", () => {
  it("is read whole, also where a piece ends within a letter, and leaves no deadline running", async () => {
    const bytes = Buffer.from(JSON.stringify({ message: "Köln" }));
    const middle = bytes.indexOf(0xc3) + 1;
    const { clock, exchange } = await endpointOn((response) => {
      response.writeHead(403);
      response.write(bytes.subarray(0, middle));
      setTimeout(() => response.end(bytes.subarray(middle)), 50);
    });
    expect(await exchange()).toMatchObject({ error: { server: { message: "Köln" } } });
    expect(clock.sleeping).toEqual([]);
  });
});

describe("a server that does not answer", () => {
  it.each<[string, Responder]>([
    ["sends no headers", () => {}],
    [
      "drips its body",
      (response) => {
        response.writeHead(200);
        response.write("{");
      },
    ],
  ])("is given up after 15 seconds where it %s", async (_case, respond) => {
    const { server, clock, exchange } = await endpointOn(respond);
    let answered = false;
    const result = exchange().finally(() => (answered = true));
    await expect.poll(() => server.received.length).toBe(1);
    await clock.advance(14_999);
    expect(answered).toBe(false);
    await clock.advance(1);
    expect(await result).toEqual({ ok: false, error: { kind: "timeout" } });
  });

  it("is a lost connection where it hangs up half-way", async () => {
    const { exchange } = await endpointOn((response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write('{"access_token":', () => response.destroy());
    });
    expect(await exchange()).toEqual({ ok: false, error: { kind: "connectionLost" } });
  });

  it("is refused where nobody listens", async () => {
    const { server, exchange } = await endpointOn(() => {});
    await server.stop();
    expect(await exchange()).toEqual({ ok: false, error: { kind: "refused" } });
  });
});
