import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { parseIssuer } from "../../electron/core/issuer.ts";
import { createTokenEndpoint } from "../../electron/core/tokenEndpoint.ts";
import { createFakeClock } from "./fakeClock.ts";
import { jwt } from "./jwt.ts";
import { json, type LoopbackServer, type Responder, startServer } from "./loopbackServer.ts";
import { nodeFetch } from "./nodeFetch.ts";

const workspace = "3f2504e04f8941d39a0c0305e82c3301";
const client = { clientId: "client-1", clientSecret: "5eCr3t+/=&canary", scope: "" };
const servers: LoopbackServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function endpointOn(respond: Responder) {
  const server = await startServer(respond);
  servers.push(server);
  const issuer = parseIssuer(workspace, server.baseUrl);
  if (!issuer.ok) throw new Error("bad issuer");
  const clock = createFakeClock();
  const endpoint = createTokenEndpoint({
    fetch: nodeFetch,
    clock,
    userAgent: () => "Tenantry/1.2.3 (ops@msp.example)",
  });
  const { signal } = new AbortController();
  return {
    server,
    clock,
    credentials: (scope = "") =>
      endpoint.clientCredentials(issuer.value, { ...client, scope }, signal),
    exchange: (subjectToken = "subject.token.canary") =>
      endpoint.tokenExchange(issuer.value, subjectToken, signal),
  };
}

const granted = (fields: object) =>
  json(200, { access_token: "t0k3n", token_type: "Bearer", expires_in: 899, ...fields });

describe("the client credentials grant", () => {
  it("sends the client in the body, and nothing that was not asked for", async () => {
    const { server, credentials } = await endpointOn(granted({}));
    expect(await credentials()).toMatchObject({
      ok: true,
      value: { value: "t0k3n", workspaceId: workspace, lifetimeMs: 899_000, assumed: false },
    });
    const [request] = server.received;
    expect(request).toMatchObject({
      method: "POST",
      url: `/authorization/v2/oauth2/${workspace}/token`,
    });
    expect(request?.headers).toMatchObject({
      "user-agent": "Tenantry/1.2.3 (ops@msp.example)",
      "content-type": expect.stringContaining("application/x-www-form-urlencoded"),
    });
    expect(request?.headers).not.toHaveProperty("authorization");
    expect(request?.headers).not.toHaveProperty("cookie");
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      grant_type: "client_credentials",
      client_id: client.clientId,
      client_secret: client.clientSecret,
    });
  });

  it("asks for a scope where one is set", async () => {
    const { server, credentials } = await endpointOn(granted({}));
    await credentials("hpe-tenant");
    expect(new URLSearchParams(server.received[0]?.body).get("scope")).toBe("hpe-tenant");
  });
});

describe("the token exchange grant", () => {
  it("sends the subject token and no client at all", async () => {
    const { server, exchange } = await endpointOn(granted({}));
    expect(await exchange()).toMatchObject({ ok: true, value: { value: "t0k3n" } });
    expect(Object.fromEntries(new URLSearchParams(server.received[0]?.body))).toEqual({
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: "subject.token.canary",
      subject_token_type: "urn:ietf:params:oauth:token-type:access_token",
    });
    expect(server.received[0]?.headers).not.toHaveProperty("authorization");
  });
});

