// Collecting the pages of the tenant list: when it ends, when it is complete, and what becomes of each item.
import { describe, expect, it } from "vitest";
import { hyphenated, sampleTenants } from "../../simulator/sampleTenants.ts";
import { json, type Responder } from "../fakes/loopbackServer.ts";
import { apiOnServer, apiOnSimulator, item, page } from "./apiOn.ts";

/** Lists `count` tenants, `perPage` on a page. */
const listOf =
  (count: number, perPage = 300, more: object = {}): Responder =>
  (response, request) => {
    const offset = Number(new URL(request.url, "http://x").searchParams.get("offset"));
    const length = Math.max(0, Math.min(perPage, count - offset));
    const items = Array.from({ length }, (_, index) => ({
      id: (offset + index).toString(16).padStart(32, "0"),
    }));
    json(200, { items, ...more })(response, request);
  };

describe("the pages", () => {
  it.each([
    ["loop", false, 5, { total: 12 }],
    ["totalTooHigh", false, 12, { total: 37 }],
    ["totalTooLow", true, 12, { total: 7 }],
    ["itemWithoutId", true, 9, { skipped: 3 }],
    ["shifting", false, 12, { total: 13 }],
    ["offsetCountsPages", true, 12, { total: 12 }],
  ] as const)(
    "end soon despite the quirk %s; complete: %s",
    async (paging, complete, count, told) => {
      const { list, requests } = await apiOnSimulator({ paging, pageSize: 5 });
      const found = await list();
      expect(found).toMatchObject({ value: { complete, failure: null, ...told } });
      expect(found).toHaveProperty("value.tenants.length", count);
      expect(requests("tenantList").length).toBeLessThan(6);
    },
  );

  it("are followed to the end if the offset counts pages and the pages are short", async () => {
    const paging = "offsetCountsPages";
    const { list } = await apiOnSimulator({ tenants: 1_000, pageSize: 20, paging });
    const found = await list();
    expect(found).toMatchObject({ value: { complete: true } });
    expect(found).toHaveProperty("value.tenants.length", 1_000);
  });

  it.each([
    [0, 1],
    [12, 2],
    [450, 4],
  ])("end with an empty one if there is no total: %d tenants", async (count, requests) => {
    const { list, server } = await apiOnServer(listOf(count));
    const found = await list();
    expect(found).toMatchObject({ ok: true, value: { complete: true, total: null } });
    expect(found).toHaveProperty("value.tenants.length", count);
    expect(server.received).toHaveLength(requests);
  });

  it.each([
    ["100,000 tenants", 300, 100_000],
    ["1,000 pages", 1, 1_000],
  ])(
    "end at %s, with the list incomplete",
    async (_limit, perPage, count) => {
      const { list, server } = await apiOnServer(listOf(200_000, perPage, { total: 200_000 }));
      const found = await list();
      expect(found).toMatchObject({ ok: true, value: { complete: false, skipped: 0 } });
      expect(found).toHaveProperty("value.tenants.length", count);
      expect(server.received).toHaveLength(Math.ceil(count / perPage));
    },
    30_000,
  );

  it.each([
    ["a total", [item({}), { id: "" }], { total: 9 }, { total: 9, skipped: 1 }],
    ["no total", [item({})], {}, { total: null, skipped: 0 }],
  ])("that repeat are counted once, with %s", async (_case, items, more, expected) => {
    const { list } = await apiOnServer(page(items, more));
    const found = await list();
    expect(found).toMatchObject({ ok: true, value: { complete: false, ...expected } });
    expect(found).toHaveProperty("value.tenants.length", 1);
  });
});

describe("an item", () => {
  it.each([
    ["no ID", { id: undefined }],
    ["a number for an ID", { id: 7 }],
    ["an ID that leads elsewhere", { id: "../../admin" }],
    ["an ID that is too short", { id: "abc" }],
  ])("with %s is left out and counted", async (_case, fields) => {
    const usable = "b".repeat(32);
    const { list } = await apiOnServer(page([item(fields), item({ id: usable }), null, "text"]));
    expect(await list()).toMatchObject({
      ok: true,
      value: { tenants: [{ workspaceId: usable }], skipped: 3, complete: true },
    });
  });

  it.each([
    ["bidi and control characters", { workspaceName: "A\u202Ec\u0000m\ne" }, "Acm e"],
    ["a very long name", { workspaceName: "x".repeat(10_000) }, `${"x".repeat(199)}…`],
    ["no name", { workspaceName: undefined }, ""],
    ["a name that is no text", { workspaceName: { first: 1 } }, ""],
  ])("with %s is kept, its name cleaned", async (_case, fields, name) => {
    const { list } = await apiOnServer(page([item(fields)]));
    expect(await list()).toMatchObject({ value: { tenants: [{ name, ownership: null }] } });
  });

  it("says who owns the tenant’s devices, if that is known", async () => {
    const inventoryOwnership = ["MSP_OWNED_INVENTORY", "CUSTOMER_OWNED_INVENTORY", "NEW"];
    const items = inventoryOwnership.map((value, index) =>
      item({ id: String(index).repeat(32), inventoryOwnership: value }),
    );
    const { list } = await apiOnServer(page(items));
    expect(await list()).toMatchObject({
      value: { tenants: ["msp", "customer", null].map((ownership) => ({ ownership })) },
    });
  });

  it("that comes again in another spelling of its ID is the same tenant", async () => {
    const id = sampleTenants(1)[0]?.workspaceId ?? "";
    const spellings = [id, hyphenated(id), hyphenated(id).toUpperCase()];
    const { list } = await apiOnServer(page(spellings.map((spelling) => item({ id: spelling }))));
    expect(await list()).toHaveProperty("value.tenants.length", 1);
  });
});
