import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { beta, connected, failure } from "../fakeBridge.ts";
import { brokenRules, button, openSettings, search, show } from "../show.tsx";

describe("main", () => {
  it("can ask for a tenant’s row, which ends the search", async () => {
    const { user, emit } = await show(connected);
    await user.keyboard("acme");
    await emit({
      navigation: { id: "1", to: "tenant", mspId: "msp-1", workspaceId: beta.workspaceId },
    });
    expect(search()).toHaveValue("");
    const row = button(`Copy token for ${beta.name}`).closest("li");
    expect(row).toHaveAttribute("aria-current", "true");
  });

  it("can ask for the settings", async () => {
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

describe("a locked window", () => {
  it("shows no tenant and can be unlocked", async () => {
    const { user, bridge, container } = await show({ ...connected, locked: true });
    expect(screen.queryByText("Acme")).toBeNull();
    expect(await brokenRules(container)).toEqual([]);
    expect(button("Unlock")).toHaveFocus();
    await user.keyboard("{Enter}");
    expect(bridge.unlock).toHaveBeenCalledOnce();
  });

  it("is a choice in the menu, and so is the quick pick with its shortcut", async () => {
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

describe("the settings for copying", () => {
  it("cover the format, the clipboard and notifications", async () => {
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

  it.each([
    [true, /Clipboard managers are asked not to record/],
    [false, /This version cannot ask clipboard managers/],
  ])("say whether clipboard managers may record a token: %s", async (hidesFromHistory, words) => {
    await openSettings({ ...connected, app: { ...connected.app, hidesFromHistory } });
    expect(screen.getByLabelText("Clear the clipboard after")).toHaveAccessibleDescription(words);
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

  it("are accessible", async () => {
    const { container } = await openSettings();
    expect(await brokenRules(container)).toEqual([]);
  });
});
