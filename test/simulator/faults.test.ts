import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readClaims } from "../../electron/core/base/token.ts";
import type { Failure } from "./behaviour.ts";
import { accessToken, postForm, simulatorFor, tokenUrl } from "./client.ts";
import * as fault from "./faults.ts";

/** The reply to an exchange on which `failing` happens. */
async function exchangeWith(failing: fault.Interruption | fault.Alteration) {
  const { exchange, ...rest } = await simulatorFor({
    failures: [{ endpoint: "tokenExchange", fault: failing }],
  });
  return { ...rest, exchange, reply: await exchange() };
}

describe("a refusal in the server's place", () => {
  it("is any status, headers and body", async () => {
    const html = fault.answer({ status: 200, headers: { "x-a": "b" }, body: "null" });
    const { reply } = await exchangeWith(html);
    expect(reply).toMatchObject({ status: 200, headers: { "x-a": "b" } });
    expect(reply.bytes.toString()).toBe("null");
  });

  it("is an OAuth error, or HPE's with a debugId of its own", async () => {
    const oauth = await exchangeWith(fault.oauthRefusal(401, "invalid_client"));
    expect(oauth.reply).toMatchObject({ status: 401, json: { error: "invalid_client" } });
    const hpe = await exchangeWith(fault.hpeRefusal(503));
    expect(hpe.reply).toMatchObject({ status: 503, json: { httpStatusCode: 503 } });
    expect((await hpe.exchange()).json["debugId"]).not.toBe(hpe.reply.json["debugId"]);
  });

  it("is a redirect", async () => {
    const { reply } = await exchangeWith(fault.redirect("http://127.0.0.1:9/elsewhere", 307));
    expect(reply).toMatchObject({
      status: 307,
      headers: { location: "http://127.0.0.1:9/elsewhere" },
    });
  });

  it.each([200, 403, 502] as const)("is CloudFront's HTML with %d", async (status) => {
    const { reply } = await exchangeWith(fault.cloudFront(status));
    expect(reply).toMatchObject({ status, headers: { "content-type": "text/html" } });
    expect(reply.bytes.toString()).toContain(`<H1>${status} ERROR</H1>`);
  });

  it("is a rate limit, with the headers it is told", async () => {
    const limits = { "retry-after": "7", "ratelimit-reset": "8" };
    const { reply } = await exchangeWith(fault.rateLimited(limits));
    expect(reply).toMatchObject({ status: 429, headers: limits, json: { httpStatusCode: 429 } });
    const bare = await exchangeWith(fault.rateLimited());
    expect(bare.reply.headers).not.toHaveProperty("retry-after");
  });

  it("is JSON that ends too soon", async () => {
    const { reply } = await exchangeWith(fault.truncatedJson());
    expect(reply.status).toBe(200);
    expect(() => JSON.parse(reply.bytes.toString())).toThrow(SyntaxError);
  });

  it("is a body of many megabytes", async () => {
    const { reply } = await exchangeWith(fault.hugeBody(3_000_000));
    expect(reply.bytes.length).toBe(3_000_000);
  });

  it("is a gzip bomb", async () => {
    const { reply } = await exchangeWith(fault.gzipBomb());
    expect(reply.headers["content-encoding"]).toBe("gzip");
    expect(reply.bytes.length).toBeLessThan(20_000);
    expect(gunzipSync(reply.bytes).length).toBe(10 * 1024 * 1024);
  });
});

describe("a connection", () => {
  const ended = (failing: fault.Interruption) => exchangeWith(failing).then(() => "answered");

  it("closes half-way", async () => {
    await expect(ended(fault.closeHalfway())).rejects.toMatchObject({ code: "ECONNRESET" });
    await expect(ended(fault.closeHalfway())).rejects.toThrow("aborted");
  });

  it("is reset before any answer", async () => {
    await expect(ended(fault.reset())).rejects.toThrow("read ECONNRESET");
  });

  it.each([
    ["never gets headers", fault.hang(), undefined],
    ["drips its body", fault.drip(10), 200],
  ] as const)("%s, until the client gives up", async (_name, failing, status) => {
    const { simulator, tenant, mspToken } = await simulatorFor({
      failures: [{ endpoint: "tokenExchange", fault: failing }],
    });
    const form = {
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: await mspToken(),
    };
    const signal = AbortSignal.timeout(150);
    const url = tokenUrl(simulator, tenant.workspaceId);
    await expect(postForm(url, form, {}, { signal })).rejects.toThrow("aborted");
    expect(simulator.requests.at(-1)).toMatchObject({ endpoint: "tokenExchange", status });
  });
});

