import { describe, expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { acme, connectedSetUp, setUp } from "../applicationSetUp.ts";
import { digested, settled } from "../fakes/fakeClock.ts";

const template = { id: "template:1", name: "Mine", kind: "text", text: "T={token}" } as const;

describe("the settings", () => {
  it("begin with a clipboard that clears, a lock after 15 idle minutes, and nothing else automatic", async () => {
    expect((await setUp().snapshot()).settings).toMatchObject({
      clearClipboardS: 60,
      minimumLifeS: 180,
      notifications: true,
      expiryWarnings: false,
      keepPinnedReady: false,
      commandLineTokens: "ask",
      lockAfterMinutes: 15,
    });
  });

  it("change one by one", async () => {
    const { commands, snapshot } = setUp();
    await commands.updateSettings({ theme: "dark" });
    await commands.updateSettings({ minimumLifeS: 60 });
    expect((await snapshot()).settings).toMatchObject({ theme: "dark", minimumLifeS: 60 });
  });

  it.each([
    [{ clearClipboardS: 14 }, "clearClipboardS"],
    [{ clearClipboardS: 3_601 }, "clearClipboardS"],
    [{ clearClipboardS: 0.5 }, "clearClipboardS"],
    [{ copyFormat: "nonsense" }, "copyFormat"],
    [{ templates: [{ ...template, text: "" }] }, "templates"],
    [{ minimumLifeS: -1 }, "minimumLifeS"],
    [{ minimumLifeS: 841 }, "minimumLifeS"],
    [{ minimumLifeS: 1.5 }, "minimumLifeS"],
    [{ minimumLifeS: Number.NaN }, "minimumLifeS"],
    [{ lockAfterMinutes: -1 }, "lockAfterMinutes"],
    [{ lockAfterMinutes: 481 }, "lockAfterMinutes"],
    [{ lockAfterMinutes: 0.5 }, "lockAfterMinutes"],
    [{ contact: "a\nb" }, "contact"],
    [{ shortcut: "Space" }, "shortcut"],
    [{ shortcut: "Shift+A" }, "shortcut"],
    [{ shortcut: "A+B" }, "shortcut"],
    [{ shortcut: "Ctrl+" }, "shortcut"],
    [{ shortcut: "Control+Control+A" }, "shortcut"],
    [{ shortcut: "+" }, "shortcut"],
    [{ shortcut: "CommandOrControl+ß" }, "shortcut"],
  ] as const)("refuse %j and name the field", async (change, field) => {
    const { commands, settings } = setUp();
    const before = settings.read();
    expect(await commands.updateSettings(change)).toMatchObject({
      error: { kind: "invalidInput", field },
    });
    expect(settings.read()).toBe(before);
  });

  it("are cleaned before they are written", async () => {
    const { commands, settings } = setUp();
    const templates = [{ ...template, name: " My\u202E own " }];
    await commands.updateSettings({ contact: " ops@msp.example ", templates, shortcut: "" });
    expect(settings.read()).toMatchObject({
      version: 1,
      contact: "ops@msp.example",
      templates: [{ name: "My own" }],
    });
  });

  it("stay as they are, and publish nothing, if they cannot be written", async () => {
    const { commands, patches, settings, start, world, snapshot } = setUp();
    start();
    await settled();
    settings.failWith = "The disk is full.";
    const before = [world.desktop.accelerator, patches.length];
    const change = { shortcut: "Alt+F9", theme: "dark" } as const;
    expect(await commands.updateSettings(change)).toMatchObject({ error: { kind: "storeFailed" } });
    await settled();
    expect([world.desktop.accelerator, patches.length]).toEqual(before);
    expect((await snapshot()).settings.theme).toBe("system");
  });

  it("clear the present copy at the new time, counted from the copy", async () => {
    const { commands, clock, world, snapshot } = await connectedSetUp();
    await commands.copyToken(acme);
    await clock.advance(10_000);
    await commands.updateSettings({ clearClipboardS: 15 });
    await clock.advance(4_999);
    expect(world.clipboard.text).not.toBe("");
    await clock.advance(1);
    await digested();
    expect([world.clipboard.text, (await snapshot()).clipboard]).toEqual(["", null]);
  });
});

describe("the shortcut", () => {
  it("is registered at the start, changes with the setting, and is released when it is turned off", async () => {
    const { commands, start, snapshot, world } = setUp();
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

  it("is shown as taken if another program has it", async () => {
    const { start, snapshot, world } = setUp();
    world.desktop.isShortcutTaken = true;
    start();
    expect((await snapshot()).shortcut).toBe("taken");
  });
});

describe("a template from an older version", () => {
  it("keeps a word in braces that a new template must not have", async () => {
    const { commands, settings } = setUp();
    const older = { ...template, text: "{token} {x}" };
    const next = { ...template, id: "template:2" };
    settings.write({ ...settings.read(), templates: [older] });
    expect(await commands.updateSettings({ templates: [older, next] })).toEqual(ok(null));
    const edited = { ...older, text: "{x} {token}" };
    expect(await commands.updateSettings({ templates: [edited, next] })).toMatchObject({
      error: { kind: "invalidInput", field: "templates" },
    });
    expect(settings.read().templates).toEqual([older, next]);
  });
});

describe("a removed template", () => {
  it("gives way to the raw token as the usual format", async () => {
    const { commands, settings } = setUp();
    await commands.updateSettings({ templates: [template], copyFormat: template.id });
    const renamed = { ...template, name: "Other" };
    await commands.updateSettings({ templates: [renamed] });
    expect(settings.read()).toMatchObject({ templates: [renamed], copyFormat: template.id });
    expect(await commands.updateSettings({ templates: [] })).toEqual(ok(null));
    expect(settings.read()).toMatchObject({ templates: [], copyFormat: "raw" });
  });

  it("gives way to the usual format for a tenant", async () => {
    const { commands, world } = await connectedSetUp({
      templates: [template],
      copyFormat: "header",
    });
    await commands.updateTenant({ ...acme, change: { copyFormat: template.id } });
    await commands.copyToken(acme);
    expect(world.clipboard.text).toMatch(/^T=/);
    expect(await commands.updateSettings({ templates: [] })).toEqual(ok(null));
    await commands.copyToken(acme);
    expect(world.clipboard.text).toMatch(/^Authorization: Bearer /);
  });
});
