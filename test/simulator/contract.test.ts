// Proves the simulator through the product’s own GreenLake client where no test of the product does so in passing.
import { afterEach, describe, expect, it, vi } from "vitest";
import { readClaims, readHeader } from "../../electron/core/base/token.ts";
import { hpeRefusal } from "./faults.ts";
import { greenlakeOn, valueOf } from "./greenlakeOn.ts";
import { hyphenated, sampleWorkspaceId } from "./sampleTenants.ts";

afterEach(() => vi.useRealTimers());

describe("the token exchange", () => {
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

  it("refuses a subject token that is unknown, a tenant’s or expired", async () => {
    const { simulator, exchange, mspToken } = await greenlakeOn();
    const expired = await mspToken();
    const tenantToken = valueOf(await exchange(expired)).value;
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 900_000 });
    for (const dead of ["unknown", tenantToken, expired])
      expect(await exchange(dead)).toMatchObject({
        error: { kind: "subjectTokenRefused", server: { status: 400, error: "invalid_request" } },
      });
    expect(simulator.issuedFor(expired)).toBe(simulator.mspWorkspaceId);
    expect(await exchange()).toMatchObject({ ok: true });
  });
});

it("an access token is an RS256 JWT as long as the service’s", async () => {
  const { simulator, tenant, exchange } = await greenlakeOn();
  const { value } = valueOf(await exchange());
  expect(simulator.issuedFor(value)).toBe(tenant.workspaceId);
  expect(value.length).toBeGreaterThan(1_024);
  expect(value.length).toBeLessThan(4_096);
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

describe("the API clients", () => {
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

  it("keep our secret when another client is reset or the reset is refused", async () => {
    const { simulator, exchange, resetSecret } = await greenlakeOn();
    const old = simulator.clientSecret;
    const ours = simulator.clientId;
    const tenantToken = valueOf(await exchange()).value;
    valueOf(await resetSecret(hyphenated(sampleWorkspaceId("other API client"))));
    expect(await resetSecret("nobody")).toMatchObject({ error: { kind: "unknownWorkspace" } });
    for (const token of ["unknown", tenantToken])
      expect(await resetSecret(ours, token)).toMatchObject({ error: { kind: "rejected" } });
    simulator.behave({ failures: [{ endpoint: "credentialReset", fault: hpeRefusal(409) }] });
    expect(await resetSecret()).toMatchObject({ error: { kind: "rejected" } });
    expect(simulator.clientSecret === old).toBe(true);
  });
});

it("the lists open to a live MSP token only", async () => {
  const { exchange, list, find } = await greenlakeOn();
  for (const token of ["unknown", valueOf(await exchange()).value])
    for (const refused of [await list(token), await find(undefined, token)])
      expect(refused).toMatchObject({ error: { kind: "rejected", server: { status: 401 } } });
});
