import { describe, expect, it } from "vitest";
import { acmeId, setUp } from "./applicationSetUp.ts";
import { digested, settled } from "./fakes/fakeClock.ts";

async function connectedSetUp() {
  const all = setUp();
  await all.connected();
  return all;
}

describe("the shortcut", () => {
  it("is taken at the start, changed with the setting, and let go when turned off", async () => {
    const { commands, start, snapshot, world } = await connectedSetUp();
    start();
    expect([world.desktop.accelerator, (await snapshot()).shortcut]).toEqual([
      "CommandOrControl+Shift+Space",
      "on",
    ]);
    await commands.updateSettings({ shortcut: "Alt+F9" });
    expect(world.desktop.accelerator).toBe("Alt+F9");
    await commands.updateSettings({ shortcut: "" });
    expect([world.desktop.accelerator, (await snapshot()).shortcut]).toEqual(["", "off"]);
  });

  it("that another program holds is said to be", async () => {
    const { start, snapshot, world } = await connectedSetUp();
    world.desktop.isShortcutTaken = true;
    start();
    expect((await snapshot()).shortcut).toBe("taken");
  });

  it.each(["Space", "Shift+A", "A+B", "Ctrl+", "Control+Control+A", "+", "CommandOrControl+ß"])(
    "is not set to what is none: %s",
    async (shortcut) => {
      const { commands, settings } = await connectedSetUp();
      expect(await commands.updateSettings({ shortcut })).toMatchObject({
        error: { kind: "invalidInput", field: "shortcut" },
      });
      expect(settings.read().shortcut).toBe("CommandOrControl+Shift+Space");
    },
  );
});

describe("settings", () => {
  it("begin with a clipboard that forgets, and with nothing done unasked", async () => {
    expect((await setUp().snapshot()).settings).toMatchObject({
      clearClipboardS: 60,
      notifications: true,
      expiryWarnings: false,
      keepPinnedReady: false,
    });
  });

  it("of the clipboard's time count for what is there already, from when it was put there", async () => {
    const { commands, clock, world, snapshot } = await connectedSetUp();
    await commands.copyToken({ workspaceId: acmeId });
    await clock.advance(10_000);
    await commands.updateSettings({ clearClipboardS: 15 });
    await clock.advance(4_999);
    expect(world.clipboard.text).not.toBe("");
    await clock.advance(1);
    await digested();
    expect([world.clipboard.text, (await snapshot()).clipboard]).toEqual(["", null]);
  });

  it.each([
    [{ clearClipboardS: 14 }, "clearClipboardS"],
    [{ clearClipboardS: 3_601 }, "clearClipboardS"],
    [{ clearClipboardS: 0.5 }, "clearClipboardS"],
    [{ copyFormat: "nonsense" }, "copyFormat"],
    [{ templates: [{ id: "template:1", name: "x", kind: "text", text: "" }] }, "templates"],
    [{ minimumLifeS: -1 }, "minimumLifeS"],
  ] as const)("that will not do are refused by name: %j", async (change, field) => {
    const { commands, settings } = await connectedSetUp();
    const before = settings.read();
    expect(await commands.updateSettings(change)).toMatchObject({ error: { field } });
    expect(settings.read()).toBe(before);
  });

  it("are kept cleaned", async () => {
    const { commands, settings } = await connectedSetUp();
    const templates = [
      { id: "template:1", name: " My\u202E own ", kind: "text", text: "{token}" },
    ] as const;
    await commands.updateSettings({ contact: " ops@msp.example ", templates, shortcut: "" });
    expect(settings.read()).toMatchObject({
      version: 1,
      contact: "ops@msp.example",
      templates: [{ name: "My own" }],
    });
  });

  it("that cannot be kept change nothing", async () => {
    const { commands, patches, settings, start, world } = await connectedSetUp();
    start();
    await settled();
    settings.failWith = "the disk is full";
    const before = { shortcut: world.desktop.accelerator, told: patches.length };
    expect(await commands.updateSettings({ shortcut: "Alt+F9" })).toMatchObject({
      error: { kind: "storeFailed" },
    });
    await settled();
    expect({ shortcut: world.desktop.accelerator, told: patches.length }).toEqual(before);
  });
});

describe("a template from an older version", () => {
  it("may keep a word in braces that a new one must not have", async () => {
    const { commands, settings } = await connectedSetUp();
    const older = { id: "template:1", name: "Older", kind: "text", text: "{token} {x}" } as const;
    const next = { id: "template:2", name: "New", kind: "text", text: "{token}" } as const;
    settings.write({ ...settings.read(), templates: [older] });
    expect(await commands.updateSettings({ templates: [older, next] })).toMatchObject({ ok: true });
    const edited = { ...older, text: "{x} {token}" };
    expect(await commands.updateSettings({ templates: [edited, next] })).toMatchObject({
      error: { kind: "invalidInput", field: "templates" },
    });
    expect(settings.read().templates).toEqual([older, next]);
  });
});

describe("a template that is removed", () => {
  const template = { id: "template:1", name: "Mine", kind: "text", text: "T={token}" } as const;

  it("leaves the raw token where it was what a copy is", async () => {
    const { commands, settings } = await connectedSetUp();
    await commands.updateSettings({ templates: [template], copyFormat: template.id });
    const renamed = { ...template, name: "Other" };
    await commands.updateSettings({ templates: [renamed] });
    expect(settings.read()).toMatchObject({ templates: [renamed], copyFormat: template.id });
    expect(await commands.updateSettings({ templates: [] })).toEqual({ ok: true, value: null });
    expect(settings.read()).toMatchObject({ templates: [], copyFormat: "raw" });
  });

  it("leaves a tenant the usual format", async () => {
    const { commands, world } = await connectedSetUp();
    await commands.updateSettings({ templates: [template], copyFormat: "header" });
    await commands.updateTenant({ workspaceId: acmeId, change: { copyFormat: template.id } });
    await commands.copyToken({ workspaceId: acmeId });
    expect(world.clipboard.text).toMatch(/^T=/);
    expect(await commands.updateSettings({ templates: [] })).toMatchObject({ ok: true });
    await commands.copyToken({ workspaceId: acmeId });
    expect(world.clipboard.text).toMatch(/^Authorization: Bearer /);
  });
});

describe("what a window is asked to show", () => {
  it("has an ID of its own each time", async () => {
    const { navigate, snapshot } = setUp();
    navigate({ to: "settings" });
    const first = (await snapshot()).navigation;
    navigate({ to: "settings" });
    expect(first).toMatchObject({ to: "settings" });
    expect((await snapshot()).navigation?.id).not.toBe(first?.id);
  });
});
