import { describe, expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { acmeId, setUp } from "../applicationSetUp.ts";
import { digested } from "../fakes/fakeClock.ts";
import { jwt } from "../fakes/jwt.ts";

const acmeToken = jwt({ hpe_workspace_id: acmeId });
const forbidden = async () => ok(Response.json({}, { status: 403 }));

async function connectedSetUp() {
  const all = setUp();
  await all.connected();
  return all;
}

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
