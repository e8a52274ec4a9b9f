// Reading GreenLake’s list of tenants on demand and once a day, and what becomes of the operator’s list.
import { describe, expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { acmeId, betaId, mspId } from "../applicationSetUp.ts";
import { digested, settled } from "../fakes/fakeClock.ts";
import { gate } from "../fakes/gate.ts";
import { cetaId, item, listing } from "./listingSetUp.ts";

const many = () =>
  Array.from({ length: 700 }, (_, index) =>
    item(index.toString(16).padStart(32, "0"), `T${index}`),
  );

const dayMs = 86_400_000;
const forbidden = async () => ok(Response.json({}, { status: 403 }));

describe("discovering tenants", () => {
  it("shows them without adding any, says which are known, and leaves out the MSP", async () => {
    const { commands, snapshot, tenants } = await listing([
      item(mspId, "The MSP"),
      item(acmeId, "Acme Inc"),
      item(cetaId, "Ceta", "CUSTOMER"),
    ]);
    expect(await commands.discoverTenants(null)).toEqual(ok(null));
    expect((await snapshot()).discovery).toEqual({
      status: "done",
      complete: true,
      total: 3,
      skipped: 0,
      failure: null,
      tenants: [
        { workspaceId: acmeId, name: "Acme Inc", ownership: "msp", known: true },
        { workspaceId: cetaId, name: "Ceta", ownership: "customer", known: false },
      ],
    });
    // Beta was pasted and was never in the list.
    expect(await tenants()).toEqual([
      ["Acme", "listed"],
      ["Beta", null],
    ]);
  });

  it("adds the chosen ones; once all were added, later ones join automatically", async () => {
    const { commands, tenants, list } = await listing([
      item(cetaId, "Ceta"),
      item("d".repeat(32), "Delta"),
    ]);
    await commands.discoverTenants(null);
    await commands.addListedTenants({ workspaceIds: [cetaId] });
    // A tenant that the operator chose is not marked as new.
    expect((await tenants()).at(-1)).toEqual(["Ceta", "listed"]);
    list.push(item("e".repeat(32), "Epsilon"));
    await commands.discoverTenants(null);
    expect((await tenants()).map(([name]) => name)).toEqual(["Acme", "Beta", "Ceta"]);
    await commands.addListedTenants({ workspaceIds: null });
    list.push(item("0".repeat(32), "Zeta"));
    await commands.discoverTenants(null);
    expect(await tenants()).toEqual([
      ["Acme", null],
      ["Beta", null],
      ["Ceta", "listed"],
      ["Delta", "listed"],
      ["Epsilon", "listed"],
      ["Zeta", "new"],
    ]);
  });

  it("follows GreenLake’s names, except where the operator gave one", async () => {
    const { commands, tenants, list } = await listing([item(cetaId, "Ceta"), item(betaId, "B")]);
    await commands.discoverTenants(null);
    await commands.addListedTenants({ workspaceIds: null });
    list.splice(0, 2, item(cetaId, "Ceta GmbH"), item(betaId, "B GmbH"));
    await commands.discoverTenants(null);
    expect((await tenants()).map(([name]) => name)).toEqual(["Acme", "Beta", "Ceta GmbH"]);
    await commands.updateTenant({ workspaceId: cetaId, change: { name: "Mine" } });
    list.splice(0, 1, item(cetaId, "Ceta AG"));
    await commands.discoverTenants(null);
    expect((await tenants()).map(([name]) => name)).toEqual(["Acme", "Beta", "Mine"]);
  });

  it("marks a tenant that left the list, without removing it, until it returns", async () => {
    const { commands, tenants, list } = await listing([item(cetaId, "Ceta")]);
    await commands.discoverTenants(null);
    await commands.addListedTenants({ workspaceIds: null });
    const [ceta] = list.splice(0, 1);
    await commands.discoverTenants(null);
    expect(await tenants()).toContainEqual(["Ceta", "vanished"]);
    if (ceta !== undefined) list.push(ceta);
    await commands.discoverTenants(null);
    expect(await tenants()).toContainEqual(["Ceta", "listed"]);
  });

  it("keeps the tenants read before it broke off, says why, and marks none as gone", async () => {
    const { commands, snapshot, world, tenants } = await listing(many());
    await commands.discoverTenants(null);
    await commands.addListedTenants({ workspaceIds: null });
    const { respond } = world;
    world.respond = async (request) =>
      request.url.includes("offset=300") ? forbidden() : respond(request);
    await commands.discoverTenants(null);
    expect((await snapshot()).discovery).toMatchObject({
      status: "done",
      complete: false,
      total: 700,
      failure: { kind: "forbidden" },
    });
    expect(await tenants()).toHaveLength(702);
    expect((await tenants()).some(([, mark]) => mark === "vanished")).toBe(false);
  });

  it("shows its progress, and can be cancelled", async () => {
    const { commands, snapshot, world } = await listing(many());
    const { respond } = world;
    world.respond = (request) =>
      request.url.includes("offset=300") ? new Promise(() => {}) : respond(request);
    const discovering = commands.discoverTenants(null);
    for (let turns = 0; turns < 10; turns += 1) await settled();
    expect((await snapshot()).discovery).toEqual({ status: "running", found: 300, total: 700 });
    await commands.cancelDiscovery(null);
    await discovering;
    const { discovery } = await snapshot();
    expect(discovery).toMatchObject({ status: "done", complete: false });
    expect(discovery.status === "done" && discovery.tenants).toHaveLength(300);
  });

  it("sorts them by name", async () => {
    const list = [item(cetaId, "Zürich 10"), item(betaId, "zürich 9"), item(acmeId, "Ärzte")];
    const { commands, snapshot } = await listing(list);
    await commands.discoverTenants(null);
    const { discovery } = await snapshot();
    const shown = discovery.status === "done" ? discovery.tenants : [];
    expect(shown.map(({ name }) => name)).toEqual(["Ärzte", "zürich 9", "Zürich 10"]);
  });

  it("reads the list once for two commands at the same time", async () => {
    const { commands, pages } = await listing([item(cetaId, "Ceta")]);
    await Promise.all([commands.discoverTenants(null), commands.discoverTenants(null)]);
    expect(pages()).toBe(1);
  });

  it("renews a refused MSP token once", async () => {
    const { commands, world, requests } = await listing([item(cetaId, "Ceta")]);
    const { respond } = world;
    let refusals = 1;
    world.respond = async (request) =>
      request.url.includes("/msp-tenants") && (refusals -= 1) >= 0
        ? ok(Response.json({}, { status: 401 }))
        : respond(request);
    expect(await commands.discoverTenants(null)).toEqual(ok(null));
    expect(requests.filter(({ url }) => url.includes("/msp-tenants"))).toHaveLength(2);
  });

  it("keeps nothing if the credentials were removed meanwhile", async () => {
    const { commands, snapshot, world } = await listing([item(cetaId, "Ceta")]);
    const { open, through } = gate();
    world.respond = through(world.respond);
    const discovering = commands.discoverTenants(null);
    for (let turns = 0; turns < 5; turns += 1) await settled();
    await commands.removeCredentials(null);
    open();
    expect(await discovering).toMatchObject({ ok: false, error: { kind: "cancelled" } });
    expect((await snapshot()).discovery).toEqual({ status: "none" });
  });

  it("fails while locked", async () => {
    const { commands } = await listing([item(cetaId, "Ceta")]);
    await commands.lock(null);
    expect(await commands.discoverTenants(null)).toMatchObject({ error: { kind: "locked" } });
  });
});

describe("the daily reading", () => {
  it("starts 20 seconds after Tenantry, and repeats every 24 hours", async () => {
    const { pages, pass, tenants } = await listing([item(acmeId, "Acme Inc")]);
    const passed = async (ms: number) => {
      await pass(ms);
      return pages();
    };
    expect([await passed(19_999), await passed(1)]).toEqual([0, 1]);
    expect(await tenants()).toContainEqual(["Acme", "listed"]);
    expect([await passed(dayMs - 1), await passed(1)]).toEqual([1, 2]);
  });

  it("tries once a day if the list is forbidden", async () => {
    const { pass, world, requests } = await listing([]);
    world.respond = forbidden;
    await pass(20_000);
    const asked = requests.length;
    await pass(dayMs - 1);
    expect(requests).toHaveLength(asked);
    await pass(1);
    expect(requests.length).toBeGreaterThan(asked);
  });

  it("tries again an hour after a failure", async () => {
    const { commands, pass, world, requests } = await listing([item(cetaId, "Ceta")]);
    await commands.discoverTenants(null);
    world.respond = forbidden;
    await digested();
    await pass(dayMs);
    const asked = requests.length;
    await pass(3_500_000);
    expect(requests).toHaveLength(asked);
    await pass(100_000);
    expect(requests.length).toBeGreaterThan(asked);
  });
});
