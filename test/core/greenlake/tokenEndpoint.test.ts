import { describe, expect, it } from "vitest";
import { client, endpointOn, workspace } from "./endpointOn.ts";
import { jwt } from "../fakes/jwt.ts";
import { json } from "../fakes/loopbackServer.ts";

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
    [
      "missing, with a JWT that lacks its signature",
      { expires_in: undefined, access_token: jwt({ exp }).replace(/\.[^.]*$/, "") },
      900_000,
      true,
    ],
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
        problem: "The answer’s field access_token was missing or not usable.",
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
