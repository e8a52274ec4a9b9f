// What the windows are told about MSPs that they do not show.
import { describe, expect, it } from "vitest";
import { acmeId, betaId, form, setUp } from "./applicationSetUp.ts";
import { digested } from "./fakes/fakeClock.ts";

/** West with Acme and Beta, and East with Gamma, which is shown. */
async function westAndEast() {
  const all = setUp();
  await all.connected();
  const { mspId: west } = await all.snapshot();
  await all.commands.addMsp(null);
  await all.commands.connect({ ...form, workspace: "e".repeat(32), clientId: "client-east" });
  await all.commands.addTenants({ text: `${"c".repeat(32)} Gamma` });
  const { mspId: east } = await all.snapshot();
  /** The sections that windows get because of an action. */
  const sectionsOf = async (action: () => Promise<unknown>) => {
    await digested();
    all.patches.length = 0;
    await action();
    await digested();
    return new Set(all.patches.flatMap((patch) => Object.keys(patch)));
  };
  await sectionsOf(() => all.commands.updateTenant({ workspaceId: acmeId, change: {} }, west));
  return { ...all, west, east, sectionsOf };
}

const names = (tenants: readonly { readonly name: string }[] | undefined) =>
  tenants?.map(({ name }) => name);

describe("the other MSPs", () => {
  it("are shown by names that differ, even if the operator calls two of them the same", async () => {
    const { snapshot, commands, west, east } = await westAndEast();
    await commands.updateMsp({ change: { name: "Fabrikam" } }, west);
    await commands.updateMsp({ change: { name: "Fabrikam" } }, east);
    const { msps } = await snapshot();
    expect(msps.map(({ name }) => name)).toEqual(["Fabrikam …ffff", "Fabrikam …eeee"]);
  });

  it("are in the snapshot with their tenants, tokens and usage", async () => {
    const { snapshot, commands, west, east } = await westAndEast();
    await commands.copyToken({ workspaceId: betaId }, west);
    const shown = await snapshot();
    expect([shown.mspId, names(shown.tenants)]).toEqual([east, ["Gamma"]]);
    expect(Object.keys(shown.otherTenants)).toEqual([west]);
    expect(names(shown.otherTenants[west])).toEqual(["Acme", "Beta"]);
    expect(shown.otherTokens[west]?.[betaId]?.times).not.toBeNull();
    expect(Object.keys(shown.otherUsage[west] ?? {})).toEqual([betaId]);
    await commands.selectMsp(null, west);
    expect(Object.keys((await snapshot()).otherTenants)).toEqual([east]);
  });

  it("are left out while their client secret is missing", async () => {
    const { snapshot, commands, patches, west } = await westAndEast();
    patches.length = 0;
    await commands.removeCredentials(null, west);
    await digested();
    const { otherTenants, otherTokens, otherUsage } = await snapshot();
    expect([otherTenants, otherTokens, otherUsage]).toEqual([{}, {}, {}]);
    expect(patches).toContainEqual(expect.objectContaining({ otherTenants: {} }));
  });

  it("do not send their tenants again because of a token", async () => {
    const { commands, patches, west, sectionsOf } = await westAndEast();
    const sections = await sectionsOf(() => commands.copyToken({ workspaceId: acmeId }, west));
    expect(sections).toEqual(
      new Set([
        "tokens",
        "otherTokens",
        "mspTokens",
        "usage",
        "otherUsage",
        "lastCopy",
        "clipboard",
      ]),
    );
    expect(patches.findLast(({ otherTokens }) => otherTokens !== undefined)).toMatchObject({
      otherTokens: { [west]: { [acmeId]: { exchanging: false } } },
    });
  });

  it("send their tenants again only if one of theirs has changed", async () => {
    const { commands, west, east, sectionsOf } = await westAndEast();
    const rename = (workspaceId: string, mspId: string) => () =>
      commands.updateTenant({ workspaceId, change: { name: "Renamed" } }, mspId);
    expect(await sectionsOf(rename("c".repeat(32), east))).not.toContain("otherTenants");
    expect(await sectionsOf(rename(acmeId, west))).toContain("otherTenants");
  });
});
