import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { acceleratorOf, shortcutName } from "../../../renderer/ui/shortcut.ts";
import { connected } from "../fakeBridge.ts";
import { brokenRules, button, field, openSettings } from "../show.tsx";

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
    expect(screen.queryByRole("button", { name: "Try it now" })).toBeNull();
  });

  it.each([
    ["refused", /^This keyboard has no such key/],
    ["unavailable", /^This desktop offers programs no global shortcuts.*tenantry --quick-pick/],
  ] as const)("says what to do if it is %s", async (shortcut, description) => {
    await openSettings({ ...connected, shortcut });
    expect(field(label)).toHaveAccessibleDescription(description);
  });

  it("says through XWayland where it works, and what to do instead, even after a press", async () => {
    await openSettings({ ...connected, shortcut: "limited", shortcutUse: "seen" });
    expect(screen.getByText(/only while an older \(X11\) program.*--quick-pick/)).toBeVisible();
    expect(field(label)).not.toHaveAccessibleDescription(/works in every program/);
    const finding = screen.getByRole("status", { name: "Shortcut" });
    expect(finding).toHaveTextContent(
      /^Tenantry has received it once\. .*X11 program had the focus/,
    );
    expect(finding).not.toHaveTextContent("It works");
  });
});

describe("the trial of the shortcut", () => {
  const finding = () => screen.getByRole("status", { name: "Shortcut" });

  it("asks for the keys, and says that they came", async () => {
    const { user, bridge, emit, container } = await openSettings();
    expect(finding()).toHaveTextContent("Tenantry has not received it since it started.");
    await user.click(button("Try it now"));
    expect(bridge.tryShortcut).toHaveBeenCalledOnce();
    await emit({ shortcutUse: "waiting" });
    expect(finding()).toHaveTextContent("Press Ctrl+Shift+Space now");
    expect(button("Stop waiting")).toHaveFocus();
    await emit({ shortcutUse: "seen" });
    expect(finding()).toHaveTextContent("It works");
    expect(button("Try it now")).toHaveFocus();
    expect(await brokenRules(container)).toEqual([]);
  });

  it("says what to do when nothing came", async () => {
    const { emit } = await openSettings({ ...connected, shortcutUse: "waiting" });
    await emit({ shortcutUse: "silent" });
    expect(finding()).toHaveTextContent(/did not receive it.*tenantry --quick-pick/);
  });

  it("ends with the button, when the window is hidden, and with the settings", async () => {
    const { user, bridge } = await openSettings({ ...connected, shortcutUse: "waiting" });
    await user.click(button("Stop waiting"));
    expect(bridge.cancelShortcutTrial).toHaveBeenCalledTimes(1);
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    document.dispatchEvent(new Event("visibilitychange"));
    hidden.mockRestore();
    expect(bridge.cancelShortcutTrial).toHaveBeenCalledTimes(2);
    await user.click(button("Back"));
    expect(bridge.cancelShortcutTrial).toHaveBeenCalledTimes(3);
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
