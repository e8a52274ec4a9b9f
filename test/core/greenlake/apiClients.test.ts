import { describe, expect, it } from "vitest";
import { createApiClients } from "../../../electron/core/greenlake/apiClients.ts";
import { closeHalfway, hpeRefusal, rateLimited, reset } from "../../simulator/faults.ts";
import type { SimulatorOptions } from "../../simulator/simulator.ts";
import { apiOnServer, apiOnSimulator, userAgent } from "./apiOn.ts";
import { json, type Responder } from "../fakes/loopbackServer.ts";

const { signal } = new AbortController();
const canary = "5eCr3tCanary";

async function rotationOn(options: SimulatorOptions = {}) {
  const setting = await apiOnSimulator(options);
  const { simulator, ports, issuer, token } = setting;
  const rotation = createApiClients(ports);
  const to = (endpoint: string) =>
    simulator.requests.filter((request) => request.endpoint === endpoint);
  return {
    ...setting,
    to,
    find: (clientId = simulator.clientId) =>
      rotation.findCredential(issuer, token, clientId, signal),
    resetSecret: (id = simulator.clientId) => rotation.resetSecret(issuer, token, id, signal),
  };
}

async function rotationOnServer(respond: Responder) {
  const { server, ports, issuer, token } = await apiOnServer(respond);
  const rotation = createApiClients(ports);
  return {
    server,
    token,
    find: () => rotation.findCredential(issuer, token, "client-1", signal),
    resetSecret: (id = "c1") => rotation.resetSecret(issuer, token, id, signal),
  };
}

describe("our own API client", () => {
  it("is found among the engineer's by its client ID", async () => {
    const { simulator, find, to, token } = await rotationOn();
    expect(await find()).toEqual({
      ok: true,
      value: { id: simulator.clientId, credentialName: "Tenantry" },
    });
    expect(to("credentialList")).toMatchObject([
      {
        method: "GET",
        path: "/workspaces/v1/credentials",
        headers: { authorization: `Bearer ${token}`, "user-agent": userAgent },
      },
    ]);
  });

  it("is nobody's where the list does not hold it", async () => {
    const { find } = await rotationOn();
    expect(await find("someone-else")).toEqual({ ok: true, value: null });
  });

  it("is found though other items are broken, and its name is made harmless", async () => {
    const ours = { id: "c1", clientId: "client-1", credentialName: "My\u202E\nclient" };
    const { find } = await rotationOnServer(
      json(200, { items: [null, { clientId: "client-1", id: "../admin" }, ours], count: 3 }),
    );
    expect(await find()).toEqual({ ok: true, value: { id: "c1", credentialName: "My client" } });
  });

  it.each([null, [], { items: 1 }, "<html>"])("is not looked for in %j", async (body) => {
    const { find } = await rotationOnServer(json(200, body));
    expect(await find()).toEqual({
      ok: false,
      error: { kind: "badResponse", problem: "The answer was not a list of API clients." },
    });
  });

  it("cannot be looked for without the permission", async () => {
    const { find } = await rotationOn({ credentialsForbidden: true });
    expect(await find()).toMatchObject({ ok: false, error: { kind: "forbidden" } });
  });

  it("is asked for again where the server was in trouble", async () => {
    const { simulator, find, to } = await rotationOn();
    simulator.behave({
      failures: [{ endpoint: "credentialList", times: 2, fault: hpeRefusal(503) }],
    });
    expect(await find()).toMatchObject({ ok: true });
    expect(to("credentialList")).toHaveLength(3);
  });
});

describe("a new secret", () => {
  it("takes the old one's place", async () => {
    const { simulator, resetSecret, askMsp, to } = await rotationOn();
    const old = simulator.clientSecret;
    const fresh = await resetSecret();
    expect(fresh).toEqual({ ok: true, value: simulator.clientSecret });
    expect(simulator.clientSecret).not.toBe(old);
    expect(await askMsp()).toMatchObject({ status: 200 });
    expect(await askMsp({ client_secret: old })).toMatchObject({ status: 401 });
    expect(to("credentialReset")).toMatchObject([
      {
        method: "POST",
        path: `/workspaces/v1/credentials/${simulator.clientId}/reset`,
        headers: { "content-length": "0", "user-agent": userAgent },
        form: {},
      },
    ]);
  });

  it.each([
    ["the server is in trouble", hpeRefusal(503), "serverError"],
    ["a pause is asked for", rateLimited({ "retry-after": "1" }), "rateLimited"],
    ["another reset runs", hpeRefusal(409), "rejected"],
    ["it is not allowed", hpeRefusal(403), "forbidden"],
    ["the client is gone", hpeRefusal(404), "unknownWorkspace"],
    ["the connection breaks", reset(), "connectionLost"],
    ["the answer breaks off", closeHalfway(), "connectionLost"],
  ])("is asked for once only where %s", async (_case, fault, kind) => {
    const { simulator, resetSecret, to } = await rotationOn();
    simulator.behave({ failures: [{ endpoint: "credentialReset", fault }] });
    expect(await resetSecret()).toMatchObject({ ok: false, error: { kind } });
    expect(to("credentialReset")).toHaveLength(1);
  });

  it("is taken from a 201 too, as it comes once only", async () => {
    const { resetSecret } = await rotationOnServer(json(201, { clientSecret: canary }));
    expect(await resetSecret()).toEqual({ ok: true, value: canary });
  });

  it.each([
    ["missing", { id: "c1" }],
    ["a number", { clientSecret: 7 }],
    ["empty", { clientSecret: "" }],
    ["spaced", { clientSecret: `${canary} x` }],
    ["two lines", { clientSecret: `${canary}\nx` }],
    ["too long", { clientSecret: canary.repeat(50) }],
    ["cut off", `{"clientSecret":"${canary}`],
    ["inside a list", [{ clientSecret: canary }]],
  ])("is refused, and not quoted, where it is %s", async (_case, body) => {
    const { resetSecret } = await rotationOnServer(json(200, body));
    const answer = await resetSecret();
    expect(answer).toEqual({
      ok: false,
      error: { kind: "badResponse", problem: "The answer held no usable client secret." },
    });
  });

  it("is in no error, whatever the server says", async () => {
    const { resetSecret, token } = await rotationOnServer((response, request) => {
      const sent = request.headers.authorization?.slice(7);
      json(500, { message: `clientSecret=${canary} for ${sent}`, clientSecret: canary })(
        response,
        request,
      );
    });
    const answer = JSON.stringify(await resetSecret());
    expect(answer).toContain("serverError");
    expect(answer).not.toContain(canary);
    expect(answer).not.toContain(token);
  });

  it("comes in an answer of at most 256 KiB", async () => {
    const { resetSecret } = await rotationOnServer(
      json(200, { clientSecret: canary, padding: "x".repeat(256 * 1024) }),
    );
    expect(await resetSecret()).toMatchObject({ ok: false, error: { kind: "badResponse" } });
  });

  it.each(["", "..", "a/b", "a?b", "%2e%2e"])(
    "is never asked for at another path: %j",
    async (id) => {
      const { resetSecret, server } = await rotationOnServer(json(200, { clientSecret: canary }));
      expect(await resetSecret(id)).toEqual({ ok: false, error: { kind: "unexpected" } });
      expect(server.received).toEqual([]);
    },
  );
});
