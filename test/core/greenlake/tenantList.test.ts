// Reading the tenant list: its requests, its progress, and what is kept when it breaks off.
import { describe, expect, it } from "vitest";
import { hpeRefusal, rateLimited } from "../../simulator/faults.ts";
import { sampleTenants } from "../../simulator/sampleTenants.ts";
import { json } from "../fakes/loopbackServer.ts";
import { apiOnServer, apiOnSimulator, page, userAgent } from "./apiOn.ts";

describe("reading the tenant list", () => {
  it("asks with the MSP token for full pages, and reports its progress after each", async () => {
    const { list, requests, token } = await apiOnSimulator({ tenants: 700 });
    const progress: unknown[] = [];
    expect(await list({ onProgress: (...now) => progress.push(now) })).toMatchObject({ ok: true });
    expect(requests("tenantList")).toMatchObject(
      [0, 300, 600].map((offset) => ({
        method: "GET",
        path: `/workspaces/v1/msp-tenants?offset=${offset}&limit=300`,
        headers: { authorization: `Bearer ${token}`, "user-agent": userAgent },
      })),
    );
    expect(progress).toEqual([
      [300, 700],
      [600, 700],
      [700, 700],
    ]);
  });

  it("stops after the number of pages that the caller wants", async () => {
    const { list, requests } = await apiOnSimulator({ tenants: 700 });
    const found = await list({ mostPages: 1 });
    expect(found).toMatchObject({ ok: true, value: { complete: false, total: 700 } });
    expect(requests("tenantList")).toHaveLength(1);
  });

  it("accepts an MSP without tenants", async () => {
    const { list } = await apiOnServer(page([]));
    expect(await list()).toMatchObject({ value: { tenants: [], complete: true, total: 0 } });
  });

  it("accepts pages of 300 long names in any script", async () => {
    const name = "漢".repeat(250);
    const tenants = sampleTenants(300).map(({ workspaceId }) => ({ workspaceId, name }));
    const { list } = await apiOnSimulator({ tenants });
    expect(await list()).toMatchObject({ ok: true, value: { complete: true, total: 300 } });
  });

  it.each([[], null, 7, { items: {} }])("refuses an answer that is no list: %j", async (body) => {
    const { list } = await apiOnServer(json(200, body));
    expect(await list()).toEqual({
      ok: false,
      error: { kind: "badResponse", problem: "The answer was not a list of tenants." },
    });
  });

  it("never repeats the token, even if the server does", async () => {
    const { list, token } = await apiOnServer((response, request) => {
      json(403, { message: `No: ${request.headers.authorization?.slice(7)}` })(response, request);
    });
    const found = await list();
    expect(found).toMatchObject({ ok: false, error: { server: { message: "No: [redacted]" } } });
    expect(JSON.stringify(found)).not.toContain(token);
  });

  it("retries a later page, then keeps the earlier ones and says why it broke off", async () => {
    const { list, pauses } = await apiOnSimulator({ paging: "secondPageFails", pageSize: 5 });
    const failure = { kind: "serverError" };
    const found = await list();
    expect(found).toMatchObject({ value: { complete: false, total: 12, failure } });
    expect(found).toHaveProperty("value.tenants.length", 5);
    expect(pauses).toEqual([400, 800]);
  });

  it("is incomplete after a failure, even if the announced total was reached", async () => {
    const { simulator, list } = await apiOnSimulator({ paging: "totalTooLow", pageSize: 5 });
    const fault = hpeRefusal(403);
    simulator.behave({ failures: [{ endpoint: "tenantList", skip: 2, fault }] });
    const failure = { kind: "forbidden" };
    expect(await list()).toMatchObject({ value: { complete: false, total: 7, failure } });
  });

  it("waits for the rate limit to end, and reports the wait", async () => {
    const { simulator, list, pauses, clock } = await apiOnSimulator();
    const fault = rateLimited({ "retry-after": "12" });
    simulator.behave({ failures: [{ endpoint: "tenantList", times: 1, fault }] });
    const waits: unknown[] = [];
    const found = await list({ onWait: (untilMs) => waits.push(untilMs) });
    expect(found).toMatchObject({ ok: true, value: { complete: true } });
    expect(pauses).toEqual([12_000]);
    expect(waits).toEqual([clock.nowMs() + 12_000, null]);
  });
});

describe("cancelling the reading", () => {
  it("keeps the tenants read so far", async () => {
    const { list, requests } = await apiOnSimulator({ pageSize: 5 });
    const abort = new AbortController();
    const found = await list({
      signal: abort.signal,
      onProgress: (count) => {
        if (count === 10) abort.abort();
      },
    });
    const failure = { kind: "cancelled" };
    expect(found).toMatchObject({ ok: true, value: { complete: false, total: 12, failure } });
    expect(found).toHaveProperty("value.tenants.length", 10);
    expect(requests("tenantList")).toHaveLength(2);
  });

  it("before it starts sends nothing", async () => {
    const { list, requests } = await apiOnSimulator();
    const cancelled = { ok: false, error: { kind: "cancelled" } };
    expect(await list({ signal: AbortSignal.abort() })).toEqual(cancelled);
    expect(requests("tenantList")).toEqual([]);
  });

  it("does not wait for the server’s answer", async () => {
    const { list } = await apiOnServer(() => {});
    const abort = new AbortController();
    const found = list({ signal: abort.signal });
    abort.abort();
    expect(await found).toEqual({ ok: false, error: { kind: "cancelled" } });
  });
});
