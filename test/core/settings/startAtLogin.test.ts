import { describe, expect, it } from "vitest";
import { setUp } from "../applicationSetUp.ts";
import { settled } from "../fakes/fakeClock.ts";

describe("starting at login", () => {
  it("is off until the operator wants it, and then the desktop’s entry follows the setting", async () => {
    const { commands, world, snapshot } = setUp();
    expect((await snapshot()).settings.startAtLogin).toBe(false);
    await commands.updateSettings({ startAtLogin: true });
    expect([world.desktop.startsAtLogin, (await snapshot()).settings.startAtLogin]).toEqual([
      true,
      true,
    ]);
    await commands.updateSettings({ startAtLogin: false });
    expect(world.desktop.startsAtLogin).toBe(false);
  });

  it("keeps its setting, and says why, if the desktop refuses the entry", async () => {
    const { commands, world, snapshot } = setUp();
    world.desktop.refusesLoginItem = "The folder is read-only.";
    expect(await commands.updateSettings({ startAtLogin: true })).toMatchObject({
      error: { kind: "storeFailed", reason: "The folder is read-only." },
    });
    expect((await snapshot()).settings.startAtLogin).toBe(false);
  });

  it("takes the entry back if the setting cannot be saved, and never writes one for a refused change", async () => {
    const { commands, settings, world } = setUp();
    settings.failWith = "The disk is full.";
    const changed = await commands.updateSettings({ startAtLogin: true });
    expect([changed.ok, world.desktop.startsAtLogin]).toEqual([false, false]);
    settings.failWith = null;
    const refused = await commands.updateSettings({ startAtLogin: true, concurrency: 99 });
    expect([refused.ok, world.desktop.startsAtLogin]).toEqual([false, false]);
  });

  it("follows an entry that was turned off in the desktop’s own settings, at the next start", async () => {
    const { commands, settings, world, restart } = setUp();
    await commands.updateSettings({ startAtLogin: true });
    world.desktop.startsAtLogin = false;
    restart().start();
    await settled();
    expect([settings.read().startAtLogin, world.desktop.startsAtLogin]).toEqual([false, false]);
  });

  it("writes the entry again at each start, because the program may have moved, and none unasked", async () => {
    const { commands, world, restart } = setUp();
    const set: boolean[] = [];
    const { loginItem } = world.desktop;
    const real = loginItem.set.bind(loginItem);
    world.desktop.loginItem.set = (isOn) => {
      set.push(isOn);
      return real(isOn);
    };
    restart().start();
    await settled();
    expect(set).toEqual([]);
    await commands.updateSettings({ startAtLogin: true });
    restart().start();
    await settled();
    expect(set).toEqual([true, true]);
  });
});
