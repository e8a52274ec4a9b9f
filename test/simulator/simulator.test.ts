import { execFile } from "node:child_process";
import { Agent, request } from "node:http";
import { fileURLToPath } from "node:url";
import { promisify, inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createTokenEndpoint } from "../../electron/core/greenlake/tokenEndpoint.ts";
import { parseIssuer } from "../../electron/core/base/issuer.ts";
import { createFakeClock } from "../core/fakes/fakeClock.ts";
import { nodeFetch } from "../core/fakes/nodeFetch.ts";
import { accessToken, clientForm, postForm, send, simulatorFor, tokenUrl } from "./client.ts";
import { hang } from "./faults.ts";
import { loopbackCertificate } from "./loopbackCertificate.ts";
import { startSimulator } from "./simulator.ts";

describe("the simulator", () => {
  it("has twelve tenants, the same ones at every start, in no order", async () => {
    const [one, other] = [await simulatorFor(), await simulatorFor()];
    const names = one.simulator.tenants.map(({ name }) => name);
    expect(one.simulator.tenants).toEqual(other.simulator.tenants);
    expect(names).toHaveLength(12);
    expect(names).not.toEqual(names.toSorted());
    for (const part of [/&/, /_/, /[éèöü]/, /\p{Script=Katakana}|\p{Script=Han}/u])
      expect(names.filter((name) => part.test(name))).not.toEqual([]);
  });

  it("has well-formed IDs, no two alike, and a new client secret at each start", async () => {
    const [one, other] = [await simulatorFor({ tenants: 1000 }), await simulatorFor()];
    const { tenants, mspWorkspaceId, clientId, clientSecret } = one.simulator;
    const ids = [mspWorkspaceId, ...tenants.map(({ workspaceId }) => workspaceId)];
    expect(new Set(ids).size).toBe(1001);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(clientId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(clientSecret).toMatch(/^[0-9a-f]{32}$/);
    expect(other.simulator.clientSecret).not.toBe(clientSecret);
  });

  it("takes the tenants, names and credentials it is given", async () => {
    const tenants = ["a", "b"].map((digit) => ({ workspaceId: digit.repeat(32), name: digit }));
    const own = { mspWorkspaceId: "c".repeat(32), clientId: "client", clientSecret: "s3cret" };
    const { simulator, exchange } = await simulatorFor({ tenants, ...own });
    expect(simulator).toMatchObject(own);
    expect(simulator.issuedFor(accessToken(await exchange()))).toBe("a".repeat(32));
  });

  it("listens on 127.0.0.1 only", async () => {
    const { simulator } = await simulatorFor();
    expect(simulator.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const { port } = new URL(simulator.baseUrl);
    // Elsewhere than on Linux, nothing answers for 127.0.0.2, not even with a refusal.
    const others = process.platform === "linux" ? ["127.0.0.2", "[::1]"] : ["[::1]"];
    for (const host of others)
      await expect(send(`http://${host}:${port}/`)).rejects.toThrow(/^connect /);
  });

  it("speaks TLS with the certificate it is given", async () => {
    const { key, cert } = loopbackCertificate;
    const simulator = await startSimulator({ https: { key, cert } });
    const { baseUrl, mspWorkspaceId } = simulator;
    expect(baseUrl).toMatch(/^https:/);
    const url = tokenUrl(simulator, mspWorkspaceId);
    const form = clientForm(simulator);
    expect(await postForm(url, form, {}, { ca: cert })).toMatchObject({ status: 200 });
    await expect(postForm(url, form)).rejects.toThrow("self-signed certificate");
    await simulator.stop();
  });

  it("keeps a connection for the next request", async () => {
    const { simulator } = await simulatorFor();
    const agent = new Agent({ keepAlive: true });
    const headers = { "user-agent": "test/1", "content-type": "application/x-www-form-urlencoded" };
    const ask = () =>
      new Promise<boolean>((resolve, reject) => {
        const url = tokenUrl(simulator, simulator.mspWorkspaceId);
        const outgoing = request(url, { method: "POST", agent, headers }, (response) => {
          response.resume().on("end", () => resolve(outgoing.reusedSocket));
        });
        outgoing.on("error", reject);
        outgoing.end(new URLSearchParams(clientForm(simulator)).toString());
      });
    expect([await ask(), await ask(), await ask()]).toEqual([false, true, true]);
    agent.destroy();
  });

  it("is as slow as it is told", async () => {
    const { simulator, askMsp } = await simulatorFor();
    simulator.behave({ latencyMs: 120 });
    const startedMs = performance.now();
    await askMsp();
    expect(performance.now() - startedMs).toBeGreaterThan(110);
  });

  it.each([{ failures: [{ fault: hang() }] }, { latencyMs: 60_000 }])(
    "stops at once, also with a request unanswered: %o",
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

  it("gives the product's own core its tokens", async () => {
    const { simulator, tenant } = await simulatorFor();
    const endpoint = createTokenEndpoint({
      fetch: nodeFetch,
      clock: createFakeClock(),
      userAgent: () => "Tenantry/0.0.0 (test)",
    });
    const { signal } = new AbortController();
    const issuer = (workspaceId: string) => {
      const parsed = parseIssuer(workspaceId, simulator.baseUrl);
      if (!parsed.ok) throw new Error("not an issuer");
      return parsed.value;
    };
    const { clientId, clientSecret, mspWorkspaceId } = simulator;
    const client = { clientId, clientSecret, scope: "" };
    const msp = await endpoint.clientCredentials(issuer(mspWorkspaceId), client, signal);
    if (!msp.ok) throw new Error(`no MSP token: ${msp.error.kind}`);
    const token = await endpoint.tokenExchange(issuer(tenant.workspaceId), msp.value.value, signal);
    if (!token.ok) throw new Error(`no tenant token: ${token.error.kind}`);
    expect(simulator.issuedFor(token.value.value)).toBe(tenant.workspaceId);
    expect(token.value).toMatchObject({ lifetimeMs: 899_000, assumed: false });
  });

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
  it("tells what arrived and what was answered", async () => {
    const { simulator, tenant, mspToken, exchange, get } = await simulatorFor();
    const subjectToken = await mspToken();
    await exchange({ subject_token: subjectToken, subject_token_type: "wrong" });
    await get("/workspaces/v1/msp-tenants?offset=0&limit=5", subjectToken);
    const sent = simulator.requests.filter(({ form }) => form["client_id"] === undefined);
    expect(sent).toMatchObject([
      {
        method: "POST",
        path: `/authorization/v2/oauth2/${tenant.workspaceId}/token`,
        headers: { "user-agent": "test/1" },
        form: { subject_token: subjectToken, subject_token_type: "wrong" },
        endpoint: "tokenExchange",
        workspaceId: tenant.workspaceId,
        status: 400,
      },
      {
        method: "GET",
        path: "/workspaces/v1/msp-tenants?offset=0&limit=5",
        endpoint: "tenantList",
        workspaceId: undefined,
        status: 200,
      },
    ]);
    expect(Math.abs(Date.now() - (sent[0]?.atMs ?? 0))).toBeLessThan(5_000);
  });

  it("never prints a secret or a token", async () => {
    const { simulator, mspToken, exchange, get } = await simulatorFor();
    const subjectToken = await mspToken();
    await exchange({ subject_token: subjectToken });
    await get("/workspaces/v1/msp-tenants", subjectToken);
    const { requests, clientSecret } = simulator;
    expect(requests[0]?.form["client_secret"]).toBe(clientSecret);
    for (const text of [JSON.stringify(requests), inspect(requests, { depth: 9 })]) {
      expect(text).toContain("tokenExchange");
      expect(text).not.toContain(clientSecret);
      expect(text).not.toContain(subjectToken);
    }
  });
});
