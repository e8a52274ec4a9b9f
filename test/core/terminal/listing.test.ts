import { describe, expect, it } from "vitest";
import { listTenants } from "../../../electron/core/terminal/listing.ts";
import { acmeId, betaId, connectedSetUp } from "../applicationSetUp.ts";
import { allowed, namedMsps, request } from "./terminalSetUp.ts";

describe("the list and the status", () => {
  it("lists names, aliases, IDs and MSPs with tabs, or as JSON", async () => {
    const { ask, commands } = await namedMsps();
    await commands.updateTenant({ workspaceId: acmeId, change: { alias: "ace" } });
    const { lines } = await ask({ kind: "list", msp: null, json: false });
    expect(lines).toEqual([
      `Acme\t\t${acmeId}\tWest`,
      `Beta\t\t${betaId}\tWest`,
      `Acme East\tace\t${acmeId}\tEast`,
    ]);
    const json = await ask({ kind: "list", msp: "East", json: true });
    expect(json.lines.map((line) => JSON.parse(line))).toEqual([
      {
        version: 1,
        tenant: "Acme East",
        alias: "ace",
        workspaceId: acmeId,
        msp: "East",
        pinned: false,
      },
    ]);
  });

  it("says aside that there are no tenants, so that standard output stays empty", async () => {
    const notes: string[] = [];
    const outcome = listTenants(
      { msps: () => [], isLocked: () => false, version: "1.2.3" },
      { kind: "list", msp: null, json: false },
      { line: () => expect.unreachable(), note: (text) => notes.push(text) },
    );
    expect([outcome.code, outcome.text, notes]).toEqual([0, "", ["There are no tenants to list."]]);
  });

  it("says what runs and what is held, without a token", async () => {
    const { ask, commands } = await connectedSetUp(allowed);
    await commands.updateMsp({ change: { name: "West" } });
    await ask(request());
    expect((await ask({ kind: "status", json: false })).lines).toEqual([
      "Tenantry 1.2.3 is running.",
      "West: ready, 2 tenants, 1 token held",
    ]);
    await ask({ kind: "lock" });
    const { lines } = await ask({ kind: "status", json: true });
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ locked: true, msps: [] });
  });

  it("names no MSP and no tenant while locked", async () => {
    const { ask } = await namedMsps();
    await ask({ kind: "lock" });
    for (const json of [false, true]) {
      const list = await ask({ kind: "list", msp: null, json });
      expect([list.code, list.text, list.lines]).toEqual([
        5,
        "Tenantry is locked. Unlock it first.",
        [],
      ]);
    }
    expect(await ask({ kind: "list", msp: "North", json: false })).toMatchObject({ code: 5 });
    const status = await ask({ kind: "status", json: false });
    expect([status.code, status.text, status.lines]).toEqual([
      0,
      "",
      ["Tenantry 1.2.3 is running and locked."],
    ]);
  });
});
