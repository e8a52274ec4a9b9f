import { describe, expect, it } from "vitest";
import { acme, acmeId, beta, connectedSetUp } from "../applicationSetUp.ts";

describe("the commands about tenants", () => {
  it("preview what they would add without adding it", async () => {
    const { commands, snapshot } = await connectedSetUp();
    const text = `${"c".repeat(32)} Ceta\n${acmeId}\nnonsense`;
    const counted = await commands.previewTenants({ text });
    expect(counted).toMatchObject({ value: { added: 1, merged: 1, problems: [{ line: 3 }] } });
    expect((await snapshot()).tenants).toHaveLength(2);
    expect(await commands.addTenants({ text })).toMatchObject(counted);
    expect((await snapshot()).tenants.map(({ name }) => name)).toEqual(["Acme", "Beta", "Ceta"]);
  });

  it("rename a tenant, but refuse an empty name", async () => {
    const { commands, snapshot } = await connectedSetUp();
    await commands.updateTenant({ ...acme, change: { name: "Zenith" } });
    expect(await commands.updateTenant({ ...beta, change: { name: " \u202E " } })).toMatchObject({
      error: { kind: "invalidInput", field: "name" },
    });
    expect((await snapshot()).tenants.map(({ name }) => name)).toEqual(["Beta", "Zenith"]);
  });

  it("remove a tenant together with its token", async () => {
    const { commands, snapshot } = await connectedSetUp();
    await commands.copyToken(acme);
    await commands.removeTenant(acme);
    const { tenants, tokens } = await snapshot();
    expect(tenants).toMatchObject([{ name: "Beta" }]);
    expect(tokens).toEqual({});
  });

  it("keep a tenant and its token if the list cannot be written", async () => {
    const { commands, workspaces, snapshot } = await connectedSetUp();
    await commands.copyToken(acme);
    workspaces.failWith = "The disk is full.";
    expect(await commands.removeTenant(acme)).toMatchObject({ error: { kind: "storeFailed" } });
    const { tenants, tokens } = await snapshot();
    expect(tenants).toHaveLength(2);
    expect(tokens[acmeId]).toBeDefined();
  });
});
