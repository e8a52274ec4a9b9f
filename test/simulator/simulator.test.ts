// The simulator as a server: what it starts with, how it listens and stops, and what it tells of its requests.
import { execFile } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { fileURLToPath } from "node:url";
import { inspect, promisify } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { send, simulatorFor } from "./client.ts";
import { hang } from "./faults.ts";
import { greenlakeOn, valueOf } from "./greenlakeOn.ts";

describe("the simulator", () => {
  it("starts with the same twelve unsorted, awkward names and a new client secret each time", async () => {
    const { simulator } = await simulatorFor();
    const { simulator: other } = await simulatorFor({ tenants: 1000 });
    expect(other.tenants.slice(0, 12)).toEqual(simulator.tenants);
    const ids = new Set(other.tenants.map(({ workspaceId }) => workspaceId));
    expect(ids.add(other.mspWorkspaceId).size).toBe(1001);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(simulator.clientId).toBe(other.clientId);
    expect(simulator.clientSecret === other.clientSecret).toBe(false);
    const names = simulator.tenants.map(({ name }) => name);
    expect(names).toHaveLength(12);
    expect(names).not.toEqual(names.toSorted());
    for (const part of [/&/, /_/, /[éèöü]/, /\p{Script=Katakana}|\p{Script=Han}/u])
      expect(names.filter((name) => part.test(name))).not.toEqual([]);
  });

  it("knows the tokens that it issued, and no other", async () => {
    const tenants = ["a", "b"].map((digit) => ({ workspaceId: digit.repeat(32), name: digit }));
    const { simulator, exchange } = await greenlakeOn({ tenants });
    expect(simulator.issuedFor(valueOf(await exchange()).value)).toBe("a".repeat(32));
    expect(simulator.issuedFor("canary")).toBeUndefined();
  });

  it("listens on 127.0.0.1 only", async () => {
    const { simulator } = await simulatorFor();
    expect(simulator.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const { port } = new URL(simulator.baseUrl);
    // Outside Linux nothing answers for 127.0.0.2, not even with a refusal.
    const others = process.platform === "linux" ? ["127.0.0.2", "[::1]"] : ["[::1]"];
    for (const host of others)
      await expect(send(`http://${host}:${port}/`)).rejects.toThrow(/^connect /);
  });

  it("keeps a connection open for the client’s next request", async () => {
    const { connect } = await greenlakeOn();
    const connected = vi.fn();
    subscribe("undici:client:connected", connected);
    for (let request = 0; request < 5; request += 1) valueOf(await connect());
    unsubscribe("undici:client:connected", connected);
    // The client may open a second one before it has seen the end of the first answer.
    expect(connected.mock.calls.length).toBeLessThanOrEqual(2);
  });

  it.each([{ failures: [{ fault: hang() }] }, { latencyMs: 60_000 }])(
    "stops at once with a request unanswered: %o",
    async (options) => {
      const { simulator, askMsp } = await simulatorFor(options);
      const pending = expect(askMsp()).rejects.toThrow("socket hang up");
      await expect.poll(() => simulator.requests.length).toBe(1);
      const startedMs = performance.now();
      await simulator.stop();
      await pending;
      expect(performance.now() - startedMs).toBeLessThan(500);
      await simulator.stop();
      await expect(send(simulator.baseUrl)).rejects.toThrow("ECONNREFUSED");
    },
  );

  it("prints nothing and leaves nothing running", async () => {
    const module = fileURLToPath(new URL("./simulator.ts", import.meta.url));
    const script = `
      const { startSimulator } = await import(${JSON.stringify(module)});
      const simulator = await startSimulator();
      const { baseUrl, mspWorkspaceId, clientId, clientSecret } = simulator;
      const url = baseUrl + "/authorization/v2/oauth2/" + mspWorkspaceId + "/token";
      const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
      for (const origin of [{}, { origin: "http://localhost" }])
        await fetch(url, { method: "POST", headers: origin, body: new URLSearchParams(form) });
      if (simulator.requests[0].status !== 200) throw new Error("no token");
      simulator.behave({ latencyMs: 60_000 });
      const unanswered = fetch(url).catch(() => {});
      while (simulator.requests.length < 3) await new Promise(setImmediate);
      await simulator.stop();
      await unanswered;`;
    const options = ["--import", "tsx", "--input-type=module", "--eval", script];
    const printed = await promisify(execFile)(process.execPath, options, { timeout: 20_000 });
    expect(printed).toEqual({ stdout: "", stderr: "" });
  }, 30_000);
});

describe("the request log", () => {
  it("records what arrived and what was answered, and prints no secret", async () => {
    const { simulator, tenant, mspToken, exchange, list } = await greenlakeOn();
    const subjectToken = await mspToken();
    await exchange(subjectToken);
    await list(subjectToken);
    const { requests, clientSecret } = simulator;
    expect(requests).toMatchObject([
      { endpoint: "clientCredentials", form: { client_secret: clientSecret } },
      {
        method: "POST",
        path: `/authorization/v2/oauth2/${tenant.workspaceId}/token`,
        headers: { "user-agent": expect.stringMatching(/^Tenantry/) },
        form: { subject_token: subjectToken },
        endpoint: "tokenExchange",
        workspaceId: tenant.workspaceId,
        status: 200,
      },
      {
        method: "GET",
        path: "/workspaces/v1/msp-tenants?offset=0&limit=300",
        headers: { authorization: `Bearer ${subjectToken}` },
        form: {},
        endpoint: "tenantList",
        workspaceId: undefined,
        status: 200,
      },
    ]);
    expect(Math.abs(Date.now() - (requests[0]?.atMs ?? 0))).toBeLessThan(5_000);
    for (const text of [JSON.stringify(requests), inspect(requests, { depth: 9 })]) {
      expect(text).toContain("tokenExchange");
      expect(text.includes(clientSecret)).toBe(false);
      expect(text.includes(subjectToken)).toBe(false);
    }
  });
});
