import { describe, expect, it } from "vitest";
import { hyphenated, sampleTenants } from "../../simulator/sampleTenants.ts";
import { discoveryOn, discoveryOnServer, item, page } from "../tenants/discoveryOn.ts";
import { json } from "../fakes/loopbackServer.ts";

describe("misleading pages", () => {
  it.each([
    ["a list that repeats its first page for ever", "loop", 5, { complete: false, total: 12 }],
    ["a total that is too high", "totalTooHigh", 12, { complete: false, total: 37 }],
    ["a total that is too low", "totalTooLow", 12, { complete: true, total: 7 }],
    ["an item without an ID", "itemWithoutId", 9, { complete: true, total: 12, skipped: 3 }],
    ["a tenant that came in between", "shifting", 12, { complete: false, total: 13 }],
    ["pages counted where items are meant", "offsetCountsPages", 12, { complete: true, total: 12 }],
  ] as const)("bring what there is: %s", async (_case, paging, count, told) => {
    const { list, offsets } = await discoveryOn({ paging, pageSize: 5 });
    const found = await list();
    expect(found).toMatchObject({ ok: true, value: { failure: null, ...told } });
    expect(found).toHaveProperty("value.tenants.length", count);
    expect(offsets().length).toBeLessThan(6);
  });

  it.each([1_000, 300])(
    "are followed to the end where the offset counts pages: %d tenants",
    async (tenants) => {
      const { list } = await discoveryOn({ tenants, paging: "offsetCountsPages" });
      const found = await list();
      expect(found).toMatchObject({ ok: true, value: { complete: true, total: tenants } });
      expect(found).toHaveProperty("value.tenants.length", tenants);
    },
  );

  it("are followed also where the offset counts pages and the pages are short", async () => {
    const { list } = await discoveryOn({
      tenants: 1_000,
      pageSize: 20,
      paging: "offsetCountsPages",
    });
    const found = await list();
    expect(found).toMatchObject({ ok: true, value: { complete: true } });
    expect(found).toHaveProperty("value.tenants.length", 1_000);
  });

  it.each([
    [0, 1],
    [12, 2],
    [450, 4],
  ])("without a total end with an empty one: %d tenants", async (count, requests) => {
    const all = sampleTenants(count).map(({ workspaceId }) => ({ id: workspaceId }));
    const { found, server } = await discoveryOnServer((response, request) => {
      const offset = Number(new URL(request.url, "http://x").searchParams.get("offset"));
      json(200, { items: all.slice(offset, offset + 300) })(response, request);
    });
    expect(found).toMatchObject({ ok: true, value: { complete: true, total: null } });
    expect(found).toHaveProperty("value.tenants.length", count);
    expect(server.received).toHaveLength(requests);
  });

  it("that repeat do not count what they leave out again", async () => {
    const { found } = await discoveryOnServer(page([item({}), { id: "" }], { total: 9 }));
    expect(found).toMatchObject({ ok: true, value: { complete: false, skipped: 1 } });
  });

  it("without a total that repeat are not taken for everything", async () => {
    const { found } = await discoveryOnServer(page([item({})], {}));
    expect(found).toMatchObject({ ok: true, value: { complete: false, total: null } });
    expect(found).toHaveProperty("value.tenants.length", 1);
  });
});

describe("an item", () => {
  it.each([
    ["no ID", { id: undefined }],
    ["a number for an ID", { id: 7 }],
    ["an ID that leads elsewhere", { id: "../../admin" }],
    ["an ID that is too short", { id: "abc" }],
  ])("is left out and counted where it has %s", async (_case, fields) => {
    const { found } = await discoveryOnServer(
      page([item(fields), item({ id: "b".repeat(32) }), null, "text"]),
    );
    expect(found).toMatchObject({
      ok: true,
      value: { tenants: [{ workspaceId: "b".repeat(32) }], skipped: 3, complete: true },
    });
  });

  it.each([
    ["bidi and control characters", { workspaceName: "A\u202Ec\u0000m\ne" }, "Acm e"],
    ["a very long name", { workspaceName: "x".repeat(10_000) }, `${"x".repeat(199)}…`],
    ["no name", { workspaceName: undefined }, ""],
    ["a name that is no text", { workspaceName: { first: 1 } }, ""],
  ])("is kept with %s, made harmless", async (_case, fields, name) => {
    const { found } = await discoveryOnServer(page([item(fields)]));
    expect(found).toMatchObject({ ok: true, value: { tenants: [{ name, ownership: null }] } });
  });

  it("names who owns its devices where that is known", async () => {
    const inventoryOwnership = ["MSP_OWNED_INVENTORY", "CUSTOMER_OWNED_INVENTORY", "NEW"];
    const items = inventoryOwnership.map((value, index) =>
      item({ id: String(index).repeat(32), inventoryOwnership: value }),
    );
    const { found } = await discoveryOnServer(page(items));
    expect(found).toMatchObject({
      value: { tenants: ["msp", "customer", null].map((ownership) => ({ ownership })) },
    });
  });

  it("is one tenant however often and in whatever spelling it comes", async () => {
    const id = sampleTenants(1)[0]?.workspaceId ?? "";
    const spellings = [id, hyphenated(id), hyphenated(id).toUpperCase()];
    const { found } = await discoveryOnServer(
      page(spellings.map((spelling) => item({ id: spelling }))),
    );
    expect(found).toHaveProperty("value.tenants.length", 1);
  });
});
