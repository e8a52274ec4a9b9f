import { describe, expect, it } from "vitest";
import {
  acmeId,
  betaId,
  connectedSetUp,
  forbidden,
  tokenOf,
  twoMsps,
} from "../applicationSetUp.ts";
import { digested } from "../fakes/fakeClock.ts";

describe("copying by name", () => {
  it("copies the only tenant that matches, and says how long its token lives", async () => {
    const { copyByName, world } = await connectedSetUp();
    expect(await copyByName("acme")).toEqual({
      code: 0,
      text: "Token for Acme copied, 900 s left.",
    });
    expect(world.clipboard.text).toBe(tokenOf(acmeId));
  });

  it("finds tenants of every MSP, and names the MSPs if several match", async () => {
    const { copyByName, world } = await twoMsps();
    expect((await copyByName("beta")).code).toBe(0);
    expect(world.clipboard.text).toBe(tokenOf(betaId));
    expect(await copyByName(acmeId)).toEqual({
      code: 4,
      text: `“${acmeId}” can mean Acme (West), Acme East (MSP workspace eeeeeeee…eeee).`,
    });
  });

  it("has one exit code each for no match, several, a failure and the lock", async () => {
    const { copyByName, commands, world } = await connectedSetUp();
    expect(await copyByName("nobody")).toMatchObject({ code: 3 });
    await commands.addTenants({ text: `${"c".repeat(32)} Acme Two\n${"d".repeat(32)} Acorn` });
    expect(await copyByName("ac")).toEqual({
      code: 4,
      text: "“ac” can mean Acme, Acme Two, Acorn.",
    });
    world.respond = forbidden;
    expect(await copyByName("Beta")).toMatchObject({ code: 1 });
    await commands.lock(null);
    expect(await copyByName("Beta")).toMatchObject({ code: 5 });
    expect(await copyByName("nobody")).toMatchObject({ code: 5 });
    expect(world.clipboard.text).toBe("");
  });

  it("answers that Tenantry is locked if the lock overtakes the copy", async () => {
    const { copyByName, commands, world } = await connectedSetUp();
    const { clipboard } = world;
    const write = clipboard.writeSecret.bind(clipboard);
    clipboard.writeSecret = async (text) => {
      void commands.lock(null);
      return write(text);
    };
    expect(await copyByName("Beta")).toMatchObject({ code: 5 });
    await digested();
    expect(clipboard.text).toBe("");
  });
});
