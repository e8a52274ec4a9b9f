import { describe, expect, it } from "vitest";
import { defaultShortcuts } from "../../../electron/core/settings/accelerator.ts";
import { setUp } from "../applicationSetUp.ts";
import { settled } from "../fakes/fakeClock.ts";

/** A running application whose shortcut is registered. */
function started() {
  const all = setUp();
  all.start();
  const use = async () => (await all.snapshot()).shortcutUse;
  return { ...all, use };
}

describe("the shortcut", () => {
  it("counts as seen from its first press, which opens the quick pick", async () => {
    const { shortcutPressed, use } = started();
    expect(await use()).toBe("unseen");
    expect(shortcutPressed()).toBe(true);
    expect(await use()).toBe("seen");
  });

  it("is unseen again once another one is set", async () => {
    const { shortcutPressed, commands, use } = started();
    shortcutPressed();
    await commands.updateSettings({ shortcut: "Alt+F9" });
    expect(await use()).toBe("unseen");
  });
});

describe("a trial of the shortcut", () => {
  it("keeps the press to itself, and only that one", async () => {
    const { shortcutPressed, commands, patches, use } = started();
    await commands.tryShortcut(null);
    expect(await use()).toBe("waiting");
    expect(shortcutPressed()).toBe(false);
    await settled();
    expect(patches.at(-1)).toEqual({ shortcutUse: "seen" });
    expect(shortcutPressed()).toBe(true);
  });

  it("says after ten seconds that nothing came, until the shortcut does come", async () => {
    const { shortcutPressed, clock, commands, use } = started();
    await commands.tryShortcut(null);
    await clock.advance(9_999);
    expect(await use()).toBe("waiting");
    await clock.advance(1);
    expect(await use()).toBe("silent");
    expect(shortcutPressed()).toBe(true);
    expect(await use()).toBe("seen");
  });

  it("leaves what was known when it is cancelled, and no timer behind", async () => {
    const { shortcutPressed, clock, commands, use } = started();
    shortcutPressed();
    await commands.tryShortcut(null);
    await commands.cancelShortcutTrial(null);
    expect(await use()).toBe("seen");
    await clock.advance(10_000);
    expect(await use()).toBe("seen");
    expect(shortcutPressed()).toBe(true);
  });

  it("does not begin for a shortcut that is not registered", async () => {
    const { commands, use, world, start } = started();
    world.desktop.isShortcutTaken = true;
    start();
    await commands.tryShortcut(null);
    expect(await use()).toBe("unseen");
  });
});

describe("the default shortcut, which 1Password has, too", () => {
  const [first, second, third] = defaultShortcuts;

  it("gives way to the first of the other defaults that is free, and says so once", async () => {
    const { world, start, snapshot, restart } = setUp();
    for (const each of [first, second]) world.desktop.takenShortcuts.add(each);
    start();
    const { settings, shortcut, notices } = await snapshot();
    expect([settings.shortcut, world.desktop.accelerator, shortcut]).toEqual([third, third, "on"]);
    expect(notices.map(({ text }) => text)).toEqual([
      "Another program has Ctrl+Shift+Space, so the quick pick opens with Ctrl+Alt+Shift+Space. You can choose another shortcut in the settings.",
    ]);
    const again = restart();
    again.start();
    expect(again.snapshot()).toMatchObject({ settings: { shortcut: third }, notices: [] });
  });

  it("stays while it is free, and if all of them are taken", async () => {
    const { world, start, snapshot } = setUp();
    start();
    expect(await snapshot()).toMatchObject({ settings: { shortcut: first }, shortcut: "on" });
    world.desktop.isShortcutTaken = true;
    start();
    expect(await snapshot()).toMatchObject({ settings: { shortcut: first }, shortcut: "taken" });
    expect(world.desktop.accelerator).toBe(first);
  });

  it("is all that gives way: a shortcut of the operator’s own stays, and so does a default that they press", async () => {
    const { world, commands, start, snapshot } = setUp();
    world.desktop.takenShortcuts.add(first).add("Alt+F9");
    await commands.updateSettings({ shortcut: "Alt+F9" });
    start();
    expect(await snapshot()).toMatchObject({ settings: { shortcut: "Alt+F9" }, shortcut: "taken" });
    await commands.updateSettings({ shortcut: first });
    expect(await snapshot()).toMatchObject({ settings: { shortcut: first }, shortcut: "taken" });
  });
});
