// The connection check’s steps about the network: address, certificate, proxy and clock.
import { describe, expect, it } from "vitest";
import type { AppError } from "../../../electron/contract/contract.ts";
import type { Fetch } from "../../../electron/core/base/ports.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { loopbackCertificate } from "../../simulator/loopbackCertificate.ts";
import { settled } from "../fakes/fakeClock.ts";
import { accountStepsOn, trustingFetch } from "./accountStepsOn.ts";

function failing(error: AppError): Fetch {
  return async () => fail(error);
}

function answering(status: number, headers: Readonly<Record<string, string>> = {}): Fetch {
  return async () => ok(new Response("", { status, headers }));
}

describe("the address", () => {
  it.each([
    ["dns", /not found/],
    ["offline", /no network connection/],
    ["refused", /refused the connection/],
    ["timeout", /15 seconds/],
    ["connectionLost", /connection was lost/],
  ] as const)("ends the check if it cannot be reached: %s", async (kind, words) => {
    const { run } = await accountStepsOn();
    const { marks, step } = await run({ ports: { fetch: failing({ kind, code: "ERR_X" }) } });
    expect(marks).toBe("FSSSSSSSS");
    expect(step("addressReachable")).toMatchObject({
      detail: expect.stringMatching(words),
      remedy: expect.stringMatching(/./),
    });
    expect(step("addressReachable")?.detail).toContain("Code: ERR_X");
  });

  it("is refused by the real network if nothing listens there", async () => {
    const { simulator, run } = await accountStepsOn();
    await simulator.stop();
    const { marks, step } = await run();
    expect(marks).toBe("FSSSSSSSS");
    expect(step("addressReachable")?.detail).toBe(
      "The server refused the connection. (Code: ECONNREFUSED)",
    );
  });

  it("counts as reached even if its answer is unusable", async () => {
    const { run } = await accountStepsOn();
    const fetch = failing({ kind: "badResponse", problem: "a redirect" });
    const { step } = await run({ ports: { fetch } });
    expect(step("addressReachable")?.status).toBe("passed");
    expect(step("clockSkew")).toMatchObject({ status: "skipped" });
  });
});

describe("a certificate", () => {
  const https = { key: loopbackCertificate.key, cert: loopbackCertificate.cert };

  it("passes if it is trusted", async () => {
    const { run } = await accountStepsOn({ https });
    const { marks, step } = await run({ ports: { fetch: trustingFetch } });
    expect(marks).toBe("PPPPPPPPP");
    expect(step("tlsTrusted")?.detail).toMatch(/^This computer trusts the certificate of 127/);
  });

  it("ends the check if it is not trusted, and names its issuer and the proxy", async () => {
    const { simulator, run } = await accountStepsOn({ https });
    const asked: string[] = [];
    const { marks, step } = await run({
      ports: {
        resolveProxy: () => Promise.resolve("PROXY proxy.corp:8080"),
        certificateIssuer: (host) => {
          asked.push(host);
          return Promise.resolve("Corp\u202E Inspection CA");
        },
      },
    });
    expect(marks).toBe("PFSSSSSSS");
    expect(asked).toEqual([new URL(simulator.baseUrl).host]);
    expect(step("tlsTrusted")).toMatchObject({
      detail: expect.stringContaining(
        "is not trusted by this computer. It was issued by Corp Inspection CA. The request went through PROXY proxy.corp:8080.",
      ),
      remedy: expect.stringContaining("If Corp Inspection CA is your company’s TLS inspection"),
    });
    expect(simulator.requests).toEqual([]);
  });

  it.each([
    ["the system cannot tell", undefined],
    ["the answer is none", () => Promise.resolve(null)],
    ["asking fails", () => Promise.reject(new Error("no"))],
  ])("has a remedy even if its issuer is unknown because %s", async (_case, ask) => {
    const { run } = await accountStepsOn({ https });
    const { step } = await run({ ports: ask === undefined ? {} : { certificateIssuer: ask } });
    expect(step("tlsTrusted")).toMatchObject({
      status: "failed",
      detail: expect.stringMatching(/is not trusted by this computer\. \(Code: \w+\)$/),
      remedy: expect.stringContaining("install its root certificate in the operating system"),
    });
  });

  it("leads to the clock if it has expired", async () => {
    const { run } = await accountStepsOn({ https });
    const fetch = failing({ kind: "tls", code: "ERR_CERT_DATE_INVALID" });
    const { step } = await run({ ports: { fetch } });
    expect(step("tlsTrusted")).toMatchObject({
      detail: expect.stringMatching(/has expired or is not valid yet.*ERR_CERT_DATE_INVALID/),
      remedy: expect.stringContaining("date and time"),
    });
  });
});

