import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { acceleratorOf, shortcutName } from "../../../renderer/ui/shortcut.ts";
import { acme, beta, connected, failure, tenant } from "../fakeBridge.ts";
import { brokenRules, button, search, show } from "../show.tsx";

const rowNames = () =>
  within(screen.getByRole("list", { name: "Tenants" }))
    .getAllByRole("button", { name: /^Copy token for/ })
    .map((each) => each.getAttribute("aria-label")?.replace("Copy token for ", ""));

describe("a row's menu", () => {
  it("copies in another format", async () => {
    const { user, bridge } = await show(connected);
    await user.click(button("More actions for Acme"));
    await user.click(screen.getByRole("menuitem", { name: "Copy as…" }));
    expect(screen.getByRole("menuitem", { name: "Token" })).toHaveFocus();
    await user.click(screen.getByRole("menuitem", { name: "curl command" }));
    expect(bridge.copyToken).toHaveBeenCalledWith({
      workspaceId: acme.workspaceId,
      format: "curl",
    });
    expect(within(screen.getByRole("list", { name: "Tenants" })).getByText("Copied")).toBeDefined();
  });

  it("pins, and pinned tenants come first", async () => {
    const { user, bridge, emit } = await show(connected);
    await user.click(button(`More actions for ${beta.name}`));
    await user.click(screen.getByRole("menuitem", { name: "Pin" }));
    expect(bridge.updateTenant).toHaveBeenCalledWith({
      workspaceId: beta.workspaceId,
      change: { pinned: true },
    });
    await emit({ tenants: [acme, { ...beta, pinned: true }] });
    expect(rowNames()).toEqual([beta.name, "Acme"]);
    await user.click(button(`More actions for ${beta.name}`));
    expect(screen.getByRole("menuitem", { name: "Unpin" })).toBeDefined();
  });

  it("gives an alias and a format, and says beside the alias what is wrong with it", async () => {
    const { user, bridge } = await show(connected);
    await user.keyboard("{F2}");
    bridge.updateTenant.mockResolvedValueOnce(
      fail(failure("Beta has this alias already.", { kind: "invalidInput", field: "alias" })),
    );
    await user.type(screen.getByLabelText("Alias"), "acm{Enter}");
    expect(screen.getByLabelText("Alias")).toHaveAccessibleDescription(
      /^Beta has this alias already\./,
    );
    expect(screen.getByLabelText("Alias")).toHaveValue("acm");
  });

  it("shows the alias, and finds by it", async () => {
    const { user } = await show({
      ...connected,
      tenants: [acme, tenant("b", "Beta", { alias: "bee" })],
    });
    expect(screen.getByText("bee")).toBeDefined();
    await user.keyboard("bee");
    expect(rowNames()).toEqual(["Beta"]);
    expect(screen.getByText("bee").tagName).toBe("MARK");
  });
});

describe("what main asks for", () => {
  it("is a tenant's row, which no search hides", async () => {
    const { user, emit } = await show(connected);
    await user.keyboard("acme");
    await emit({
      navigation: { id: "1", to: "tenant", mspId: "msp-1", workspaceId: beta.workspaceId },
    });
    expect(search()).toHaveValue("");
    const row = button(`Copy token for ${beta.name}`).closest("li");
    expect(row).toHaveAttribute("aria-current", "true");
  });

  it("are the settings", async () => {
    const { emit } = await show(connected);
    await emit({ navigation: { id: "1", to: "settings" } });
    expect(screen.getByRole("heading", { name: "Settings" })).toBeDefined();
  });

  it("closes an open dialog for the settings, and the settings for a tenant’s row", async () => {
    const { user, emit } = await show(connected);
    await user.click(button("Add tenants"));
    await emit({ navigation: { id: "1", to: "settings" } });
    await user.click(button("Back"));
    expect(screen.queryByRole("dialog")).toBeNull();
    await emit({ navigation: { id: "2", to: "settings" } });
    const { workspaceId } = beta;
    await emit({ navigation: { id: "3", to: "tenant", mspId: "msp-1", workspaceId } });
    expect(screen.queryByRole("heading", { name: "Settings" })).toBeNull();
  });
});

describe("locked", () => {
  it("shows no tenant, and unlocks", async () => {
    const { user, bridge, container } = await show({ ...connected, locked: true });
    expect(screen.queryByText("Acme")).toBeNull();
    expect(await brokenRules(container)).toEqual([]);
    expect(button("Unlock")).toHaveFocus();
    await user.keyboard("{Enter}");
    expect(bridge.unlock).toHaveBeenCalledOnce();
  });

  it("is reached from the menu, and so is the quick pick with its shortcut", async () => {
    const { user, bridge } = await show(connected);
    await user.click(button("Menu"));
    expect(screen.getByRole("menuitem", { name: "Quick pick" })).toHaveTextContent(
      "Quick pickCtrl+Shift+Space",
    );
    await user.click(screen.getByRole("menuitem", { name: "Lock" }));
    expect(bridge.lock).toHaveBeenCalledOnce();
    await user.click(button("Menu"));
    await user.click(screen.getByRole("menuitem", { name: "Quick pick" }));
    expect(bridge.openQuickPick).toHaveBeenCalledOnce();
  });
});

