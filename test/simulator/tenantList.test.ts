import { describe, expect, it } from "vitest";
import { z } from "zod";
import { accessToken, send, simulatorFor } from "./client.ts";

const itemSchema = z.object({ id: z.string().optional(), workspaceName: z.string() });
const pageSchema = z.object({
  offset: z.number(),
  count: z.number(),
  total: z.number(),
  items: z.array(itemSchema),
});

/** A simulator and what its pages hold, each by its offset. */
async function pagesOf(options: Parameters<typeof simulatorFor>[0]) {
  const { simulator, get, mspToken } = await simulatorFor(options);
  const token = await mspToken();
  const page = async (offset: number, limit = 5) => {
    const path = `/workspaces/v1/msp-tenants?offset=${offset}&limit=${limit}`;
    return pageSchema.parse((await get(path, token)).json);
  };
  const idsOf = async (offset: number) => (await page(offset)).items.map(({ id }) => id);
  return { simulator, get, page, idsOf };
}

describe("the tenant list", () => {
  it("gives every tenant with all its fields to the MSP", async () => {
    const { simulator, get } = await simulatorFor();
    const { status, json } = await get("/workspaces/v1/msp-tenants");
    expect({ status, json }).toMatchObject({
      status: 200,
      json: { offset: 0, count: 12, total: 12 },
    });
    const { items } = pageSchema.parse(json);
    expect(items.map(({ workspaceName }) => workspaceName)).toEqual(
      simulator.tenants.map(({ name }) => name),
    );
    expect(items.map(({ id }) => id?.replaceAll("-", ""))).toEqual(
      simulator.tenants.map(({ workspaceId }) => workspaceId),
    );
    expect(json["items"]).toEqual(
      items.map(({ id, workspaceName }) => ({
        id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        workspaceName,
        inventoryOwnership: expect.stringMatching(/^(MSP|CUSTOMER)_OWNED_INVENTORY$/),
        createdAt: expect.stringMatching(/Z$/),
        updatedAt: expect.stringMatching(/Z$/),
        createdBy: expect.any(String),
        resourceUri: `/workspaces/v1/workspaces/${id}`,
        type: "TENANT",
        generation: 1,
      })),
    );
  });

  it("is paged by items, at most 300 a page", async () => {
    const { page } = await pagesOf({ tenants: 700 });
    const lastPages = [await page(0, 300), await page(600, 300), await page(700, 300)];
    expect(
      lastPages.map(({ offset, count, total, items }) => [offset, count, total, items.length]),
    ).toEqual([
      [0, 300, 700, 300],
      [600, 100, 700, 100],
      [700, 0, 700, 0],
    ]);
  });

  it.each(["limit=301", "limit=0", "limit=ten", "offset=-1", "offset=", "limit=1e2"])(
    "refuses %s",
    async (query) => {
      const { get } = await simulatorFor();
      expect(await get(`/workspaces/v1/msp-tenants?${query}`)).toMatchObject({
        status: 400,
        json: { httpStatusCode: 400, message: expect.stringContaining(query.split("=")[0] ?? "") },
      });
    },
  );

  it("is closed to everything but a live token of the MSP", async () => {
    const { simulator, get, exchange, mspToken } = await simulatorFor();
    const revoked = await mspToken();
    simulator.revoke(revoked);
    for (const token of ["", "unknown", revoked, accessToken(await exchange())])
      expect(await get("/workspaces/v1/msp-tenants", token)).toMatchObject({
        status: 401,
        json: { httpStatusCode: 401, debugId: expect.any(String) },
      });
    expect(await send(`${simulator.baseUrl}/workspaces/v1/msp-tenants`)).toMatchObject({
      status: 401,
    });
  });

  it("can be forbidden to the API client", async () => {
    const { get } = await simulatorFor({ tenantListForbidden: true });
    expect(await get("/workspaces/v1/msp-tenants")).toMatchObject({
      status: 403,
      json: { httpStatusCode: 403 },
    });
  });

  it("takes GET only", async () => {
    const { simulator } = await simulatorFor();
    const url = `${simulator.baseUrl}/workspaces/v1/msp-tenants`;
    expect(await send(url, { method: "POST" })).toMatchObject({ status: 405 });
  });

  it("follows when tenants come and go", async () => {
    const { simulator, page } = await pagesOf({});
    simulator.behave({ tenants: simulator.tenants.slice(0, 3) });
    expect(await page(0)).toMatchObject({ count: 3, total: 3 });
  });
});

describe("misleading pages", () => {
  it("loop: every page is the first", async () => {
    const { idsOf } = await pagesOf({ paging: "loop" });
    expect(await idsOf(5)).toEqual(await idsOf(0));
  });

  it("total: too high and too low", async () => {
    const { simulator, page } = await pagesOf({ paging: "totalTooHigh" });
    expect((await page(0)).total).toBe(37);
    simulator.behave({ paging: "totalTooLow" });
    expect((await page(0)).total).toBe(7);
  });

  it("an item without an ID", async () => {
    const { idsOf } = await pagesOf({ paging: "itemWithoutId" });
    expect((await idsOf(0)).map((id) => id !== undefined)).toEqual([true, false, true, true, true]);
  });

  it("the second page fails", async () => {
    const { get, page } = await pagesOf({ paging: "secondPageFails" });
    expect((await page(0)).count).toBe(5);
    expect(await get("/workspaces/v1/msp-tenants?offset=5&limit=5")).toMatchObject({ status: 500 });
  });

  it("shifting: the second page repeats the first one's last item", async () => {
    const { idsOf, page } = await pagesOf({ paging: "shifting" });
    expect((await idsOf(5)).at(0)).toBe((await idsOf(0)).at(-1));
    expect((await page(5)).total).toBe(13);
  });

  it("an offset that counts pages", async () => {
    const { simulator, idsOf } = await pagesOf({});
    const second = await idsOf(5);
    simulator.behave({ paging: "offsetCountsPages" });
    expect(await idsOf(1)).toEqual(second);
  });

  it("pages shorter than was asked for", async () => {
    const { page } = await pagesOf({ pageSize: 2 });
    expect(await page(0)).toMatchObject({ count: 2, total: 12 });
  });
});

describe("a workspace's details", () => {
  it("are given by either spelling of its ID", async () => {
    const { simulator, tenant, get } = await simulatorFor();
    const hyphens = tenant.workspaceId.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
    for (const id of [tenant.workspaceId, hyphens])
      expect(await get(`/workspaces/v1/workspaces/${id}`)).toMatchObject({
        status: 200,
        json: { id: hyphens, workspaceName: tenant.name, type: "TENANT" },
      });
    expect(await get(`/workspaces/v1/workspaces/${simulator.mspWorkspaceId}`)).toMatchObject({
      json: { type: "MSP" },
    });
  });

  it("of an unknown one are a 404", async () => {
    const { get } = await simulatorFor();
    for (const path of ["workspaces/" + "0".repeat(32), "nothing"])
      expect(await get(`/workspaces/v1/${path}`)).toMatchObject({
        status: 404,
        json: { httpStatusCode: 404 },
      });
  });
});
