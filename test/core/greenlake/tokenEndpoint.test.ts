// The two grants: exactly what is sent, and which tokens are accepted.
import { describe, expect, it } from "vitest";
import { jwt } from "../fakes/jwt.ts";
import { json } from "../fakes/loopbackServer.ts";
import { apiOnServer, client, userAgent, workspace } from "./apiOn.ts";

const granting = (fields: object = {}) =>
  apiOnServer(
    json(200, { access_token: "t0k3n", token_type: "Bearer", expires_in: 899, ...fields }),
  );
const formIn = (body = "") => Object.fromEntries(new URLSearchParams(body));

describe("the client credentials grant", () => {
  it("sends the client in the body, and nothing else that could authenticate", async () => {
    const { server, credentials } = await granting();
    expect(await credentials()).toMatchObject({
      ok: true,
      value: { value: "t0k3n", workspaceId: workspace, lifetimeMs: 899_000, assumed: false },
    });
    const [request] = server.received;
    expect(request).toMatchObject({
      method: "POST",
      url: `/authorization/v2/oauth2/${workspace}/token`,
      headers: {
        "user-agent": userAgent,
        "content-type": expect.stringContaining("application/x-www-form-urlencoded"),
      },
    });
    expect(request?.headers).not.toHaveProperty("authorization");
    expect(request?.headers).not.toHaveProperty("cookie");
    expect(formIn(request?.body)).toEqual({
      grant_type: "client_credentials",
      client_id: client.clientId,
      client_secret: client.clientSecret,
    });
  });

  it("asks for the scope, if one is set", async () => {
    const { server, credentials } = await granting();
    await credentials("hpe-tenant");
    expect(formIn(server.received[0]?.body)).toMatchObject({ scope: "hpe-tenant" });
  });
});

describe("the token exchange grant", () => {
  it("sends the subject token and no client at all", async () => {
    const { server, exchange, token } = await granting();
    expect(await exchange()).toMatchObject({ ok: true, value: { value: "t0k3n" } });
    expect(formIn(server.received[0]?.body)).toEqual({
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: token,
      subject_token_type: "urn:ietf:params:oauth:token-type:access_token",
    });
    expect(server.received[0]?.headers).not.toHaveProperty("authorization");
  });
});

describe("a token", () => {
  const exp = Date.UTC(2026, 0, 1) / 1000 + 600;
  const access_token = jwt({ exp });
  const unsigned = access_token.replace(/\.[^.]*$/, "");
  const none = { expires_in: undefined };

  it.each([
    ["a number", { expires_in: 120 }, 120_000, false],
    ["a numeric string", { expires_in: "7199" }, 7_199_000, false],
    ["beyond a day", { expires_in: 1e99 }, 86_400_000, false],
    ["null, but a JWT has exp", { expires_in: null, access_token }, 600_000, false],
    [
      "missing, but a JWT has exp and iat",
      { ...none, access_token: jwt({ exp, iat: exp - 300 }) },
      300_000,
      false,
    ],
    ["missing", none, 900_000, true],
    ["missing and a JWT lacks its signature", { ...none, access_token: unsigned }, 900_000, true],
  ])("gets its lifetime when expires_in is %s", async (_case, fields, lifetimeMs, assumed) => {
    const { exchange } = await granting(fields);
    expect(await exchange()).toMatchObject({ ok: true, value: { lifetimeMs, assumed } });
  });

  it.each([
    { token_type: "bearer" },
    { token_type: "BEARER" },
    { token_type: undefined },
    { issued_token_type: undefined },
    { access_token: jwt({ hpe_workspace_id: "3F2504E0-4F89-41D3-9A0C-0305E82C3301" }) },
  ])("is accepted with %j", async (fields) => {
    const { exchange } = await granting(fields);
    expect(await exchange()).toMatchObject({ ok: true });
  });

  it.each([
    { expires_in: 0 },
    { expires_in: -1 },
    { expires_in: 4 },
    { expires_in: "3600abc" },
    { expires_in: "NaN" },
    { expires_in: undefined, access_token: jwt({ exp: exp - 900 }) },
    { token_type: "DPoP" },
    { token_type: "mac" },
    { issued_token_type: "urn:ietf:params:oauth:token-type:refresh_token" },
  ])("is refused with %j", async (fields) => {
    const { exchange } = await granting(fields);
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
  ])("is refused, and not quoted, when it is %s", async (_case, value) => {
    const { exchange } = await granting({ access_token: value });
    const problem = "The answer’s field access_token was missing or not usable.";
    expect(await exchange()).toEqual({ ok: false, error: { kind: "badResponse", problem } });
  });

  it.each(["hpe_workspace_id", "platform_customer_id", "hpe_tenant_id"])(
    "is refused when its claim %s names another workspace",
    async (claim) => {
      const { exchange } = await granting({ access_token: jwt({ [claim]: "b".repeat(32) }) });
      expect(await exchange()).toEqual({ ok: false, error: { kind: "wrongWorkspace", claim } });
    },
  );

  it("is refused when one of several claims names another workspace, whichever comes first", async () => {
    const own = "3f2504e04f8941d39a0c0305e82c3301";
    const { exchange } = await granting({
      access_token: jwt({ hpe_workspace_id: own, hpe_tenant_id: "b".repeat(32) }),
    });
    const claim = "hpe_tenant_id";
    expect(await exchange()).toEqual({ ok: false, error: { kind: "wrongWorkspace", claim } });
  });
});
