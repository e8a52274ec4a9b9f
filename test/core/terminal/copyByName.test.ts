import { describe, expect, it } from "vitest";
import {
  acmeId,
  betaId,
  connectedSetUp,
  forbidden,
  form,
  tokenOf,
  twoMsps,
} from "../applicationSetUp.ts";
import { digested } from "../fakes/fakeClock.ts";

const acmeToken = tokenOf(acmeId);

describe("a copy by name", () => {
  it("copies the one tenant that is meant, and says how long it lives", async () => {
    const { copyByName, world } = await connectedSetUp();
    expect(await copyByName("acme")).toEqual({
      code: 0,
      text: "Token for Acme copied, 900 s left.",
    });
    expect(world.clipboard.text).toBe(acmeToken);
  });

  it("tells no tenant, several, locked and failed apart", async () => {
    const { copyByName, commands, world } = await connectedSetUp();
    expect(await copyByName("nobody")).toEqual({
      code: 3,
      text: "No tenant is called “nobody”.",
    });
    await commands.addTenants({ text: `${"c".repeat(32)} ACME` });
    expect(await copyByName("acme")).toEqual({
      code: 4,
      text: "“acme” can mean Acme or ACME. Nothing was copied.",
    });
    world.respond = forbidden;
    expect(await copyByName("Beta")).toMatchObject({ code: 1 });
    await commands.lock(null);
    expect(await copyByName("Beta")).toMatchObject({ code: 5 });
    expect(await copyByName("nobody")).toMatchObject({ code: 5 });
    expect(world.clipboard.text).toBe("");
  });

  it("copies nothing for a part of a name, and names the nearest tenants", async () => {
    const { copyByName, commands, world } = await connectedSetUp();
    const names = ["Contoso UK", "Fabrikam Holding", "Contoso 1", "Contoso 2", "Contoso 3"];
    const lines = names.map((name, index) => `${String(index).repeat(32)} ${name}`);
    await commands.addTenants({ text: lines.join("\n") });
    expect(await copyByName("old")).toEqual({
      code: 3,
      text: "No tenant is called “old”. Did you mean Fabrikam Holding?",
    });
    expect(await copyByName("Contoso")).toEqual({
      code: 3,
      text: "No tenant is called “Contoso”. Did you mean Contoso 1, Contoso 2, Contoso 3 or Contoso UK?",
    });
    expect(world.clipboard.text).toBe("");
  });

  it("tells tenants of the same name apart by as much of their IDs as it takes", async () => {
    const { copyByName, commands, world } = await connectedSetUp();
    const ids = [`${"1".repeat(26)}221234`, `${"2".repeat(26)}111234`, "3".repeat(32)];
    await commands.addTenants({ text: ids.map((id) => `${id} Contoso`).join("\n") });
    expect(await copyByName("Contoso")).toEqual({
      code: 4,
      text: "“Contoso” can mean Contoso …21234, Contoso …11234 or Contoso …33333. Nothing was copied.",
    });
    expect(world.clipboard.text).toBe("");
    expect((await copyByName("3".repeat(32))).text).toBe(
      "Token for Contoso …33333 copied, 900 s left.",
    );
  });

  it("names five tenants and no more", async () => {
    const { copyByName, commands } = await connectedSetUp();
    const lines = [1, 2, 3, 4, 5, 6].map((digit) => `${String(digit).repeat(32)} Contoso`);
    await commands.addTenants({ text: lines.join("\n") });
    expect((await copyByName("contoso")).text).toBe(
      "“contoso” can mean Contoso …1111, Contoso …2222, Contoso …3333, Contoso …4444, Contoso …5555, …. Nothing was copied.",
    );
    const { text } = await copyByName("conto");
    expect(text.match(/Contoso …/g)).toHaveLength(5);
  });

  it("finds the tenants of every MSP, and names the MSP wherever there are several", async () => {
    const { copyByName, commands, world, east } = await twoMsps();
    expect(await copyByName("beta")).toEqual({
      code: 0,
      text: "Token for Beta (West) copied, 900 s left.",
    });
    expect(world.clipboard.text).toBe(tokenOf(betaId));
    expect(await copyByName(acmeId)).toEqual({
      code: 4,
      text: `“${acmeId}” can mean Acme (West) or Acme East (MSP workspace eeeeeeee…eeee). Nothing was copied.`,
    });
    await commands.updateMsp({ change: { name: "West" } }, east);
    await commands.updateTenant({ workspaceId: acmeId, change: { name: "Acme" } }, east);
    expect((await copyByName("Acme")).text).toBe(
      "“Acme” can mean Acme (West …ffff) or Acme (West …eeee). Nothing was copied.",
    );
  });

  it("tells MSPs apart that have the same name and the same workspace", async () => {
    const { copyByName, commands, snapshot } = await connectedSetUp();
    await commands.addMsp(null);
    await commands.connect({ ...form, clientId: "client-second" });
    await commands.addTenants({ text: `${acmeId} Acme` });
    const names = (await snapshot()).msps.map(({ name }) => name);
    expect(new Set(names).size).toBe(2);
    const { text } = await copyByName("Acme");
    expect(text).toBe(
      `“Acme” can mean ${names.map((name) => `Acme (${name})`).join(" or ")}. Nothing was copied.`,
    );
  });

  it.each([
    [false, "Another program may be using it. Try again."],
    [
      true,
      "On Wayland, only the program in front can write it: focus Tenantry’s window and copy again.",
    ],
  ])("says why the clipboard could not be written: Wayland %j", async (needsFocus, advice) => {
    const { copyByName, world } = await connectedSetUp();
    Object.assign(world.clipboard, { isHeld: true, needsFocus });
    expect(await copyByName("Beta")).toEqual({
      code: 7,
      text: `The token for Beta was not copied. The clipboard could not be written. ${advice}`,
    });
  });

  it("names the format that it has copied", async () => {
    const { copyByName, commands } = await connectedSetUp();
    await commands.updateSettings({ copyFormat: "curl" });
    expect((await copyByName("Beta")).text).toBe("curl command for Beta copied, 900 s left.");
  });

  it("that the lock overtakes was locked, not failed", async () => {
    const { copyByName, commands, world } = await connectedSetUp();
    const { clipboard } = world;
    const write = clipboard.writeSecret.bind(clipboard);
    clipboard.writeSecret = async (text) => {
      void commands.lock(null);
      return write(text);
    };
    expect(await copyByName("Beta")).toMatchObject({ code: 5 });
    await digested();
    expect(world.clipboard.text).toBe("");
  });
});
