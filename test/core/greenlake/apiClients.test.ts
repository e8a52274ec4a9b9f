// Finding our own API client and resetting its secret.
import { describe, expect, it } from "vitest";
import { closeHalfway, hpeRefusal, rateLimited, reset } from "../../simulator/faults.ts";
import { json } from "../fakes/loopbackServer.ts";
import { apiOnServer, apiOnSimulator, client, userAgent } from "./apiOn.ts";

const canary = "5eCr3tCanary";

describe("finding our API client", () => {
  it("asks with the MSP token, and asks again while the server is in trouble", async () => {
    const { simulator, find, requests, token } = await apiOnSimulator();
    const fault = hpeRefusal(503);
    simulator.behave({ failures: [{ endpoint: "credentialList", times: 2, fault }] });
    expect(await find(simulator.clientId)).toMatchObject({ ok: true });
    const asked = {
      method: "GET",
      path: "/workspaces/v1/credentials",
      headers: { authorization: `Bearer ${token}`, "user-agent": userAgent },
    };
    expect(requests("credentialList")).toMatchObject([asked, asked, asked]);
  });

  it("passes over broken items, and cleans the name", async () => {
    const { clientId } = client;
    const ours = { id: "c1", clientId, credentialName: "My\u202E\nclient" };
    const { find } = await apiOnServer(
      json(200, { items: [null, { clientId, id: "../admin" }, ours], count: 3 }),
    );
    expect(await find()).toEqual({ ok: true, value: { id: "c1", credentialName: "My client" } });
  });

  it.each([null, [], { items: 1 }, "<html>"])(
    "refuses an answer that is no list: %j",
    async (body) => {
      const { find } = await apiOnServer(json(200, body));
      expect(await find()).toEqual({
        ok: false,
        error: { kind: "badResponse", problem: "The answer was not a list of API clients." },
      });
    },
  );
});

describe("resetting the client secret", () => {
  it("sends one empty POST for the API client", async () => {
    const { simulator, resetSecret, requests } = await apiOnSimulator();
    expect(await resetSecret(simulator.clientId)).toMatchObject({ ok: true });
    expect(requests("credentialReset")).toMatchObject([
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
    ["the rate limit is reached", rateLimited({ "retry-after": "1" }), "rateLimited"],
    ["another reset is running", hpeRefusal(409), "rejected"],
    ["it is not allowed", hpeRefusal(403), "forbidden"],
    ["the API client is gone", hpeRefusal(404), "unknownWorkspace"],
    ["the connection breaks", reset(), "connectionLost"],
    ["the answer breaks off", closeHalfway(), "connectionLost"],
  ])("is never tried a second time when %s", async (_case, fault, kind) => {
    const { simulator, resetSecret, requests } = await apiOnSimulator();
    simulator.behave({ failures: [{ endpoint: "credentialReset", fault }] });
    expect(await resetSecret(simulator.clientId)).toMatchObject({ ok: false, error: { kind } });
    expect(requests("credentialReset")).toHaveLength(1);
  });

  it("accepts a 201 too, because the secret is sent only once", async () => {
    const { resetSecret } = await apiOnServer(json(201, { clientSecret: canary }));
    expect(await resetSecret()).toEqual({ ok: true, value: canary });
  });

  it.each([
    ["missing", { id: "c1" }],
    ["a number", { clientSecret: 7 }],
    ["empty", { clientSecret: "" }],
    ["spaced", { clientSecret: `${canary} x` }],
    ["two lines long", { clientSecret: `${canary}\nx` }],
    ["too long", { clientSecret: canary.repeat(50) }],
    ["cut off", `{"clientSecret":"${canary}`],
    ["inside a list", [{ clientSecret: canary }]],
  ])("refuses a secret that is %s, without quoting it", async (_case, body) => {
    const { resetSecret } = await apiOnServer(json(200, body));
    expect(await resetSecret()).toEqual({
      ok: false,
      error: { kind: "badResponse", problem: "The answer held no usable client secret." },
    });
  });

  it("puts neither secret nor token into an error, even if the server quotes both", async () => {
    const { resetSecret, token } = await apiOnServer((response, request) => {
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

  it("refuses an answer larger than 256 KiB", async () => {
    const padding = "x".repeat(256 * 1024);
    const { resetSecret } = await apiOnServer(json(200, { clientSecret: canary, padding }));
    expect(await resetSecret()).toMatchObject({ ok: false, error: { kind: "badResponse" } });
  });

  it.each(["", "..", "a/b", "a?b", "%2e%2e"])("never asks at another path: %j", async (id) => {
    const { resetSecret, server } = await apiOnServer(json(200, { clientSecret: canary }));
    expect(await resetSecret(id)).toEqual({ ok: false, error: { kind: "unexpected" } });
    expect(server.received).toEqual([]);
  });
});
