// Proves the simulator through the product’s own GreenLake client: grants, tokens, tenant list and API clients.
import { afterEach, describe, expect, it, vi } from "vitest";
import { readClaims, readHeader } from "../../electron/core/base/token.ts";
import { hpeRefusal } from "./faults.ts";
import { greenlakeOn, valueOf } from "./greenlakeOn.ts";
import { hyphenated, sampleWorkspaceId } from "./sampleTenants.ts";

afterEach(() => vi.useRealTimers());

describe("the client credentials grant", () => {
  it("gives the API client a token for the MSP workspace", async () => {
    const { simulator, connect } = await greenlakeOn();
    const token = valueOf(await connect({ scope: "hpe-tenant" }));
    expect(token).toMatchObject({ lifetimeMs: 899_000, assumed: false });
    expect(simulator.issuedFor(token.value)).toBe(simulator.mspWorkspaceId);
  });

  it("refuses a wrong secret, an unknown client and a tenant’s endpoint alike", async () => {
    const { tenant, connect } = await greenlakeOn();
    const server = { status: 401, error: "invalid_client", errorDescription: expect.any(String) };
    for (const refused of [
      await connect({ clientSecret: "wrong" }),
      await connect({ clientId: "nobody" }),
      await connect({}, tenant.workspaceId),
    ])
      expect(refused).toEqual({ ok: false, error: { kind: "invalidClient", server } });
  });

  it("grants no scope but hpe-tenant", async () => {
    const { connect } = await greenlakeOn();
    expect(await connect({ scope: "openid" })).toMatchObject({ error: { field: "scope" } });
  });
});

describe("the token exchange", () => {
  it("gives a token for the tenant whose endpoint was called", async () => {
    const { simulator, otherTenant, exchange } = await greenlakeOn();
    const token = valueOf(await exchange(undefined, otherTenant));
    expect(token).toMatchObject({ lifetimeMs: 899_000, assumed: false });
    expect(simulator.issuedFor(token.value)).toBe(otherTenant.workspaceId);
  });

  it("refuses the MSP workspace and a workspace that is not a tenant", async () => {
    const { simulator, tenant, exchange } = await greenlakeOn();
    const at = (workspaceId: string) => exchange(undefined, { ...tenant, workspaceId });
    expect(await at(simulator.mspWorkspaceId)).toMatchObject({
      error: { kind: "rejected", server: { status: 400, error: "invalid_target" } },
    });
    expect(await at("0".repeat(32))).toMatchObject({
      error: { kind: "unknownWorkspace", server: { debugId: expect.stringMatching(/^\w{32}$/) } },
    });
  });

  it.each([
    ["invalidRequest", { status: 400, error: "invalid_request" }],
    ["invalidGrant", { status: 400, error: "invalid_grant" }],
    ["invalidToken", { status: 401, error: "invalid_token" }],
    ["hpe", { status: 401, errorCode: "HPE_GL_ERROR_UNAUTHORIZED" }],
  ] as const)("refuses a dead subject token as %s", async (subjectTokenRefusal, server) => {
    const { simulator, exchange, mspToken } = await greenlakeOn({ subjectTokenRefusal });
    const [revoked, expired] = [await mspToken(), await mspToken()];
    simulator.revoke(revoked);
    const tenantToken = valueOf(await exchange(expired)).value;
    const refused = { ok: false, error: { kind: "subjectTokenRefused", server } };
    for (const dead of ["unknown", tenantToken, revoked])
      expect(await exchange(dead)).toMatchObject(refused);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 900_000 });
    const live = await mspToken();
    expect(await exchange(expired)).toMatchObject(refused);
    expect(simulator.issuedFor(expired)).toBe(simulator.mspWorkspaceId);
    expect(await exchange(live)).toMatchObject({ ok: true });
    simulator.revokeAll();
    expect(await exchange(live)).toMatchObject(refused);
  });

  it("can end a tenant token’s life with its subject token’s", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { simulator, exchange, mspToken } = await greenlakeOn({ tokenLifetimeSeconds: 60 });
    const subjectToken = await mspToken();
    simulator.behave({ tokenLifetimeSeconds: 899 });
    expect(await exchange(subjectToken)).toMatchObject({ value: { lifetimeMs: 899_000 } });
    simulator.behave({ cappedBySubjectToken: true });
    expect(await exchange(subjectToken)).toMatchObject({ value: { lifetimeMs: 60_000 } });
  });
});

describe("an access token", () => {
  it.each([1024, 1500, 4096])("is an RS256 JWT of about %d bytes", async (tokenBytes) => {
    const { simulator, tenant, exchange } = await greenlakeOn({ tokenBytes });
    const { value } = valueOf(await exchange());
    expect(value.length - tokenBytes).toBeGreaterThanOrEqual(0);
    expect(value.length - tokenBytes).toBeLessThan(120);
    expect(readHeader(value)).toMatchObject({ alg: "RS256", kid: expect.any(String) });
    const claims = readClaims(value) ?? {};
    expect(claims).toMatchObject({
      iss: `${simulator.baseUrl}/authorization/v2/oauth2/${tenant.workspaceId}`,
      client_id: simulator.clientId,
      hpe_workspace_id: tenant.workspaceId,
      hpe_tenant_id: tenant.workspaceId,
      platform_customer_id: hyphenated(tenant.workspaceId),
    });
    expect(Number(claims["exp"]) - Number(claims["iat"])).toBe(899);
  });

  it("can be opaque", async () => {
    const { simulator, tenant, exchange } = await greenlakeOn({ tokenFormat: "opaque" });
    const { value } = valueOf(await exchange());
    expect(value).not.toContain(".");
    expect(simulator.issuedFor(value)).toBe(tenant.workspaceId);
  });

  it("is dated by the service’s clock", async () => {
    const { mspToken } = await greenlakeOn({ clockSkewSeconds: 7200 });
    const { iat } = readClaims(await mspToken()) ?? {};
    expect(Math.abs(Number(iat) - Date.now() / 1000 - 7200)).toBeLessThan(5);
  });
});

