// Where it is said that a copy failed: in the window that asked for it, or outside where that one is gone.
import { describe, expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { acmeId, setUp } from "../applicationSetUp.ts";
import { settled } from "../fakes/fakeClock.ts";

const acme = { workspaceId: acmeId };
const forbidden = async () => ok(Response.json({}, { status: 403 }));

async function connectedSetUp() {
  const all = setUp();
  await all.connected();
  return all;
}

describe("a copy that fails", () => {
  it("is told where its window is no longer seen, and not where it is", async () => {
    const { commands, notifications, world } = await connectedSetUp();
    world.respond = forbidden;
    world.desktop.opening = 1;
    await commands.copyToken(acme);
    world.desktop.opening = null;
    world.desktop.isFocused = true;
    await commands.copyToken(acme);
    expect(notifications).toEqual([]);
    world.desktop.isFocused = false;
    await commands.copyToken(acme);
    expect(notifications).toMatchObject([{ title: "GreenLake does not allow this for Acme." }]);
  });

  it.each([
    ["is closed", 1, null],
    ["is open for the next tenant", 1, 2],
    ["was opened after the copy was asked for elsewhere", null, 1],
  ])("is told where the quick pick %s by then", async (_case, before, after) => {
    const { commands, notifications, world } = await connectedSetUp();
    world.desktop.opening = before;
    world.respond = () => {
      world.desktop.opening = after;
      return forbidden();
    };
    await commands.copyToken(acme);
    expect(notifications).toMatchObject([{ title: "GreenLake does not allow this for Acme." }]);
  });

  it("is not told where the operator has cancelled it", async () => {
    const { commands, notifications, world } = await connectedSetUp();
    world.respond = () => new Promise(() => {});
    const copy = commands.copyToken(acme);
    await settled();
    await commands.forgetToken(acme);
    expect(await copy).toMatchObject({ error: { kind: "cancelled" } });
    expect(notifications).toEqual([]);
  });
});
