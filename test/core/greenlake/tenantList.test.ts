import { describe, expect, it } from "vitest";
import { cloudFront, hpeRefusal, rateLimited, reset } from "../../simulator/faults.ts";
import { sampleTenants } from "../../simulator/sampleTenants.ts";
import { userAgent } from "./apiOn.ts";
import { discoveryOn, discoveryOnServer, listRequests, page } from "../tenants/discoveryOn.ts";
import { json } from "../fakes/loopbackServer.ts";

describe("discovery", () => {
  it("brings every tenant, by its name and its ID", async () => {
    const { simulator, list } = await discoveryOn({});
    const found = await list();
    expect(found).toMatchObject({
      ok: true,
      value: { complete: true, total: 12, skipped: 0, failure: null },
    });
    expect(found).toHaveProperty(
      "value.tenants",
      simulator.tenants.map(({ workspaceId, name }) => ({
        workspaceId,
        name,
        ownership: expect.stringMatching(/^(msp|customer)$/),
      })),
    );
  });

  it("asks with the MSP's token, for as many as a page can have", async () => {
    const { simulator, list, token } = await discoveryOn({});
    await list();
    expect(listRequests(simulator.requests)).toMatchObject([
      {
        method: "GET",
        path: "/workspaces/v1/msp-tenants?offset=0&limit=300",
        headers: { authorization: `Bearer ${token}`, "user-agent": userAgent },
      },
    ]);
  });

  it("goes from page to page by the items it got, and tells how far it is", async () => {
    const { list, offsets } = await discoveryOn({ tenants: 700 });
    const progress: unknown[] = [];
    const found = await list({ onProgress: (...now) => progress.push(now) });
    expect(found).toMatchObject({ ok: true, value: { complete: true, total: 700 } });
    expect(found).toHaveProperty("value.tenants.length", 700);
    expect(offsets()).toEqual(["0", "300", "600"]);
    expect(progress).toEqual([
      [300, 700],
      [600, 700],
      [700, 700],
    ]);
  });

  it("stops after as many pages as are wanted", async () => {
    const { list, offsets } = await discoveryOn({ tenants: 700 });
    const found = await list({ mostPages: 1 });
    expect(found).toMatchObject({ ok: true, value: { complete: false, total: 700 } });
    expect(offsets()).toEqual(["0"]);
  });

  it("finds an MSP without tenants", async () => {
    const { found } = await discoveryOnServer(page([]));
    expect(found).toMatchObject({ ok: true, value: { tenants: [], complete: true, total: 0 } });
  });

  it("takes pages whose 300 names are long and in any script", async () => {
    const tenants = sampleTenants(300).map(({ workspaceId }) => ({
      workspaceId,
      name: "漢".repeat(250),
    }));
    const { list } = await discoveryOn({ tenants });
    expect(await list()).toMatchObject({ ok: true, value: { complete: true, total: 300 } });
  });

  it("stops at 100,000 tenants and says that there are more", async () => {
    const items = (from: number) =>
      Array.from({ length: 300 }, (_, index) => ({
        id: (from + index).toString(16).padStart(32, "0"),
      }));
    const { found } = await discoveryOnServer((response, request) => {
      const offset = Number(new URL(request.url, "http://x").searchParams.get("offset"));
      json(200, { items: items(offset), total: 1_000_000 })(response, request);
    });
    expect(found).toMatchObject({ ok: true, value: { complete: false, skipped: 0 } });
    expect(found).toHaveProperty("value.tenants.length", 100_000);
  }, 30_000);

  it("stops at 1,000 pages and says that there are more", async () => {
    const { list, offsets } = await discoveryOn({ tenants: 1_010, pageSize: 1 });
    const found = await list();
    expect(found).toMatchObject({ ok: true, value: { complete: false, total: 1_010 } });
    expect(offsets()).toHaveLength(1_000);
  }, 30_000);
});

