import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { beta, connected } from "../fakeBridge.ts";
import { brokenRules, button, search, show } from "../show.tsx";

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
