import { EventEmitter } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { watchCertificates } from "../../../electron/adapters/network/certificates.ts";
import { createNetwork } from "../../../electron/adapters/network/network.ts";
import { simulatorFor } from "../../simulator/client.ts";
import { loopbackCertificate } from "../../simulator/loopbackCertificate.ts";
import { createLoopbackSession, requestOnLoopback } from "./loopbackSession.ts";

async function networkOn(trusted?: string) {
  const { simulator } = await simulatorFor({ https: loopbackCertificate });
  const session = createLoopbackSession(trusted);
  const open = vi.fn((_serial: number) => session);
  const desktop = new EventEmitter();
  const network = createNetwork({
    open,
    request: requestOnLoopback,
    onChildGone: (gone) => void desktop.on("gone", gone),
  });
  const lose = (type: string, serviceName: string) => desktop.emit("gone", { type, serviceName });
  const { host } = new URL(simulator.baseUrl);
  const { signal } = new AbortController();
  const get = () =>
    network.fetch({
      url: simulator.baseUrl,
      method: "GET",
      headers: { "user-agent": "test/1" },
      signal,
    });
  return { simulator, session, open, network, host, get, lose };
}

describe("the network", () => {
  it("is opened once, at the first request", async () => {
    const { open, get, network, host } = await networkOn();
    expect(open).not.toHaveBeenCalled();
    await get();
    await network.resolveProxy("https://greenlake.example");
    await network.certificateIssuer(host);
    expect(open).toHaveBeenCalledOnce();
  });

  it("is opened again after the death of the network service, and of no other process", async () => {
    const { open, get, lose } = await networkOn();
    await get();
    lose("GPU", "");
    lose("Utility", "audio.mojom.AudioService");
    await get();
    expect(open.mock.calls).toEqual([[1]]);
    lose("Utility", "network.mojom.NetworkService");
    await get();
    expect(open.mock.calls).toEqual([[1], [2]]);
  });

  it("names the issuer of a real server’s certificate that it refused, and still refuses it", async () => {
    const { simulator, network, host, get } = await networkOn();
    expect(await network.certificateIssuer(host)).toBeNull();
    for (let tries = 0; tries < 2; tries += 1) {
      expect(await get()).toEqual({
        ok: false,
        error: { kind: "tls", code: "ERR_CERT_AUTHORITY_INVALID" },
      });
      expect(await network.certificateIssuer(host)).toBe("Tenantry test only");
    }
    expect(simulator.requests).toEqual([]);
  });

  it("accepts a trusted certificate, and names no issuer", async () => {
    const { network, host, get } = await networkOn(loopbackCertificate.cert);
    expect(await get()).toMatchObject({ ok: true, value: { status: 404 } });
    expect(await network.certificateIssuer(host)).toBeNull();
  });

  it("knows the system’s proxy from the first question on", async () => {
    const { network, session } = await networkOn();
    session.setProxy("PROXY proxy.corp:8080");
    expect(await network.resolveProxy("https://greenlake.example")).toBe("PROXY proxy.corp:8080");
  });
});

describe("watching certificates", () => {
  type Proc = Parameters<Parameters<typeof watchCertificates>[0]["setCertificateVerifyProc"]>[0];

  function watch() {
    const procs: Proc[] = [];
    const issuerOf = watchCertificates({ setCertificateVerifyProc: (proc) => procs.push(proc) });
    const see = (hostname: string, errorCode: number, issuerName = "", organizations = [""]) => {
      const answers: number[] = [];
      const certificate = { issuerName, issuer: { organizations } };
      for (const proc of procs)
        proc({ hostname, errorCode, certificate }, (answer) => answers.push(answer));
      return answers;
    };
    return { issuerOf, see };
  }

  it("leaves every verdict to Chromium", () => {
    const { see } = watch();
    expect([see("a.example", 0), see("a.example", -202), see("", -1)]).toEqual([[-3], [-3], [-3]]);
  });

  it("leaves the verdict to Chromium even if it can’t read the certificate", () => {
    const procs: Proc[] = [];
    watchCertificates({ setCertificateVerifyProc: (proc) => procs.push(proc) });
    const answers: number[] = [];
    const request = { hostname: "a.example", errorCode: -202 };
    const unreadable = Object.defineProperty(request, "certificate", {
      get: () => ({ issuerName: "", issuer: JSON.parse("null") }),
    });
    expect(() => procs[0]?.(Object.assign(unreadable), (answer) => answers.push(answer))).toThrow();
    expect(answers).toEqual([-3]);
  });

  it("tells hosts apart by name, whatever the port", () => {
    const { issuerOf, see } = watch();
    see("a.example", -202, "Corp CA");
    see("::1", -202, "Loop CA");
    expect([issuerOf("a.example:8443"), issuerOf("[::1]:443"), issuerOf("b.example")]).toEqual([
      "Corp CA",
      "Loop CA",
      null,
    ]);
  });

  it("names the organisation if the issuer has no name, and no issuer if it has neither", () => {
    const { issuerOf, see } = watch();
    see("a.example", -202, "", ["Corp"]);
    expect(issuerOf("a.example")).toBe("Corp");
    see("a.example", -202, "", []);
    expect(issuerOf("a.example")).toBeNull();
  });

  it("forgets the issuer once the certificate is trusted", () => {
    const { issuerOf, see } = watch();
    see("a.example", -202, "Corp CA");
    see("a.example", 0, "Corp CA");
    expect(issuerOf("a.example")).toBeNull();
  });
});
