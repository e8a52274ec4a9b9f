import { act, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { acme, beta, connected, copyOf, firstRun, nameless, tenant } from "./fakeBridge.ts";

import { brokenRules, button, dialog, field, openSettings, search, show } from "./show.tsx";

const mac = { ...connected, app: { ...connected.app, platform: "mac" } } as const;

describe("the window’s shortcuts", () => {
  it("lock, hide and quit on every screen, and over a dialog", async () => {
    const { user, bridge } = await show(connected);
    await user.keyboard("{Control>}n{/Control}");
    expect(dialog("Add tenants")).toBeDefined();
    await user.keyboard("{Control>}lwq{/Control}");
    expect(bridge.lock).toHaveBeenCalledOnce();
    expect(bridge.hideWindow).toHaveBeenCalledOnce();
    expect(bridge.quit).toHaveBeenCalledOnce();
  });

  it("quit and hide in the first run too", async () => {
    const { user, bridge } = await show(firstRun);
    await user.keyboard("{Control>}wq{/Control}");
    expect(bridge.hideWindow).toHaveBeenCalledOnce();
    expect(bridge.quit).toHaveBeenCalledOnce();
  });

  it("open the settings, but not from under a dialog", async () => {
    const { user } = await show(connected);
    await user.keyboard("{Control>}n{/Control}{Control>},{/Control}");
    expect(screen.queryByRole("heading", { name: "Settings" })).toBeNull();
    await user.click(within(dialog()).getByRole("button", { name: "Cancel" }));
    await user.keyboard("{Control>},{/Control}");
    expect(screen.getByRole("heading", { name: "Settings" })).toBeDefined();
  });

  it("take ⌘ on macOS, and leave Ctrl alone there", async () => {
    const { user, bridge } = await show(mac);
    await user.keyboard("{Control>}l{/Control}");
    expect(bridge.lock).not.toHaveBeenCalled();
    await user.keyboard("{Meta>}l{/Meta}");
    expect(bridge.lock).toHaveBeenCalledOnce();
    expect(search()).toHaveValue("");
  });

  it("stand beside their actions in the menu", async () => {
    const { user, bridge } = await show(connected);
    await user.click(button("Menu"));
    const shown = screen.getAllByRole("menuitem").map(({ textContent }) => textContent);
    expect(shown).toEqual(
      expect.arrayContaining([
        "Add tenantsCtrl+N",
        "LockCtrl+L",
        "SettingsCtrl+,",
        "Keyboard shortcuts?",
        "Hide the windowCtrl+W",
        "QuitCtrl+Q",
      ]),
    );
    await user.click(screen.getByRole("menuitem", { name: "Quit" }));
    expect(bridge.quit).toHaveBeenCalledOnce();
  });
});

it("has zooming in the menu too, with its keys", async () => {
  const { user, bridge } = await show(mac);
  await user.click(button("Menu"));
  await user.click(screen.getByRole("menuitem", { name: "Zoom…" }));
  const shown = screen.getAllByRole("menuitem").map(({ textContent }) => textContent);
  expect(shown).toEqual(["Back from Zoom…", "Zoom in⌘++", "Zoom out⌘+−", "Actual size⌘+0"]);
  await user.click(screen.getByRole("menuitem", { name: "Zoom out" }));
  await user.choose("Menu", "Zoom…", "Zoom in");
  await user.choose("Menu", "Zoom…", "Actual size");
  expect(bridge.zoomWindow.mock.calls).toEqual([[{ by: -1 }], [{ by: 1 }], [{ by: 0 }]]);
});

describe("the question mark", () => {
  it("shows every shortcut, accessibly, and Escape returns to the search", async () => {
    const { user, container } = await show(connected);
    await user.keyboard("?");
    const overlay = dialog("Keyboard shortcuts");
    for (const keys of ["Enter", "Shift+Enter", "F6", "Ctrl+N", "Ctrl+Q", "Ctrl+Shift+Space"])
      expect(within(overlay).getByText(keys)).toBeDefined();
    expect(await brokenRules(container)).toEqual([]);
    await user.click(button("Close"));
    expect(search()).toHaveValue("");
  });

  it("is a character in a search that has begun", async () => {
    const { user } = await show(connected);
    await user.keyboard("a?");
    expect(search()).toHaveValue("a?");
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("is a character in a text field", async () => {
    const { user } = await openSettings();
    await user.type(field("Contact"), "?");
    expect(field("Contact")).toHaveValue("?");
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

describe("Shift+Enter", () => {
  it("asks for the format of the chosen tenant and copies in it", async () => {
    const { user, bridge } = await show(connected);
    await user.keyboard("{ArrowDown}{Shift>}{Enter}{/Shift}");
    const asked = screen.getByRole("menu", { name: `Copy the token for ${beta.name} as` });
    expect(bridge.copyToken).not.toHaveBeenCalled();
    await user.click(within(asked).getByRole("menuitem", { name: "curl command" }));
    const { workspaceId } = beta;
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId, format: "curl" }]]);
    expect(search()).toHaveFocus();
  });

  it("copies nothing when the choice is left", async () => {
    const { user, bridge } = await show(connected);
    await user.keyboard("{Shift>}{Enter}{/Shift}{Escape}");
    expect(screen.queryByRole("menu")).toBeNull();
    expect(bridge.copyToken).not.toHaveBeenCalled();
    expect(bridge.hideWindow).not.toHaveBeenCalled();
    expect(search()).toHaveFocus();
  });
});

describe("the rows", () => {
  const clipboard = { clearsAtMs: Date.now() + 30_000 };

  it("are one stop of the Tab key, at the chosen row", async () => {
    const { user } = await show({ ...connected, lastCopy: copyOf(acme, 700), clipboard });
    await user.keyboard("{ArrowDown}");
    button("Copy the MSP token as").focus();
    await user.tab();
    expect(button(`Copy token for ${beta.name}`)).toHaveFocus();
    await user.tab();
    expect(button("Clear now")).toHaveFocus();
  });

  it("move the focus with the arrows, Home and End, and sideways to the row’s menu", async () => {
    const { user, bridge } = await show(connected);
    button("Copy token for Acme").focus();
    await user.keyboard("{ArrowDown}");
    expect(button(`Copy token for ${beta.name}`)).toHaveFocus();
    await user.keyboard("{End}");
    expect(button("Copy token for cccccccc…cccc")).toHaveFocus();
    await user.keyboard("{Home}{ArrowRight}");
    expect(button("More actions for Acme")).toHaveFocus();
    await user.keyboard("{ArrowLeft}{Enter}");
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId: acme.workspaceId }]]);
  });

  it("take the focus to a row that was not drawn before", async () => {
    const tenants = Array.from({ length: 500 }, (_, index) =>
      tenant(index.toString(16).padStart(32, "0"), `Tenant ${index}`),
    );
    const { user } = await show({ ...connected, tenants });
    button("Copy token for Tenant 0").focus();
    await user.keyboard("{End}");
    expect(button("Copy token for Tenant 499")).toHaveFocus();
  });

  it("are entered with F6 at the first row if none is chosen", async () => {
    const { user, emit } = await show(connected);
    await emit({ tenants: [beta, nameless] });
    expect(document.querySelector("li[aria-current]")).toBeNull();
    await user.keyboard("{F6}");
    expect(button(`Copy token for ${beta.name}`)).toHaveFocus();
  });

  it("are left and entered with F6", async () => {
    const { user } = await show({ ...connected, lastCopy: copyOf(nameless, 700), clipboard });
    await user.keyboard("{F6}");
    expect(button("Copy token for Acme")).toHaveFocus();
    await user.keyboard("{F6}");
    expect(button("Clear now")).toHaveFocus();
    await user.keyboard("{F6}");
    expect(search()).toHaveFocus();
    await user.keyboard("{Shift>}{F6}{/Shift}");
    expect(button("Clear now")).toHaveFocus();
    await act(async () => undefined);
  });
});