describe("a token", () => {
  const exp = Date.UTC(2026, 0, 1) / 1000 + 600;

  it.each([
    ["a number", { expires_in: 120 }, 120_000, false],
    ["a numeric string", { expires_in: "7199" }, 7_199_000, false],
    ["beyond a day", { expires_in: 1e99 }, 86_400_000, false],
    [
      "missing, with a JWT's exp and iat",
      { expires_in: undefined, access_token: jwt({ exp, iat: exp - 300 }) },
      300_000,
      false,
    ],
    [
      "missing, with a JWT's exp alone",
      { expires_in: null, access_token: jwt({ exp }) },
      600_000,
      false,
    ],
    ["missing altogether", { expires_in: undefined }, 900_000, true],
  ])("lives as told where expires_in is %s", async (_case, fields, lifetimeMs, assumed) => {
    const { exchange } = await endpointOn(granted(fields));
    expect(await exchange()).toMatchObject({ ok: true, value: { lifetimeMs, assumed } });
  });

  it.each([
    ["zero", { expires_in: 0 }],
    ["negative", { expires_in: -1 }],
    ["half a number", { expires_in: "3600abc" }],
    ["not a number", { expires_in: "NaN" }],
    ["in the past by its JWT", { expires_in: undefined, access_token: jwt({ exp: exp - 900 }) }],
  ])("is refused where its life is %s", async (_case, fields) => {
    const { exchange } = await endpointOn(granted(fields));
    expect(await exchange()).toMatchObject({ ok: false, error: { kind: "badResponse" } });
  });

  it.each([
    ["missing", undefined],
    ["empty", ""],
    ["a number", 7],
    ["65 KiB", "a".repeat(65 * 1024)],
    ["two lines", "abc\r\ndef"],
    ["NUL", "abc\u0000"],
    ["spaced", "abc def"],
    ["quoting its way out", 'abc"; rm -rf /'],
  ])("is refused where it is %s", async (_case, access_token) => {
    const { exchange } = await endpointOn(granted({ access_token }));
    expect(await exchange()).toEqual({
      ok: false,
      error: {
        kind: "badResponse",
        problem: "The answer's field access_token was missing or not usable.",
      },
    });
  });

  it.each([
    { token_type: "bearer" },
    { token_type: "BEARER" },
    { token_type: undefined },
    { issued_token_type: undefined },
  ])("is taken with %j", async (fields) => {
    const { exchange } = await endpointOn(granted(fields));
    expect(await exchange()).toMatchObject({ ok: true });
  });

  it.each([
    { token_type: "DPoP" },
    { token_type: "mac" },
    { issued_token_type: "urn:ietf:params:oauth:token-type:refresh_token" },
  ])("is refused with %j", async (fields) => {
    const { exchange } = await endpointOn(granted(fields));
    expect(await exchange()).toMatchObject({ ok: false, error: { kind: "badResponse" } });
  });

  it.each(["hpe_workspace_id", "platform_customer_id", "hpe_tenant_id"])(
    "is refused where its claim %s names another workspace",
    async (claim) => {
      const other = "b".repeat(32);
      const { exchange } = await endpointOn(granted({ access_token: jwt({ [claim]: other }) }));
      expect(await exchange()).toEqual({ ok: false, error: { kind: "wrongWorkspace", claim } });
    },
  );

  it("is taken where its workspace claim is the hyphenated form of the one asked for", async () => {
    const { exchange } = await endpointOn(
      granted({ access_token: jwt({ hpe_workspace_id: "3F2504E0-4F89-41D3-9A0C-0305E82C3301" }) }),
    );
    expect(await exchange()).toMatchObject({ ok: true });
  });
});

describe("an answer that is no token", () => {
  it.each([
    ["truncated JSON", '{"access_token": "t0k', "The answer was not JSON."],
    ["HTML", "<html>sign in</html>", "The answer was not JSON."],
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
    ["exchange", 401, {}, "subjectTokenRefused"],
    ["exchange", 400, { error: "unsupported_grant_type" }, "rejected"],
    ["exchange", 403, "<html>CloudFront</html>", "forbidden"],
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
    [{ "retry-after": new Date(Date.UTC(2026, 0, 1) + 9_000).toUTCString() }, 9],
    [{ "ratelimit-reset": "12" }, 12],
    [{ "x-ratelimit-reset": "13" }, 13],
    [{ "retry-after": "soon" }, 5],
    [{}, 5],
  ])("of 429 with %j asks to wait %i s", async (headers, retryAfterS) => {
    const { exchange } = await endpointOn(json(429, {}, headers));
    expect(await exchange()).toMatchObject({
      ok: false,
      error: { kind: "rateLimited", retryAfterS },
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
    const result = exchange();
    await expect.poll(() => server.received.length).toBe(1);
    await clock.advance(14_999);
    expect(await Promise.race([result, "waiting"])).toBe("waiting");
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
