// Whom the product sends a secret to over TLS: a server with the right certificate, and no other.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createNodeFetch } from "../../electron/adapters/terminal/nodeFetch.ts";
import { client } from "../core/greenlake/apiOn.ts";
import { loopbackCertificate } from "../simulator/loopbackCertificate.ts";
import { questionsFor } from "./askRudeServer.ts";
import { authority, expired, valid, wrongName } from "./certificates.ts";
import { type Certificate, type Play, startRawServer } from "./rawServer.ts";

const grant: Play = (socket) => {
  const body = '{"access_token":"t0k3n","token_type":"Bearer"}';
  socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
};

/** The only certificates that the client trusts, in a file that is deleted when the test ends. */
function trust(certificates: string): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "trusted-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "trusted.pem");
  writeFileSync(path, certificates);
  return { SSL_CERT_FILE: path };
}

async function serverWith(certificate: Certificate, trusted: string) {
  const server = await startRawServer(grant, { certificate });
  onTestFinished(() => server.stop());
  return {
    server,
    ...questionsFor(server, { fetch: createNodeFetch(trust(trusted)), timePasses: false }),
  };
}

/** Speaks no TLS, at an address that promises it. */
async function serverWithout(greet: Play, timePasses = false) {
  const server = await startRawServer(() => undefined, { greet });
  onTestFinished(() => server.stop());
  const secure = { ...server, baseUrl: server.baseUrl.replace("http:", "https:") };
  return {
    server,
    ...questionsFor(secure, { fetch: createNodeFetch(trust(authority)), timePasses }),
  };
}

describe("over TLS", () => {
  it("trusts a certificate of an authority that the system trusts", async () => {
    const { server, credentials } = await serverWith(valid, authority);
    expect((await credentials()).result).toMatchObject({ ok: true, value: { value: "t0k3n" } });
    expect(server.requests).toHaveLength(1);
    await expect.poll(server.open).toBe(0);
  });

  it.each([
    ["with another name", wrongName, authority],
    ["that has expired", expired, authority],
    ["of an unknown authority", valid, loopbackCertificate.cert],
    ["that signed itself", loopbackCertificate, authority],
  ])("sends nothing to a server with a certificate %s", async (_case, certificate, trusted) => {
    const { server, credentials } = await serverWith(certificate, trusted);
    const { result } = await credentials();
    expect(result).toMatchObject({ ok: false, error: { kind: "tls" } });
    expect(JSON.stringify(result)).not.toContain(client.clientSecret);
    expect([server.opened(), server.requests]).toEqual([1, []]);
    await expect.poll(server.open).toBe(0);
  });

  it.each<[string, string, Play]>([
    ["answers in plain HTTP", "tls", grant],
    ["closes the connection", "connectionLost", (socket) => socket.end()],
    ["resets the connection", "connectionLost", (socket) => socket.resetAndDestroy()],
    ["sends a fatal alert", "tls", (socket) => socket.end(Buffer.from("15030300020228", "hex"))],
  ])("sends nothing to a server that %s", async (_case, kind, greet) => {
    const { server, credentials } = await serverWithout(greet);
    expect((await credentials()).result).toMatchObject({ ok: false, error: { kind } });
    expect(server.requests).toEqual([]);
    await expect.poll(server.open).toBe(0);
  });

  // Undici closes such a connection after ten seconds of its own.
  it("gives up at its deadline on a server that never shakes hands", async () => {
    const { server, credentials } = await serverWithout(() => undefined, true);
    const { result, deadlines } = await credentials();
    expect(result).toEqual({ ok: false, error: { kind: "timeout" } });
    expect([deadlines, server.requests]).toEqual([1, []]);
  });
});
