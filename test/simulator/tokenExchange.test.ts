import { describe, expect, it } from "vitest";
import {
  accessToken,
  accessTokenType,
  exchangeGrant,
  exchangeForm,
  postForm,
  simulatorFor,
  tokenUrl,
} from "./client.ts";

describe("the token exchange grant", () => {
  it("gives a token for the tenant whose endpoint was called", async () => {
    const { simulator, tenant, exchange } = await simulatorFor();
    const reply = await exchange();
    expect(reply).toMatchObject({
      status: 200,
      json: { token_type: "Bearer", expires_in: 899, issued_token_type: accessTokenType },
    });
    expect(simulator.issuedFor(accessToken(reply))).toBe(tenant.workspaceId);
  });

  it.each([{ client_id: "any" }, { client_secret: "any" }, { client_assertion: "any" }])(
    "refuses client credentials in the body: %o",
    async (change) => {
      const { simulator, exchange } = await simulatorFor();
      expect(await exchange(change)).toMatchObject({
        status: 400,
        json: { error: "invalid_request" },
      });
      const { clientId, clientSecret } = simulator;
      const right = { client_id: clientId, client_secret: clientSecret };
      expect((await exchange(right)).json).toMatchObject({ error: "invalid_request" });
    },
  );

  it("refuses client credentials in a Basic header", async () => {
    const { simulator, tenant, mspToken } = await simulatorFor();
    const { clientId, clientSecret } = simulator;
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
    const url = tokenUrl(simulator, tenant.workspaceId);
    expect(
      await postForm(url, exchangeForm(await mspToken()), { authorization: `Basic ${basic}` }),
    ).toMatchObject({
      status: 400,
      json: {
        error: "invalid_request",
        error_description: "A token exchange must not come with an Authorization header.",
      },
    });
  });

  it("refuses a form with the grant alone", async () => {
    const { simulator, tenant } = await simulatorFor();
    const form = { grant_type: exchangeGrant };
    expect(await postForm(tokenUrl(simulator, tenant.workspaceId), form)).toMatchObject({
      status: 400,
      json: { error: "invalid_request" },
    });
  });

  it.each([
    { subject_token: "" },
    { subject_token_type: "" },
    { subject_token_type: "urn:ietf:params:oauth:token-type:jwt" },
  ])("calls it an invalid request where a parameter is missing or wrong: %o", async (change) => {
    const { exchange } = await simulatorFor();
    const { status, json } = await exchange(change);
    expect({ status, json }).toEqual({
      status: 400,
      json: {
        error: "invalid_request",
        error_description: expect.stringContaining(Object.keys(change).join("")),
      },
    });
  });

  it("refuses the MSP workspace as a tenant of its own", async () => {
    const { simulator, exchange } = await simulatorFor();
    expect(await exchange({}, simulator.mspWorkspaceId)).toMatchObject({
      status: 400,
      json: { error: "invalid_target" },
    });
  });

  it("takes neither an unknown, nor a tenant's, nor a revoked token for a subject token", async () => {
    const { simulator, otherTenant, exchange, mspToken } = await simulatorFor();
    const ofTenant = accessToken(await exchange({}, otherTenant.workspaceId));
    const revoked = await mspToken();
    expect(await exchange({ subject_token: revoked })).toMatchObject({ status: 200 });
    simulator.revoke(revoked);
    for (const subjectToken of ["unknown", ofTenant, revoked])
      expect(await exchange({ subject_token: subjectToken })).toMatchObject({
        status: 400,
        json: { error: "invalid_request" },
      });
    const before = await mspToken();
    simulator.revokeAll();
    expect(await exchange({ subject_token: before })).toMatchObject({ status: 400 });
    expect(await exchange()).toMatchObject({ status: 200 });
  });

  it("takes no expired token for a subject token", async () => {
    const { simulator, exchange, mspToken } = await simulatorFor({ tokenLifetimeSeconds: 1 });
    const subjectToken = await mspToken();
    expect(await exchange({ subject_token: subjectToken })).toMatchObject({ status: 200 });
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect(await exchange({ subject_token: subjectToken })).toMatchObject({ status: 400 });
    expect(simulator.issuedFor(subjectToken)).toBe(simulator.mspWorkspaceId);
  });

  it.each([
    ["invalidRequest", 400, { error: "invalid_request" }],
    ["invalidGrant", 400, { error: "invalid_grant" }],
    ["invalidToken", 401, { error: "invalid_token" }],
    ["hpe", 401, { httpStatusCode: 401, debugId: expect.any(String) }],
  ] as const)("refuses a subject token in the variant %s", async (variant, status, json) => {
    const { exchange } = await simulatorFor({ subjectTokenRefusal: variant });
    expect(await exchange({ subject_token: "unknown" })).toMatchObject({ status, json });
  });

  it("can end a tenant token's life with its subject token's", async () => {
    const { simulator, exchange, mspToken } = await simulatorFor({ tokenLifetimeSeconds: 60 });
    const subjectToken = await mspToken();
    simulator.behave({ tokenLifetimeSeconds: 899 });
    const lifetime = async () => (await exchange({ subject_token: subjectToken })).json;
    expect(await lifetime()).toMatchObject({ expires_in: 899 });
    simulator.behave({ cappedBySubjectToken: true });
    expect(await lifetime()).toMatchObject({ expires_in: 60 });
  });
});