describe("settings of copying", () => {
  const openSettings = async (snapshot = connected) => {
    const shown = await show(snapshot);
    await shown.emit({ navigation: { id: "1", to: "settings" } });
    return shown;
  };

  it("choose the format, the clipboard's time and who is told", async () => {
    const { user, bridge } = await openSettings();
    await user.selectOptions(screen.getByLabelText("Copy as"), "curl");
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ copyFormat: "curl" });
    const clearing = screen.getByLabelText("Clear the clipboard after");
    expect(clearing).toHaveValue("60");
    await user.selectOptions(clearing, "15");
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ clearClipboardS: 15 });
    await user.selectOptions(clearing, "never");
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ clearClipboardS: null });
    await user.click(screen.getByRole("checkbox", { name: /^Notify me of copies/ }));
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ notifications: false });
    await user.click(screen.getByRole("checkbox", { name: "Keep pinned tenants ready" }));
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ keepPinnedReady: true });
  });

  it("say whether clipboard managers are told not to record a token", async () => {
    await openSettings();
    const clearing = () => screen.getByLabelText("Clear the clipboard after");
    expect(clearing()).toHaveAccessibleDescription(/Clipboard managers are asked not to record/);
  });

  it("say so where they cannot be told", async () => {
    await openSettings({ ...connected, app: { ...connected.app, hidesFromHistory: false } });
    expect(screen.getByLabelText("Clear the clipboard after")).toHaveAccessibleDescription(
      /This version cannot ask clipboard managers/,
    );
  });

  it("take a template, and lose nothing of it where it is refused", async () => {
    const { user, bridge } = await openSettings();
    await user.click(button("New template"));
    await user.type(screen.getByLabelText("Name"), "Mine");
    await user.click(screen.getByLabelText("Text"));
    await user.paste("T={token}");
    bridge.updateSettings.mockResolvedValueOnce(
      fail(failure("Not this.", { kind: "invalidInput", field: "templates" })),
    );
    await user.click(button("Save"));
    expect(screen.getByRole("alert")).toHaveTextContent("Not this.");
    expect(screen.getByLabelText("Text")).toHaveValue("T={token}");
    const kind = screen.getByLabelText("Kind");
    expect(kind).toHaveValue("command");
    expect(kind).toHaveAccessibleDescription(/keeps only A–Z, a–z, 0–9, - and _/);
    await user.selectOptions(kind, "text");
    expect(kind).toHaveAccessibleDescription(/Values go in as they are/);
    await user.click(button("Save"));
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({
      templates: [expect.objectContaining({ name: "Mine", kind: "text", text: "T={token}" })],
    });
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("change and remove a template", async () => {
    const template = { id: "template:1", name: "Mine", kind: "text", text: "{token}" } as const;
    const { user, bridge, emit } = await openSettings();
    await emit({ settings: { ...connected.settings, templates: [template] } });
    await user.click(button("Edit template Mine"));
    await user.type(screen.getByLabelText("Name"), " own{Enter}");
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({
      templates: [{ ...template, name: "Mine own" }],
    });
    await user.click(button("Remove template Mine"));
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ templates: [] });
  });

  it("take a shortcut by its keys, and turn it off", async () => {
    const { user, bridge } = await openSettings();
    const field = screen.getByLabelText("Shortcut for the quick pick");
    expect(field).toHaveValue("Ctrl+Shift+Space");
    await user.click(field);
    await user.keyboard("{Control>}{Alt>}k{/Alt}{/Control}");
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({
      shortcut: "CommandOrControl+Alt+K",
    });
    await user.click(button("Turn off"));
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ shortcut: "" });
  });

  it("say that another program holds the shortcut", async () => {
    await openSettings({ ...connected, shortcut: "taken" });
    expect(screen.getByLabelText("Shortcut for the quick pick")).toHaveAccessibleDescription(
      /^Another program holds this shortcut/,
    );
  });

  it("break no rule of accessibility", async () => {
    const { container } = await openSettings();
    expect(await brokenRules(container)).toEqual([]);
  });
});

describe("a pressed shortcut", () => {
  const press = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

  it.each([
    [
      "linux",
      { ...press, ctrlKey: true, shiftKey: true, code: "Space", key: " " },
      "CommandOrControl+Shift+Space",
    ],
    ["linux", { ...press, metaKey: true, code: "KeyT", key: "t" }, "Super+T"],
    [
      "mac",
      { ...press, metaKey: true, altKey: true, code: "KeyT", key: "†" },
      "CommandOrControl+Alt+T",
    ],
    ["mac", { ...press, ctrlKey: true, code: "ArrowUp", key: "ArrowUp" }, "Control+Up"],
    [
      "windows",
      { ...press, ctrlKey: true, shiftKey: true, code: "Digit2", key: '"' },
      "CommandOrControl+Shift+2",
    ],
    ["windows", { ...press, code: "F9", key: "F9" }, "F9"],
    ["linux", { ...press, ctrlKey: true, code: "ControlLeft", key: "Control" }, null],
  ] as const)("on %s is told in Electron's notation", (platform, pressed, accelerator) => {
    expect(acceleratorOf(pressed, platform)).toBe(accelerator);
  });

  it("is told to people by their keys' names", () => {
    expect(shortcutName("CommandOrControl+Shift+Return", "linux")).toBe("Ctrl+Shift+Enter");
    expect(shortcutName("CommandOrControl+Control+K", "mac")).toBe("⌘+Ctrl+K");
    expect(shortcutName("Super+T", "windows")).toBe("Win+T");
  });
});
