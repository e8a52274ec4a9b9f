import { describe, expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { betaId } from "../applicationSetUp.ts";
import { digested } from "../fakes/fakeClock.ts";
import { acme, pinnedSetUp } from "./pinnedSetUp.ts";

describe("a warning before expiry", () => {
  it("comes once, two minutes before a pinned tenant's token expires", async () => {
    const { commands, pass, notifications, refresh } = await pinnedSetUp();
    await commands.updateSettings({ expiryWarnings: true, notifications: false });
    await commands.copyToken(acme);
    await digested();
    await pass(779_000);
    expect(notifications).toEqual([]);
    await pass(1_000);
    await pass(60_000);
    refresh();
    await pass(1_000);
    expect(notifications).toMatchObject([{ title: "Token for Acme expires in 2 minutes" }]);
  });

  it("is not given for a tenant that is not pinned, nor where it is turned off", async () => {
    const { commands, pass, notifications } = await pinnedSetUp();
    await commands.updateSettings({ expiryWarnings: true, notifications: false });
    await commands.copyToken({ workspaceId: betaId });
    await pass(890_000);
    await commands.updateSettings({ expiryWarnings: false });
    await commands.copyToken(acme);
    await pass(890_000);
    expect(notifications).toEqual([]);
  });

  it("of a token that is born with two minutes or less is not given", async () => {
    const { commands, pass, notifications, world } = await pinnedSetUp();
    const grant = world.respond;
    world.respond = async (request) => {
      const granted = await grant(request);
      if (!granted.ok) return granted;
      return ok(Response.json({ ...(await granted.value.json()), expires_in: 120 }));
    };
    await commands.updateSettings({ expiryWarnings: true, notifications: false });
    await commands.forgetToken(acme);
    await commands.copyToken(acme);
    await digested();
    await pass(60_000);
    expect(notifications).toEqual([]);
  });

  it("after a sleep says what is left then", async () => {
    const { commands, pass, notifications, clock, refresh } = await pinnedSetUp();
    await commands.updateSettings({ expiryWarnings: true, notifications: false });
    await commands.copyToken(acme);
    await digested();
    clock.jumpWall(855_000);
    refresh();
    await pass(0);
    expect(notifications).toMatchObject([{ title: "Token for Acme expires in 45 seconds" }]);
  });

  it("is not given once the token has expired, as after a long sleep", async () => {
    const { commands, pass, notifications, clock, refresh } = await pinnedSetUp();
    await commands.updateSettings({ expiryWarnings: true, notifications: false });
    await commands.copyToken(acme);
    await digested();
    clock.jumpWall(901_000);
    refresh();
    await pass(0);
    expect(notifications).toEqual([]);
  });

  it("of a token that was forgotten or locked away is not given", async () => {
    const { commands, pass, notifications } = await pinnedSetUp();
    await commands.updateSettings({ expiryWarnings: true, notifications: false });
    await commands.copyToken(acme);
    await commands.lock(null);
    await pass(890_000);
    expect(notifications).toEqual([]);
  });
});
