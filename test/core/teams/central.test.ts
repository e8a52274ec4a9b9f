import { atOnce } from "../../../electron/core/base/timing.ts";
import { describe, expect, it } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { readTeamFile, writeTeamFile } from "../../../electron/core/teams/teamFile.ts";
import { acmeId, betaId, connectedSetUp, mspId } from "../applicationSetUp.ts";
import { acme, beta, carol, openingTeams } from "./teamOn.ts";
import { teamOf, tenantOf } from "./teamSample.ts";

const us1 = "https://us1.api.central.arubanetworks.com";
const eu1 = "https://de1.api.central.arubanetworks.com";
const own = "https://central.northwind.example";

const connected = async () => {
  const all = openingTeams();
  await all.connected();
  await all.commands.updateMsp({ change: { name: "Northwind MSP" } });
  return all;
};

describe("Central’s address in a team file", () => {
  it("is written for the MSP and for each tenant with its own, and read back", () => {
    const team = teamOf([{ ...acme, centralUrl: eu1 }, beta], { centralUrl: us1 });
    const written = atOnce(writeTeamFile(team, []));
    if (!written.ok) throw new Error("not written");
    expect(JSON.parse(written.value)).toMatchObject({
      centralUrl: us1,
      tenants: [{ id: acmeId, centralUrl: eu1 }, { id: betaId }],
    });
    expect(written.value.match(/centralUrl/g)).toHaveLength(2);
    expect(readTeamFile(written.value)).toEqual({ ok: true, value: team });
  });

  it.each(["http://us1.api.central.arubanetworks.com", `${us1}/path`, "https://a:b@c.example", 7])(
    "is refused with its place if it is %j",
    (centralUrl) => {
      const file = (members: object) =>
        readTeamFile(JSON.stringify({ tenantry: "team", version: 1, ...members }));
      const wrongAt = (path: string) => ({ error: { kind: "wrongShape", path } });
      expect(file({ centralUrl })).toMatchObject(wrongAt("centralUrl"));
      expect(file({ tenants: [{ id: acmeId, centralUrl }] })).toMatchObject(
        wrongAt("tenants[0].centralUrl"),
      );
    },
  );

  it("comes with the export of an MSP", async () => {
    const { commands, world } = await connectedSetUp();
    await commands.updateMsp({ change: { centralUrl: us1 } });
    await commands.updateTenant({ workspaceId: betaId, change: { centralUrl: eu1 } });
    world.teamFiles.chosenPath = "/srv/ann/team.json";
    await commands.exportTeam(null);
    const [written = ""] = world.teamFiles.files.values();
    expect(JSON.parse(written)).toMatchObject({
      workspaceId: mspId,
      centralUrl: us1,
      tenants: [{ id: acmeId }, { id: betaId, centralUrl: eu1 }],
    });
  });

  it("is previewed, and imported for the MSP and its tenants", async () => {
    const { read, take, snapshot, commands } = await connected();
    const team = teamOf([{ ...acme, centralUrl: eu1 }, beta], { centralUrl: us1 });
    expect(await read(team)).toMatchObject({
      msp: { centralUrl: { mine: "", theirs: us1 } },
      changed: { first: [{ fields: [{ field: "centralUrl", mine: "", theirs: eu1 }] }] },
      unknownCentralUrls: { count: 0, first: [] },
    });
    const taken = await take(team);
    expect(await snapshot()).toMatchObject({
      msps: [{ centralUrl: us1 }],
      tenants: [{ centralUrl: eu1 }, { centralUrl: "" }],
    });
    await commands.undoTenants({ undoId: (taken.ok ? taken.value?.undoId : null) ?? "" });
    expect(await snapshot()).toMatchObject({
      msps: [{ centralUrl: "" }],
      tenants: [{ centralUrl: "" }, { centralUrl: "" }],
    });
  });

  it("does not replace the MSP’s own", async () => {
    const { commands, take, snapshot } = await connected();
    await commands.updateMsp({ change: { centralUrl: us1 } });
    await take(teamOf([acme, beta], { centralUrl: eu1 }));
    expect((await snapshot()).msps).toMatchObject([{ centralUrl: us1 }]);
  });

  it("is named in the preview if it is new and none of the known clusters", async () => {
    const { commands, read } = await connected();
    await commands.updateMsp({ change: { centralUrl: own } });
    const others = Array.from({ length: 7 }, (_, index) => `https://c${index}.example`);
    const [first = ""] = others;
    const mine = teamOf([{ ...acme, centralUrl: us1 }], { centralUrl: own });
    expect((await read(mine)).unknownCentralUrls).toEqual({ count: 0, first: [] });
    const one = teamOf([{ ...carol, centralUrl: first }], { centralUrl: own });
    expect((await read(one)).unknownCentralUrls).toEqual({ count: 1, first: [first] });
    const tenants = others.map((centralUrl, at) => tenantOf(String(at), { centralUrl }));
    expect((await read(teamOf(tenants))).unknownCentralUrls).toEqual({
      count: 7,
      first: others.slice(0, 5),
    });
  });

  it("is not copied before the import", async () => {
    const { commands, read } = await connected();
    await read(teamOf([acme, beta], { centralUrl: us1 }));
    const copied = await commands.copyToken({ workspaceId: acmeId, format: "central-curl" });
    expect(copied).toEqual(fail({ kind: "noCentralUrl" }));
  });
});
