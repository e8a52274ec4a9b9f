// Windows are told what tells tenants apart whose names look the same.
import { describe, expect, it } from "vitest";
import { withTwins } from "../../../electron/core/tenants/tenants.ts";
import { tenant } from "../../renderer/fakeBridge.ts";
import { acmeId, betaId, setUp } from "../applicationSetUp.ts";

const endsOf = (...all: Parameters<typeof withTwins>) =>
  withTwins(...all).map(({ twin }) => twin?.idEnd);

describe("tenants whose names look the same", () => {
  it("are told apart by the end of their ID, and others are left alone", () => {
    const all = [tenant("1", "Acme"), tenant("2", "Acme"), tenant("3", "Beta")];
    expect(endsOf(all)).toEqual(["1111", "2222", undefined]);
    expect(withTwins(all)[2]).toBe(all[2]);
  });

  it("are told apart by as much of the ID as differs", () => {
    expect(endsOf([tenant("00112222", "Acme"), tenant("33112222", "Acme")])).toEqual([
      "0112222",
      "3112222",
    ]);
  });

  it("are those that only an invisible character or another alphabet tells apart, too", () => {
    const all = [tenant("1", "Acme"), tenant("2", "Acme\u200D"), tenant("3", "Асmе")];
    expect(endsOf(all)).toEqual(["1111", "2222", "3333"]);
    expect(new Set(withTwins(all).map(({ twin }) => twin?.look)).size).toBe(1);
  });

  it("cost no second list while the list is the same, or has none", () => {
    const twins = [tenant("1", "Acme"), tenant("2", "Acme")];
    expect(withTwins(twins)).toBe(withTwins(twins));
    const others = [tenant("1", "Acme"), tenant("2", "Beta")];
    expect(withTwins(others)).toBe(others);
  });

  it("are marked in what windows get, for the shown MSP and for others", async () => {
    const all = setUp();
    await all.connected();
    const { mspId: west } = await all.snapshot();
    await all.commands.updateTenant({ workspaceId: betaId, change: { name: "Acme" } });
    const { tenants } = await all.snapshot();
    const ends = tenants.map(({ workspaceId, twin }) => [workspaceId, twin?.idEnd]);
    expect(ends).toContainEqual([acmeId, acmeId.slice(-4)]);
    expect(ends).toContainEqual([betaId, betaId.slice(-4)]);
    await all.commands.addMsp(null);
    expect((await all.snapshot()).otherTenants[west]).toEqual(tenants);
  });
});
