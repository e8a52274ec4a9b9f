import { describe, expect, it } from "vitest";
import { readClaims } from "../../electron/core/base/token.ts";
import { accessToken, exchangeGrant, simulatorFor } from "./client.ts";

describe("an access token", () => {
  it("is an RS256 JWT of the wanted size with the service's claims", async () => {
    const { simulator, tenant, exchange } = await simulatorFor();
    const beforeS = Math.floor(Date.now() / 1000);
    for (const tokenBytes of [1024, 1500, 4096]) {
      simulator.behave({ tokenBytes });
      const token = accessToken(await exchange());
      expect(token.length).toBeGreaterThanOrEqual(tokenBytes);
      expect(token.length).toBeLessThan(tokenBytes + 120);
      const header = Buffer.from(token.split(".")[0] ?? "", "base64url").toString();
      expect(JSON.parse(header)).toMatchObject({ alg: "RS256", kid: expect.any(String) });
      const claims = readClaims(token) ?? {};
      expect(claims).toMatchObject({
        client_id: simulator.clientId,
        hpe_workspace_id: tenant.workspaceId,
        hpe_tenant_id: tenant.workspaceId,
        iss: `${simulator.baseUrl}/authorization/v2/oauth2/${tenant.workspaceId}`,
      });
      expect(String(claims["platform_customer_id"]).replaceAll("-", "")).toBe(tenant.workspaceId);
      expect(Number(claims["iat"])).toBeGreaterThanOrEqual(beforeS);
      expect(Number(claims["exp"]) - Number(claims["iat"])).toBe(899);
    }
  });

  it("is another one each time", async () => {
    const { mspToken } = await simulatorFor();
    expect(await mspToken()).not.toBe(await mspToken());
  });

  it("can be opaque", async () => {
    const { simulator, exchange, tenant } = await simulatorFor({ tokenFormat: "opaque" });
    const token = accessToken(await exchange());
    expect(token).not.toContain(".");
    expect(simulator.issuedFor(token)).toBe(tenant.workspaceId);
  });

  it("is dated by the service's clock", async () => {
    const { askMsp } = await simulatorFor({ clockSkewSeconds: 7200 });
    const reply = await askMsp();
    const claims = readClaims(accessToken(reply)) ?? {};
    const ahead = Date.now() / 1000 + 7200;
    expect(Math.abs(Number(claims["iat"]) - ahead)).toBeLessThan(5);
    expect(Math.abs(Date.parse(reply.headers.date ?? "") / 1000 - ahead)).toBeLessThan(5);
  });

  it("of another make is nobody's", async () => {
    const { simulator } = await simulatorFor();
    expect(simulator.issuedFor(exchangeGrant)).toBeUndefined();
    expect(() => simulator.revoke("canary")).toThrow(/^(?!.*canary)/);
  });
});