describe("a granted token's answer", () => {
  it("has other fields than it should, or none", async () => {
    const { reply } = await exchangeWith(
      fault.alteredAnswer({
        token_type: "mac",
        expires_in: undefined,
        issued_token_type: "urn:ietf:params:oauth:token-type:saml2",
      }),
    );
    expect(reply.json).toEqual({
      access_token: expect.stringMatching(/^eyJ/),
      token_type: "mac",
      issued_token_type: "urn:ietf:params:oauth:token-type:saml2",
    });
  });

  it.each([0, -1, "7199", "3600abc", 1e99, null])("has %o as expires_in", async (expiresIn) => {
    const { reply } = await exchangeWith(fault.alteredAnswer({ expires_in: expiresIn }));
    expect(reply.json["expires_in"]).toBe(expiresIn);
  });

  it.each(["", 42, "a\r\nb", "x".repeat(65 * 1024)])("has an odd access_token", async (token) => {
    const { reply } = await exchangeWith(fault.alteredAnswer({ access_token: token }));
    expect(reply.json["access_token"]).toBe(token);
  });

  it("has a JWT that names another workspace, or has no exp", async () => {
    const { reply } = await exchangeWith(
      fault.alteredClaims({ hpe_workspace_id: "f".repeat(32), exp: undefined }),
    );
    const claims = readClaims(accessToken(reply));
    expect(claims).toMatchObject({ hpe_workspace_id: "f".repeat(32) });
    expect(claims).not.toHaveProperty("exp");
  });
});

describe("a failure", () => {
  const refused = fault.hpeRefusal(503);
  const statuses = async (failure: Failure, count = 4) => {
    const { exchange } = await simulatorFor({ failures: [failure] });
    const replies: number[] = [];
    for (let index = 0; index < count; index += 1) replies.push((await exchange()).status);
    return replies;
  };

  it("happens every time, or as often as is said, from the time that is said", async () => {
    const endpoint = "tokenExchange";
    expect(await statuses({ endpoint, fault: refused })).toEqual([503, 503, 503, 503]);
    expect(await statuses({ endpoint, fault: refused, times: 2 })).toEqual([503, 503, 200, 200]);
    expect(await statuses({ endpoint, fault: refused, skip: 1, times: 1 })).toEqual([
      200, 503, 200, 200,
    ]);
  });

  it("happens to one grant or one workspace only", async () => {
    const { simulator, tenant, otherTenant, exchange, askMsp, get } = await simulatorFor();
    const statusesNow = async () => [
      (await askMsp()).status,
      (await exchange()).status,
      (await exchange({}, otherTenant.workspaceId)).status,
      (await get("/workspaces/v1/msp-tenants")).status,
      (await get(`/workspaces/v1/workspaces/${tenant.workspaceId}`)).status,
    ];
    const { workspaceId } = tenant;
    simulator.behave({ failures: [{ workspaceId, fault: refused }] });
    expect(await statusesNow()).toEqual([200, 503, 200, 200, 503]);
    simulator.behave({ failures: [{ endpoint: "tokenExchange", workspaceId, fault: refused }] });
    expect(await statusesNow()).toEqual([200, 503, 200, 200, 200]);
    simulator.behave({ failures: [{ endpoint: "tenantList", fault: refused }] });
    expect(await statusesNow()).toEqual([200, 200, 200, 503, 200]);
    simulator.behave({ failures: [] });
    expect(await statusesNow()).toEqual([200, 200, 200, 200, 200]);
    simulator.behave({ failures: [{ endpoint: "clientCredentials", fault: refused }] });
    expect((await askMsp()).status).toBe(503);
  });

  it("follows on the one before it, each counted from when it is set", async () => {
    const first: Failure = { endpoint: "clientCredentials", fault: refused, times: 1 };
    const second: Failure = { ...first, fault: fault.rateLimited() };
    const { simulator, askMsp } = await simulatorFor({ failures: [first, second] });
    expect((await askMsp()).status).toBe(503);
    expect((await askMsp()).status).toBe(429);
    expect((await askMsp()).status).toBe(200);
    simulator.behave({ latencyMs: 0 });
    expect((await askMsp()).status).toBe(200);
    simulator.behave({ failures: [first] });
    expect((await askMsp()).status).toBe(503);
  });
});