describe("the tenant list", () => {
  it.each([
    ["items", "none", ["0", "300", "600"]],
    ["pages", "offsetCountsPages", ["0", "300", "1", "2"]],
  ] as const)("is paged by 300, its offset counting %s", async (_unit, paging, offsets) => {
    const { simulator, list } = await greenlakeOn({ tenants: 700, paging });
    const found = valueOf(await list());
    expect(found).toMatchObject({ complete: true, total: 700, failure: null });
    expect(found.tenants.map(({ workspaceId, name }) => ({ workspaceId, name }))).toEqual(
      simulator.tenants,
    );
    const asked = simulator.requests.filter(({ endpoint }) => endpoint === "tenantList");
    expect(asked.map(({ path }) => /offset=(\d+)/.exec(path)?.[1])).toEqual(offsets);
    simulator.behave({ tenants: simulator.tenants.slice(0, 3) });
    expect(valueOf(await list()).tenants).toHaveLength(3);
  });

  it.each([
    ["loop", 5, { total: 12 }],
    ["totalTooHigh", 12, { total: 37 }],
    ["totalTooLow", 12, { total: 7 }],
    ["itemWithoutId", 9, { skipped: 3 }],
    ["shifting", 12, { total: 13 }],
    ["secondPageFails", 5, { failure: { kind: "serverError" } }],
  ] as const)("misleads the client by the quirk %s", async (paging, count, told) => {
    const { list } = await greenlakeOn({ paging, pageSize: 5 });
    const found = valueOf(await list());
    expect(found).toMatchObject(told);
    expect(found.tenants).toHaveLength(count);
  });
});

describe("the list of API clients", () => {
  it("names the engineer’s own clients only", async () => {
    const { simulator, find } = await greenlakeOn();
    const { clientId } = simulator;
    const other = hyphenated(sampleWorkspaceId("other API client"));
    expect(await find()).toMatchObject({ value: { id: clientId, credentialName: "Tenantry" } });
    expect(await find(other)).toMatchObject({ value: { id: other } });
    expect(await find("nobody")).toEqual({ ok: true, value: null });
  });

  it("resets our secret, and refuses the old one from then on", async () => {
    const { simulator, connect, resetSecret } = await greenlakeOn();
    const old = simulator.clientSecret;
    const fresh = valueOf(await resetSecret());
    expect(fresh).toMatch(/^[0-9a-f]{32}$/);
    expect([fresh === old, simulator.clientSecret === fresh]).toEqual([false, true]);
    expect(await connect()).toMatchObject({ ok: true });
    expect(await connect({ clientSecret: old })).toMatchObject({
      error: { kind: "invalidClient" },
    });
  });

  it("leaves our secret alone when another client is reset or the reset is refused", async () => {
    const { simulator, exchange, resetSecret } = await greenlakeOn();
    const old = simulator.clientSecret;
    const kindOf = async (reset: ReturnType<typeof resetSecret>) => {
      const result = await reset;
      return result.ok ? "reset" : result.error.kind;
    };
    const ours = simulator.clientId;
    const tenantToken = valueOf(await exchange()).value;
    expect([
      await kindOf(resetSecret(hyphenated(sampleWorkspaceId("other API client")))),
      await kindOf(resetSecret("nobody")),
      await kindOf(resetSecret(ours, "unknown")),
      await kindOf(resetSecret(ours, tenantToken)),
    ]).toEqual(["reset", "unknownWorkspace", "rejected", "rejected"]);
    simulator.behave({ credentialsForbidden: true });
    expect(await kindOf(resetSecret())).toBe("forbidden");
    simulator.behave({ failures: [{ endpoint: "credentialReset", fault: hpeRefusal(409) }] });
    expect(await kindOf(resetSecret())).toBe("rejected");
    expect(simulator.clientSecret === old).toBe(true);
  });
});

describe("the lists", () => {
  it("open to a live MSP token with the permission only", async () => {
    const { simulator, exchange, mspToken, list, find } = await greenlakeOn();
    const revoked = await mspToken();
    simulator.revoke(revoked);
    for (const token of ["unknown", revoked, valueOf(await exchange()).value])
      for (const refused of [await list(token), await find(undefined, token)])
        expect(refused).toMatchObject({ error: { kind: "rejected", server: { status: 401 } } });
    simulator.behave({ tenantListForbidden: true });
    expect([await list(), await find()]).toMatchObject([
      { error: { kind: "forbidden" } },
      { ok: true },
    ]);
    simulator.behave({ tenantListForbidden: false, credentialsForbidden: true });
    expect([await list(), await find()]).toMatchObject([
      { ok: true },
      { error: { kind: "forbidden" } },
    ]);
  });
});
