import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { digested } from "../fakes/fakeClock.ts";
import { acme, acmeId, addEast, beta, connectedSetUp, form } from "../applicationSetUp.ts";

const us1 = "https://us1.api.central.arubanetworks.com";
const eu1 = "https://de1.api.central.arubanetworks.com";
const central = { format: "central-curl" };

/** The address in the copied curl command. */
const called = (text: string) => /'(https:[^']+)\/network-monitoring/.exec(text)?.[1];

describe("a copy for Central", () => {
  it("contains the MSP’s Central address, or the tenant’s own", async () => {
    const { commands, world } = await connectedSetUp();
    expect(await commands.updateMsp({ change: { centralUrl: us1 } })).toEqual(ok(null));
    await commands.updateTenant({ ...beta, change: { centralUrl: eu1 } });
    await commands.copyToken({ ...acme, ...central });
    expect(called(world.clipboard.text)).toBe(us1);
    await commands.copyToken({ ...beta, ...central });
    expect(called(world.clipboard.text)).toBe(eu1);
    await commands.updateTenant({ ...beta, change: { centralUrl: "" } });
    await commands.copyToken({ ...beta, ...central });
    expect(called(world.clipboard.text)).toBe(us1);
  });

  it("never contains another MSP’s Central address", async () => {
    const { commands, east, west } = await addEast(await connectedSetUp());
    await commands.updateMsp({ change: { centralUrl: us1 } }, west);
    const copied = await commands.copyToken({ ...acme, ...central }, east);
    expect(copied).toEqual(fail({ kind: "noCentralUrl" }));
  });

  it("is refused without an address, before a token is requested, and says what to set", async () => {
    const { commands, requests, snapshot, world } = await connectedSetUp();
    const before = requests.length;
    const copied = await commands.copyToken({ ...acme, ...central });
    expect(copied).toEqual(fail({ kind: "noCentralUrl" }));
    expect(requests).toHaveLength(before);
    expect(world.clipboard.text).toBe("");
    expect((await snapshot()).tokens[acmeId]?.failure).toMatchObject({
      title: "This format needs a Central address, and Acme has none.",
      advice: expect.stringMatching(/^Set the Central address of the MSP in Settings/),
    });
  });

  it("takes an earlier tenant’s token off the clipboard when it is refused", async () => {
    const { commands, world } = await connectedSetUp();
    await commands.copyToken(beta);
    await commands.copyToken({ ...acme, ...central });
    await digested();
    expect(world.clipboard.text).toBe("");
  });

  it("sends nothing to Central: every request goes to the MSP’s GreenLake", async () => {
    const { commands, requests } = await connectedSetUp();
    await commands.updateMsp({ change: { centralUrl: us1 } });
    await commands.updateTenant({ ...acme, change: { centralUrl: eu1 } });
    for (const format of ["central-curl", "central-postman", "ansible", "pycentral"])
      await commands.copyToken({ ...acme, format });
    await commands.discoverTenants(null);
    await commands.checkConnection(form);
    await commands.rotateSecret(null);
    expect(requests.length).toBeGreaterThan(4);
    const hosts = requests.map(({ url }) => new URL(url).origin);
    expect([...new Set(hosts)]).toEqual([form.baseUrl]);
  });
});

describe("Central’s address", () => {
  it("is kept as an origin, and shown for the MSP and the tenant", async () => {
    const { commands, snapshot, restart } = await connectedSetUp();
    await commands.updateMsp({ change: { centralUrl: `${us1.slice(8)}/` } });
    await commands.updateTenant({ ...acme, change: { centralUrl: eu1 } });
    const { msps, tenants } = await snapshot();
    expect(msps.map(({ centralUrl }) => centralUrl)).toEqual([us1]);
    expect(tenants.map(({ centralUrl }) => centralUrl)).toEqual([eu1, ""]);
    expect(restart().snapshot().msps).toEqual(msps);
  });

  it("is refused if it is GreenLake’s, and the former one stays", async () => {
    const { commands, snapshot } = await connectedSetUp();
    await commands.updateMsp({ change: { centralUrl: us1, name: "North" } });
    const refused = { error: { kind: "invalidInput", field: "centralUrl" } };
    const change = { centralUrl: form.baseUrl };
    expect(await commands.updateMsp({ change })).toMatchObject(refused);
    expect(await commands.updateTenant({ ...acme, change })).toMatchObject(refused);
    const { msps, tenants } = await snapshot();
    expect(msps).toMatchObject([{ centralUrl: us1, name: "North" }]);
    expect(tenants).toMatchObject([{ centralUrl: "" }, { centralUrl: "" }]);
  });

  it("of a tenant comes back with Undo", async () => {
    const { commands, snapshot } = await connectedSetUp();
    await commands.updateTenant({ ...acme, change: { centralUrl: eu1 } });
    const changed = await commands.updateTenant({ ...acme, change: { centralUrl: "" } });
    if (!changed.ok) throw new Error("not changed");
    await commands.undoTenants({ undoId: changed.value.undoId });
    expect((await snapshot()).tenants[0]?.centralUrl).toBe(eu1);
  });
});

describe("the variable’s name", () => {
  it("is the one in the settings", async () => {
    const { commands, world } = await connectedSetUp({ tokenVariable: "ACME_TOKEN" });
    await commands.copyToken({ ...acme, format: "export" });
    expect(world.clipboard.text).toMatch(/^ export ACME_TOKEN='/);
  });

  it.each(["", "1A", "A-B", "A B", "A=B", "Ä", "A;id", "$A", "PATH", "Path", "LD_PRELOAD", "PS1"])(
    "cannot be %j",
    async (tokenVariable) => {
      const { commands, snapshot } = await connectedSetUp();
      const refused = { error: { kind: "invalidInput", field: "tokenVariable" } };
      expect(await commands.updateSettings({ tokenVariable })).toMatchObject(refused);
      expect((await snapshot()).settings.tokenVariable).toBe("GREENLAKE_TOKEN");
    },
  );

  it("is stored without the blanks around it, and has at most 64 characters", async () => {
    const { commands, snapshot } = await connectedSetUp();
    await commands.updateSettings({ tokenVariable: " Hpe_Token_2 " });
    expect((await snapshot()).settings.tokenVariable).toBe("Hpe_Token_2");
    const long = { tokenVariable: "A".repeat(65) };
    expect(await commands.updateSettings(long)).toMatchObject({ ok: false });
  });
});
