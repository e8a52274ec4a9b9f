import { describe, expect, it } from "vitest";
import { acceleratorOf, shortcutName } from "../../../renderer/ui/shortcut.ts";
import { connected } from "../fakeBridge.ts";
import { button, field, openSettings } from "../show.tsx";

const label = "Shortcut for the quick pick";

describe("the quick pick’s shortcut", () => {
  it("is set by pressing its keys, and can be turned off", async () => {
    const { user, bridge } = await openSettings();
    expect(field(label)).toHaveValue("Ctrl+Shift+Space");
    await user.click(field(label));
    await user.keyboard("{Control>}{Alt>}k{/Alt}{/Control}");
    const shortcut = "CommandOrControl+Alt+K";
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ shortcut });
    await user.click(button("Turn off"));
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ shortcut: "" });
  });

  it("says if another program holds it", async () => {
    await openSettings({ ...connected, shortcut: "taken" });
    expect(field(label)).toHaveAccessibleDescription(/^Another program holds this shortcut/);
  });
});

describe("a pressed shortcut", () => {
  const press = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  const [ctrl, meta, alt, shift] = [
    { ctrlKey: true },
    { metaKey: true },
    { altKey: true },
    { shiftKey: true },
  ];

  it.each([
    ["linux", { ...ctrl, ...shift, code: "Space", key: " " }, "CommandOrControl+Shift+Space"],
    ["linux", { ...meta, code: "KeyT", key: "t" }, "Super+T"],
    ["mac", { ...meta, ...alt, code: "KeyT", key: "†" }, "CommandOrControl+Alt+T"],
    ["mac", { ...ctrl, code: "ArrowUp", key: "ArrowUp" }, "Control+Up"],
    ["windows", { ...ctrl, ...shift, code: "Digit2", key: '"' }, "CommandOrControl+Shift+2"],
    ["windows", { code: "F9", key: "F9" }, "F9"],
    ["linux", { ...ctrl, code: "ControlLeft", key: "Control" }, null],
  ] as const)("is translated to Electron’s notation on %s: %o", (platform, keys, accelerator) => {
    expect(acceleratorOf({ ...press, ...keys }, platform)).toBe(accelerator);
  });

  it.each([
    ["linux", "CommandOrControl+Shift+Return", "Ctrl+Shift+Enter"],
    ["mac", "CommandOrControl+Control+K", "⌘+Ctrl+K"],
    ["windows", "Super+T", "Win+T"],
  ] as const)("is shown with the names of the keys on %s", (platform, accelerator, name) => {
    expect(shortcutName(accelerator, platform)).toBe(name);
  });
});