describe("a failure", () => {
  it.each([
    ["no permission", { tenantListForbidden: true }, "forbidden", 1],
    ["not an MSP", { failures: [{ fault: hpeRefusal(404) }] }, "unknownWorkspace", 1],
    ["a refused token", { failures: [{ fault: hpeRefusal(401) }] }, "rejected", 1],
    ["the content network", { failures: [{ fault: cloudFront(502) }] }, "serverError", 3],
    ["a captive portal", { failures: [{ fault: cloudFront(200) }] }, "badResponse", 1],
    ["a broken connection", { failures: [{ fault: reset() }] }, "connectionLost", 1],
  ] as const)("of the first page is the answer: %s", async (_case, behaviour, kind, tries) => {
    const { simulator, list } = await discoveryOn({});
    simulator.behave(behaviour);
    const found = await list();
    expect(found).toMatchObject({ ok: false, error: { kind } });
    expect(listRequests(simulator.requests)).toHaveLength(tries);
  });

  it.each([[], null, 7, { items: {} }])("is an answer that is no list: %j", async (body) => {
    const { found } = await discoveryOnServer(json(200, body));
    expect(found).toEqual({
      ok: false,
      error: { kind: "badResponse", problem: "The answer was not a list of tenants." },
    });
  });

  it("of a later page keeps what came before and says why it ended", async () => {
    const { list, pauses } = await discoveryOn({ paging: "secondPageFails", pageSize: 5 });
    const found = await list();
    expect(found).toMatchObject({
      ok: true,
      value: { complete: false, total: 12, failure: { kind: "serverError" } },
    });
    expect(found).toHaveProperty("value.tenants.length", 5);
    expect(pauses).toEqual([400, 800]);
  });

  it("of a later page is not the end, though as many came as there are said to be", async () => {
    const { simulator, list } = await discoveryOn({ paging: "totalTooLow", pageSize: 5 });
    simulator.behave({
      failures: [{ endpoint: "tenantList", skip: 2, fault: hpeRefusal(403) }],
    });
    expect(await list()).toMatchObject({
      ok: true,
      value: { complete: false, total: 7, failure: { kind: "forbidden" } },
    });
  });

  it("that passes is waited out, and the wait shows", async () => {
    const { simulator, list, pauses, ports } = await discoveryOn({});
    const fault = rateLimited({ "retry-after": "12" });
    simulator.behave({ failures: [{ endpoint: "tenantList", times: 1, fault }] });
    const waits: unknown[] = [];
    const found = await list({ onWait: (untilMs) => waits.push(untilMs) });
    expect(found).toMatchObject({ ok: true, value: { complete: true } });
    expect(pauses).toEqual([12_000]);
    expect(waits).toEqual([ports.clock.nowMs() + 12_000, null]);
  });

  it("never repeats the token, not even where the server does", async () => {
    const { token, found } = await discoveryOnServer((response, request) => {
      json(403, { message: `No: ${request.headers.authorization?.slice(7)}` })(response, request);
    });
    expect(found).toMatchObject({
      ok: false,
      error: { server: { message: "No: [redacted]" } },
    });
    expect(JSON.stringify(found)).not.toContain(token);
  });
});

describe("cancelling", () => {
  it("keeps the tenants that came", async () => {
    const { list, offsets } = await discoveryOn({ pageSize: 5 });
    const abort = new AbortController();
    const found = await list({
      signal: abort.signal,
      onProgress: (count) => {
        if (count === 10) abort.abort();
      },
    });
    expect(found).toMatchObject({
      ok: true,
      value: { complete: false, total: 12, failure: { kind: "cancelled" } },
    });
    expect(found).toHaveProperty("value.tenants", expect.objectContaining({ length: 10 }));
    expect(offsets()).toHaveLength(2);
  });

  it("before the first page brings nothing", async () => {
    const { list, offsets } = await discoveryOn({});
    expect(await list({ signal: AbortSignal.abort() })).toEqual({
      ok: false,
      error: { kind: "cancelled" },
    });
    expect(offsets()).toEqual([]);
  });

  it("needs no answer to come", async () => {
    const { list } = await discoveryOn({ latencyMs: 0 });
    const abort = new AbortController();
    const found = list({ signal: abort.signal });
    abort.abort();
    expect(await found).toEqual({ ok: false, error: { kind: "cancelled" } });
  });
});
