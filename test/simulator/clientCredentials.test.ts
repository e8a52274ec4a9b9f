import { describe, expect, it } from "vitest";
import { accessToken, clientForm, postForm, simulatorFor, tokenUrl } from "./client.ts";

describe("the client credentials grant", () => {
  it("gives an API client a token for the MSP workspace", async () => {
    const { simulator, askMsp } = await simulatorFor();
    const reply = await askMsp();
    expect(reply).toMatchObject({
      status: 200,
      headers: { "cache-control": "no-store" },
      json: { token_type: "Bearer", expires_in: 899 },
    });
    expect(simulator.issuedFor(accessToken(reply))).toBe(simulator.mspWorkspaceId);
  });

  it("answers a wrong secret and an unknown client with 401 invalid_client", async () => {
    const { askMsp } = await simulatorFor();
    for (const change of [{ client_secret: "wrong" }, { client_id: "nobody" }])
      expect(await askMsp(change)).toMatchObject({
        status: 401,
        json: { error: "invalid_client", error_description: expect.any(String) },
      });
  });

  it("does not know the API client at a tenant's endpoint", async () => {
    const { simulator, tenant } = await simulatorFor();
    expect(
      await postForm(tokenUrl(simulator, tenant.workspaceId), clientForm(simulator)),
    ).toMatchObject({ status: 401, json: { error: "invalid_client" } });
  });

  it("refuses the right credentials in a Basic header", async () => {
    const { simulator } = await simulatorFor();
    const { clientId, clientSecret, mspWorkspaceId } = simulator;
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
    expect(
      await postForm(
        tokenUrl(simulator, mspWorkspaceId),
        { grant_type: "client_credentials" },
        { authorization: `Basic ${basic}` },
      ),
    ).toMatchObject({
      status: 401,
      headers: { "www-authenticate": expect.stringMatching(/^Basic /) },
      json: { error: "invalid_client" },
    });
  });

  it("refuses a request without credentials", async () => {
    const { simulator } = await simulatorFor();
    const url = tokenUrl(simulator, simulator.mspWorkspaceId);
    const reply = await postForm(url, { grant_type: "client_credentials" });
    expect({ status: reply.status, json: reply.json }).toEqual({
      status: 400,
      json: {
        error: "invalid_request",
        error_description: "no client authentication mechanism provided",
      },
    });
  });

  it("grants the scope hpe-tenant, and no other", async () => {
    const { askMsp } = await simulatorFor();
    expect((await askMsp({ scope: "hpe-tenant" })).json).toMatchObject({ scope: "hpe-tenant" });
    expect(await askMsp({ scope: "openid" })).toMatchObject({
      status: 400,
      json: { error: "invalid_scope" },
    });
  });
});