describe("a proxy", () => {
  const resolveProxy = () => Promise.resolve("PROXY me:pa55word@proxy.corp:8080; DIRECT");

  it("is the only failed step if it is dead, named without its password", async () => {
    const { run } = await accountStepsOn();
    const fetch = failing({ kind: "proxy", code: "ERR_PROXY_CONNECTION_FAILED" });
    const { marks, steps, step } = await run({ ports: { fetch, resolveProxy } });
    expect(marks).toBe("SSFSSSSSS");
    expect(step("proxy")).toMatchObject({
      detail:
        "The system’s proxy, PROXY proxy.corp:8080; DIRECT, did not let the request through. (Code: ERR_PROXY_CONNECTION_FAILED)",
      remedy: expect.stringContaining("network settings"),
    });
    expect(step("addressReachable")?.detail).toMatch(/^Unknown: the proxy/);
    expect(JSON.stringify(steps)).not.toContain("pa55word");
  });

  it("fails if it asks for a sign-in", async () => {
    const { run } = await accountStepsOn();
    const { marks, step } = await run({ ports: { fetch: answering(407), resolveProxy } });
    expect(marks).toBe("SSFSSSSSS");
    expect(step("proxy")?.detail).toContain("asks for a sign-in");
  });

  it("is named if it lets requests through", async () => {
    const { run, clock } = await accountStepsOn();
    const { step } = await run({ ports: { resolveProxy } });
    expect(clock.sleeping).toEqual([]);
    expect(step("proxy")).toMatchObject({
      status: "passed",
      detail: "Requests get through PROXY proxy.corp:8080; DIRECT.",
    });
  });

  it("does not stop the check if the system does not name it", async () => {
    const { run } = await accountStepsOn();
    const { marks } = await run({
      ports: { resolveProxy: () => Promise.reject(new Error("no")) },
    });
    expect(marks).toBe("PSPPPPPPP");
  });

  it("is waited for no longer than 5 seconds", async () => {
    const { clock, run } = await accountStepsOn();
    const checked = run({ ports: { resolveProxy: () => new Promise(() => {}) } });
    await settled();
    expect(clock.sleeping).toEqual([5_000]);
    await clock.advance(5_000);
    const { step } = await checked;
    expect(step("proxy")?.detail).toMatch(/^The system does not say/);
    expect(clock.sleeping).toEqual([]);
  });
});

describe("the clock", () => {
  it.each([
    [0, "passed", "This computer and GreenLake agree on the time."],
    [45, "passed", "This computer and GreenLake agree on the time."],
    [100, "warning", /^This computer’s clock is (99|100|101) s behind GreenLake’s\.$/],
    [-200, "warning", "This computer’s clock is 3 min ahead of GreenLake’s."],
    [400, "failed", "This computer’s clock is 7 min behind GreenLake’s."],
    [7_200, "failed", "This computer’s clock is 2 h behind GreenLake’s."],
    [-300_000, "failed", "This computer’s clock is 3 days ahead of GreenLake’s."],
  ])("is compared with GreenLake’s: %d s", async (clockSkewSeconds, status, detail) => {
    const { run } = await accountStepsOn({ clockSkewSeconds });
    const { marks, step } = await run();
    expect(step("clockSkew")).toMatchObject({
      status,
      detail: expect.stringMatching(detail),
      remedy: status === "passed" ? "" : expect.stringContaining("Set this computer’s clock"),
    });
    // A wrong clock does not end the check.
    expect(marks.slice(4)).toBe("PPPPP");
  });

  it.each([
    ["no time", {}],
    ["no time that can be read", { date: "yesterday" }],
  ])("is skipped if the answer has %s", async (_case, headers) => {
    const { run } = await accountStepsOn();
    const { step } = await run({ ports: { fetch: answering(500, headers) } });
    expect(step("clockSkew")).toMatchObject({ status: "skipped" });
  });

  it("allows for the age of a cached answer", async () => {
    const { run } = await accountStepsOn();
    const date = new Date(Date.now() - 600_000).toUTCString();
    const { step } = await run({ ports: { fetch: answering(403, { date, age: "600" }) } });
    expect(step("clockSkew")?.status).toBe("passed");
  });
});
