// The fetch port without Chromium, over real sockets: proxy, certificates and failures.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { createServer as createHttpServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { createNodeFetch } from "../../../electron/adapters/terminal/nodeFetch.ts";
import { startSimulator } from "../../simulator/simulator.ts";
import { loopbackCertificate } from "../../simulator/loopbackCertificate.ts";
import { json, type Responder, startServer } from "../../core/fakes/loopbackServer.ts";

const signal = new AbortController().signal;
const get = (url: string, variables: Readonly<Record<string, string>> = {}) =>
  createNodeFetch(variables)({ url, method: "GET", headers: { "user-agent": "test" }, signal });

async function serve(respond: Responder) {
  const server = await startServer(respond);
  onTestFinished(() => server.stop());
  return server;
}

it("answers any status with its headers and its text", async () => {
  const { baseUrl } = await serve(json(418, { a: 1 }, { "x-y": "z" }));
  const answer = await get(baseUrl);
  if (!answer.ok) throw new Error(answer.error.kind);
  const { status, headers } = answer.value;
  expect([status, headers.get("x-y"), await answer.value.json()]).toEqual([418, "z", { a: 1 }]);
});

it("follows no redirect and keeps no cookie", async () => {
  const { baseUrl, received } = await serve(
    json(302, "", { location: "/elsewhere", "set-cookie": "a=b" }),
  );
  const answer = await get(baseUrl);
  expect(answer.ok && answer.value.status).toBe(302);
  await get(baseUrl);
  expect(received.map(({ url, headers }) => [url, headers.cookie])).toEqual([
    ["/", undefined],
    ["/", undefined],
  ]);
});

it("hands an endless body on while it arrives", async () => {
  const { baseUrl } = await serve((response) => {
    response.write("first");
  });
  const answer = await get(baseUrl);
  if (!answer.ok || answer.value.body === null) throw new Error("no body");
  const reader = answer.value.body.getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toBe("first");
  await reader.cancel();
});

it("sends many requests through eight connections at most", async () => {
  const ports = new Set<number | undefined>();
  const { baseUrl: url, received } = await serve((response, request) => {
    ports.add(response.socket?.remotePort);
    json(200, { a: "x".repeat(2_000) })(response, request);
  });
  const fetch = createNodeFetch({});
  const sendSome = async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const answer = await fetch({ url, method: "POST", headers: {}, body: "a=b", signal });
      if (answer.ok) await answer.value.text();
    }
  };
  await Promise.all(Array.from({ length: 8 }, sendSome));
  expect(received).toHaveLength(80);
  expect(ports.size).toBeLessThanOrEqual(8);
});

it.each([204, 304])("answers a %i, which has no body", async (status) => {
  const { baseUrl } = await serve((response) => void response.writeHead(status).end());
  const answer = await get(baseUrl);
  expect(answer.ok && [answer.value.status, answer.value.body]).toEqual([status, null]);
});

it("reports a connection that breaks off within the body when the body is read", async () => {
  const { baseUrl } = await serve((response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write("half", () => response.destroy());
  });
  const answer = await get(baseUrl);
  if (!answer.ok) throw new Error(answer.error.kind);
  await expect(answer.value.text()).rejects.toThrow();
});

it("answers a cancelled request as that", async () => {
  const { baseUrl } = await serve(() => undefined);
  const abort = new AbortController();
  const answer = createNodeFetch({})({
    url: baseUrl,
    method: "GET",
    headers: {},
    signal: abort.signal,
  });
  abort.abort();
  expect(await answer).toEqual({ ok: false, error: { kind: "cancelled" } });
});

it("tells a name without an address from a port on which nothing listens", async () => {
  const server = await startServer(() => undefined);
  await server.stop();
  expect(await get("http://nowhere.invalid/")).toMatchObject({ error: { kind: "dns" } });
  expect(await get(server.baseUrl)).toMatchObject({ error: { kind: "refused" } });
});

it("refuses a certificate that nobody vouches for, and takes it from SSL_CERT_FILE", async () => {
  const https = loopbackCertificate;
  const simulator = await startSimulator({ https });
  onTestFinished(() => simulator.stop());
  const folder = mkdtempSync(join(tmpdir(), "certificates-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "ca.pem");
  writeFileSync(path, https.cert);
  expect(await get(simulator.baseUrl)).toMatchObject({ ok: false, error: { kind: "tls" } });
  vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await get(simulator.baseUrl)).toMatchObject({ ok: false, error: { kind: "tls" } });
  expect(await get(simulator.baseUrl, { SSL_CERT_FILE: path })).toMatchObject({ ok: true });
});

it("goes through the proxy that the environment names, but for what NO_PROXY exempts", async () => {
  const { baseUrl } = await serve(json(200, {}));
  const asked: string[] = [];
  const proxy = createHttpServer();
  proxy.on("connect", (request, client) => {
    asked.push(request.url ?? "");
    const { hostname, port } = new URL(baseUrl);
    const upstream = connect(Number(port), hostname, () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      upstream.pipe(client).pipe(upstream);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void proxy.close());
  const address = proxy.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const HTTP_PROXY = `http://127.0.0.1:${address.port}`;
  expect(await get(baseUrl, { HTTP_PROXY, NO_PROXY: "127.0.0.1" })).toMatchObject({ ok: true });
  expect(asked).toEqual([]);
  expect(await get(baseUrl, { HTTP_PROXY })).toMatchObject({ ok: true });
  expect(asked).toEqual([new URL(baseUrl).host]);
});
