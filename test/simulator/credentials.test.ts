import { describe, expect, it } from "vitest";
import { z } from "zod";
import { accessToken, send, simulatorFor } from "./client.ts";
import { hpeRefusal } from "./faults.ts";

const list = "/workspaces/v1/credentials";
const item = {
  credentialName: expect.any(String),
  id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  clientId: expect.any(String),
  type: "credentials",
  generation: 1,
  createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/),
  updatedAt: expect.any(String),
};

async function credentialsOf(options: Parameters<typeof simulatorFor>[0] = {}) {
  const calls = await simulatorFor(options);
  const { simulator, mspToken } = calls;
  const reset = async (id = simulator.clientId, token?: string) =>
    send(`${simulator.baseUrl}${list}/${id}/reset`, {
      method: "POST",
      headers: { "user-agent": "test/1", authorization: `Bearer ${token ?? (await mspToken())}` },
    });
  return { ...calls, reset };
}

describe("the list of API clients", () => {
  it("gives the engineer's clients without their secrets", async () => {
    const { simulator, get } = await credentialsOf();
    const { status, json } = await get(list);
    expect({ status, json }).toEqual({ status: 200, json: { items: [item, item], count: 2 } });
    expect(JSON.stringify(json)).toContain(simulator.clientId);
    expect(JSON.stringify(json)).not.toContain(simulator.clientSecret);
  });

  it("takes GET only, with a live token of the MSP", async () => {
    const { simulator, get, exchange } = await credentialsOf();
    expect(await send(`${simulator.baseUrl}${list}`, { method: "POST" })).toMatchObject({
      status: 405,
    });
    for (const token of ["unknown", accessToken(await exchange())])
      expect(await get(list, token)).toMatchObject({ status: 401 });
  });
});

describe("a reset", () => {
  it("gives a new secret, and the old one is refused from then on", async () => {
    const { simulator, reset, askMsp } = await credentialsOf();
    const old = simulator.clientSecret;
    const { status, json } = await reset();
    expect({ status, json }).toEqual({
      status: 200,
      json: { ...item, generation: 2, clientSecret: expect.stringMatching(/^[0-9a-f]{32}$/) },
    });
    const fresh = z.string().parse(json["clientSecret"]);
    expect(fresh).not.toBe(old);
    expect(simulator.clientSecret).toBe(fresh);
    expect(await askMsp({ client_secret: fresh })).toMatchObject({ status: 200 });
    expect(await askMsp({ client_secret: old })).toMatchObject({
      status: 401,
      json: { error: "invalid_client" },
    });
  });

  it("of another client leaves ours as it is", async () => {
    const { simulator, get, reset, askMsp } = await credentialsOf();
    const old = simulator.clientSecret;
    const items = z.array(z.object({ id: z.string() })).parse((await get(list)).json["items"]);
    const other = items.find(({ id }) => id !== simulator.clientId);
    expect(await reset(other?.id)).toMatchObject({ status: 200, json: { id: other?.id } });
    expect(await askMsp({ client_secret: old })).toMatchObject({ status: 200 });
  });

  it("of an unknown client is a 404, and by GET a 405", async () => {
    const { simulator, get, reset } = await credentialsOf();
    expect(await reset("nobody")).toMatchObject({ status: 404, json: { httpStatusCode: 404 } });
    expect(await get(`${list}/${simulator.clientId}/reset`)).toMatchObject({ status: 405 });
  });

  it("needs a live token of the MSP", async () => {
    const { simulator, reset } = await credentialsOf();
    const old = simulator.clientSecret;
    expect(await reset(simulator.clientId, "unknown")).toMatchObject({ status: 401 });
    expect(simulator.clientSecret).toBe(old);
  });
});

describe("API clients", () => {
  it("can be forbidden to the API client, and nothing is changed then", async () => {
    const { simulator, get, reset } = await credentialsOf({ credentialsForbidden: true });
    const old = simulator.clientSecret;
    expect(await get(list)).toMatchObject({ status: 403, json: { httpStatusCode: 403 } });
    expect(await reset()).toMatchObject({ status: 403 });
    expect(simulator.clientSecret).toBe(old);
  });

  it("fail as they are told, each endpoint by its own name", async () => {
    const { simulator, get, reset } = await credentialsOf();
    simulator.behave({ failures: [{ endpoint: "credentialReset", fault: hpeRefusal(409) }] });
    expect(await get(list)).toMatchObject({ status: 200 });
    expect(await reset()).toMatchObject({ status: 409 });
    simulator.behave({ failures: [{ endpoint: "credentialList", fault: hpeRefusal(500) }] });
    expect(await get(list)).toMatchObject({ status: 500 });
    expect(simulator.requests.at(-1)).toMatchObject({ endpoint: "credentialList" });
  });
});
