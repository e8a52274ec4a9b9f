// What a hidden tenant is left out of, and what still finds it.
import { atOnce } from "../../../electron/core/base/timing.ts";
import { describe, expect, it } from "vitest";
import { trayMenu } from "../../../electron/core/desktop/trayMenu.ts";
import { teamOf, withTeam } from "../../../electron/core/teams/convert.ts";
import { acme, acmeId, beta, connectedSetUp, tokenOf } from "../applicationSetUp.ts";
import { digested } from "../fakes/fakeClock.ts";
import { allowed, request } from "../terminal/terminalSetUp.ts";
import { pinnedSetUp } from "../tokens/pinnedSetUp.ts";
import { cetaId, item, listing } from "./listingSetUp.ts";

const hidden = { hidden: true };

describe("a hidden tenant", () => {
  it("stays in the list that is stored, also after a restart", async () => {
    const { commands, snapshot, restart } = await connectedSetUp();
    await commands.updateTenant({ ...acme, change: hidden });
    expect((await snapshot()).tenants).toMatchObject([
      { name: "Acme", hidden: true },
      { name: "Beta", hidden: false },
    ]);
    expect(restart().snapshot().tenants[0]).toMatchObject(hidden);
  });

  it("is not brought back in sight by a reading, whatever GreenLake’s list says", async () => {
    const { commands, snapshot, list, tenants } = await listing([item(cetaId, "Ceta")]);
    await commands.discoverTenants(null);
    await commands.addListedTenants({ workspaceIds: null });
    await commands.updateTenant({ workspaceId: cetaId, change: { hidden: true } });
    const outOfSight = async () =>
      (await snapshot()).tenants.flatMap((each) => (each.hidden ? [each.name] : []));
    list.splice(0, 1, item(cetaId, "Ceta GmbH"));
    await commands.discoverTenants(null);
    expect(await outOfSight()).toEqual(["Ceta GmbH"]);
    const [ceta] = list.splice(0, 1);
    await commands.discoverTenants(null);
    expect(await outOfSight()).toEqual(["Ceta GmbH"]);
    if (ceta !== undefined) list.push(ceta);
    await commands.discoverTenants(null);
    await commands.addListedTenants({ workspaceIds: null });
    expect(await outOfSight()).toEqual(["Ceta GmbH"]);
    // It joined the list again, but is not called new.
    expect(await tenants()).toContainEqual(["Ceta GmbH", "listed"]);
    expect((await snapshot()).discovery).toMatchObject({ tenants: [{ known: true }] });
  });

  it("is not in the tray, neither among all tenants nor as pinned or recent", async () => {
    const { commands, overview, clock } = await connectedSetUp();
    await commands.copyToken(acme);
    await commands.updateTenant({ ...acme, change: { pinned: true, hidden: true } });
    const menu = () => JSON.stringify(trayMenu({ ...overview(), clipboard: null }, clock.nowMs()));
    expect(menu()).not.toContain("Acme");
    expect(menu()).toContain("Beta");
    await commands.updateTenant({ ...acme, change: { hidden: false } });
    expect(menu()).toContain("Acme");
  });

  it("leaves the tray its menus for as long as the tenants stay the same", async () => {
    const { commands, overview } = await connectedSetUp();
    await commands.updateTenant({ ...acme, change: hidden });
    expect(overview().msps[0]?.tenants).toBe(overview().msps[0]?.tenants);
  });

  it("is copied by the command line that names it in full, but never suggested", async () => {
    const { commands, copyByName, world } = await connectedSetUp();
    await commands.updateTenant({ ...acme, change: { hidden: true, alias: "big" } });
    for (const name of ["Acme", "big", acmeId]) {
      world.clipboard.text = "";
      expect(await copyByName(name)).toMatchObject({ code: 0 });
      expect(world.clipboard.text).toBe(tokenOf(acmeId));
    }
    expect(await copyByName("Acm")).toEqual({
      code: 3,
      text: "No tenant is called “Acm”.",
    });
  });

  it("is in neither the terminal’s list nor its tokens of all tenants, but its name gets one", async () => {
    const { ask, commands } = await connectedSetUp(allowed);
    await commands.updateTenant({ ...acme, change: hidden });
    const { lines } = await ask({ kind: "list", msp: null, json: false });
    expect(lines.join()).toContain("Beta");
    expect(lines.join()).not.toContain("Acme");
    expect((await ask(request({ names: [], all: true }))).lines).toHaveLength(1);
    expect(await ask(request())).toMatchObject({ code: 0, lines: [tokenOf(acmeId)] });
  });

  it("is not kept ready, and is warned about as little, until it is shown again, pinned as before", async () => {
    const { commands, exchanges, pass } = await pinnedSetUp();
    await commands.updateTenant({ ...acme, change: hidden });
    await commands.updateSettings({ keepPinnedReady: true, expiryWarnings: true });
    await pass(1_000_000);
    expect(exchanges()).toBe(0);
    await commands.updateTenant({ ...acme, change: { hidden: false } });
    await digested();
    expect(exchanges()).toBe(1);
  });

  it("is in a team file like any other, and an import leaves it hidden", async () => {
    const { commands, workspaces } = await connectedSetUp();
    await commands.updateTenant({ ...acme, change: hidden });
    await commands.updateTenant({ ...beta, change: { note: "Call first" } });
    const [msp] = workspaces.read().msps;
    if (msp === undefined) throw new Error("no MSP");
    const team = atOnce(teamOf(msp));
    expect(team.tenants.map(({ name }) => name)).toEqual(["Acme", "Beta"]);
    expect(JSON.stringify(team)).not.toContain("hidden");
    const pinned = team.tenants.map((tenant) => Object.assign({}, tenant, { pinned: true }));
    const imported = atOnce(withTeam(msp, { ...team, tenants: pinned }, () => "id"));
    expect(imported.tenants).toMatchObject([{ hidden: true }, { hidden: false }]);
  });
});
