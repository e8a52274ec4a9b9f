import { describe, expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { acmeId, betaId, mspId, setUp } from "../applicationSetUp.ts";
import { digested, settled } from "../fakes/fakeClock.ts";
import { gate } from "../fakes/gate.ts";

interface Item {
  readonly id: string;
  readonly workspaceName: string;
  readonly inventoryOwnership?: string;
}

const item = (id: string, workspaceName: string, owner = "MSP"): Item => ({
  id: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
  workspaceName,
  inventoryOwnership: `${owner}_OWNED_INVENTORY`,
});

const cetaId = "c".repeat(32);
const dayMs = 86_400_000;

/** Connected with Acme and Beta, pasted; GreenLake lists what `list` holds. */
async function listing(list: Item[]) {
  const all = setUp();
  await all.connected();
  const { respond } = all.world;
  let pages = 0;
  all.world.respond = async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (!pathname.endsWith("/msp-tenants")) return respond(request);
    pages += 1;
    const offset = Number(searchParams.get("offset"));
    const items = list.slice(offset, offset + 300);
    return ok(Response.json({ offset, count: items.length, total: list.length, items }));
  };
  const tenants = async () =>
    (await all.snapshot()).tenants.map(({ name, listing: mark }) => [name, mark]);
  return { ...all, list, tenants, pages: () => pages };
}

describe("discovering tenants", () => {
  it("lists them, says which are known, adds none, and leaves out the MSP", async () => {
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
    // Beta was pasted and never listed: nothing is known of it.
    expect(await tenants()).toEqual([
      ["Acme", "listed"],
      ["Beta", null],
    ]);
  });

  it("adds those chosen, or all, and later ones by themselves only where all were", async () => {
    const { commands, tenants, list } = await listing([
      item(cetaId, "Ceta"),
      item("d".repeat(32), "Delta"),
    ]);
    await commands.discoverTenants(null);
    await commands.addListedTenants({ workspaceIds: [cetaId] });
    // What was chosen is no news.
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

  it("follows the service's names, but for those given here", async () => {
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

  it("marks a tenant that has left the list, removes none, and takes the mark back", async () => {
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

  it("that breaks off keeps what came, says why, and lets nobody vanish", async () => {
    const many = Array.from({ length: 700 }, (_, index) =>
      item(index.toString(16).padStart(32, "0"), `T${index}`),
    );
    const { commands, snapshot, world, tenants } = await listing(many);
    await commands.discoverTenants(null);
    await commands.addListedTenants({ workspaceIds: null });
    const { respond } = world;
    world.respond = async (request) =>
      request.url.includes("offset=300")
        ? ok(Response.json({}, { status: 403 }))
        : respond(request);
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

  it("can be cancelled, and says how far it has come", async () => {
    const many = Array.from({ length: 700 }, (_, index) =>
      item(index.toString(16).padStart(32, "0"), `T${index}`),
    );
    const { commands, snapshot, world } = await listing(many);
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

  it("lists them by name, whatever order they come in", async () => {
    const list = [item(cetaId, "Zürich 10"), item(betaId, "zürich 9"), item(acmeId, "Ärzte")];
    const { commands, snapshot } = await listing(list);
    await commands.discoverTenants(null);
    const { discovery } = await snapshot();
    const shown = discovery.status === "done" ? discovery.tenants : [];
    expect(shown.map(({ name }) => name)).toEqual(["Ärzte", "zürich 9", "Zürich 10"]);
  });

  it("is one reading, however often it is asked for", async () => {
    const { commands, pages } = await listing([item(cetaId, "Ceta")]);
    await Promise.all([commands.discoverTenants(null), commands.discoverTenants(null)]);
    expect(pages()).toBe(1);
  });

  it("asks once more with a new token where the old one is refused", async () => {
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

  it("of other credentials is not kept", async () => {
    const { commands, snapshot, world } = await listing([item(cetaId, "Ceta")]);
    const { respond } = world;
    const { passed, open } = gate();
    world.respond = async (request) => {
      if (request.url.includes("/msp-tenants")) await passed;
      return respond(request);
    };
    const discovering = commands.discoverTenants(null);
    for (let turns = 0; turns < 5; turns += 1) await settled();
    await commands.removeCredentials(null);
    open();
    expect(await discovering).toMatchObject({ ok: false, error: { kind: "cancelled" } });
    expect((await snapshot()).discovery).toEqual({ status: "none" });
  });

  it("is not done while locked", async () => {
    const { commands } = await listing([item(cetaId, "Ceta")]);
    await commands.lock(null);
    expect(await commands.discoverTenants(null)).toMatchObject({ error: { kind: "locked" } });
  });
});

describe("the list of tenants", () => {
  it("is read soon after the start, though nobody has asked for it, and once a day from then on", async () => {
    const { clock, pages, tenants } = await listing([item(acmeId, "Acme Inc")]);
    const passed = async (ms: number) => {
      await clock.advance(ms);
      await digested();
      return pages();
    };
    expect([await passed(19_999), await passed(1)]).toEqual([0, 1]);
    expect(await tenants()).toContainEqual(["Acme", "listed"]);
    expect([await passed(dayMs - 1), await passed(1)]).toEqual([1, 2]);
  });

  it("is asked for once a day where it may not be read", async () => {
    const { clock, world, requests } = await listing([]);
    world.respond = async () => ok(Response.json({}, { status: 403 }));
    await clock.advance(20_000);
    await digested();
    const asked = requests.length;
    await clock.advance(dayMs - 1);
    await digested();
    expect(requests).toHaveLength(asked);
    await clock.advance(1);
    await digested();
    expect(requests.length).toBeGreaterThan(asked);
  });

  it("is asked for an hour after a reading that failed, not at once", async () => {
    const { commands, clock, world, requests } = await listing([item(cetaId, "Ceta")]);
    await commands.discoverTenants(null);
    world.respond = async () => ok(Response.json({}, { status: 403 }));
    const asked = () => requests.length;
    await digested();
    await clock.advance(dayMs);
    await digested();
    const before = asked();
    await clock.advance(3_500_000);
    await digested();
    expect(asked()).toBe(before);
    await clock.advance(100_000);
    await digested();
    expect(asked()).toBeGreaterThan(before);
  });
});
