// What Escape leaves on the settings screen, and that it loses nothing that was typed.
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { connected, failure } from "../fakeBridge.ts";
import { button, dialog, field, inDialog, openSettings, search, toast } from "../show.tsx";

const settings = () => screen.queryByRole("heading", { name: "Settings" });
const template = { id: "template:1", name: "Mine", kind: "text", text: "{token}" } as const;

describe("Escape on the settings screen", () => {
  it("goes back to the list and its search, and does not hide the window", async () => {
    const { user, bridge } = await openSettings();
    await user.keyboard("{Escape}");
    expect(settings()).toBeNull();
    expect(search()).toHaveFocus();
    expect(bridge.hideWindow).not.toHaveBeenCalled();
  });

  it("closes only the dialog that is open", async () => {
    const { user } = await openSettings();
    await user.click(button("Remove credentials"));
    await user.keyboard("{Escape}");
    expect(settings()).not.toBeNull();
  });

  it("leaves the recording of a shortcut first", async () => {
    const { user } = await openSettings();
    await user.click(field("Shortcut for the quick pick"));
    await user.keyboard("{Escape}");
    expect(settings()).not.toBeNull();
  });

  it("saves the field that is being edited, and says if that fails", async () => {
    const { user, bridge } = await openSettings();
    await user.type(field("Contact"), "me{Escape}");
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ contact: "me" });
    await user.choose("Menu", "Settings");
    const refused = failure("Use plain letters.", { kind: "invalidInput", field: "contact" });
    bridge.updateSettings.mockResolvedValueOnce(fail(refused));
    await user.type(field("Contact"), "(x){Escape}");
    expect(settings()).toBeNull();
    expect(toast()).toHaveTextContent("Not saved. Use plain letters.");
  });

  it("asks before it discards what was typed as new credentials", async () => {
    const { user } = await openSettings();
    await user.click(button("Replace credentials"));
    await user.keyboard("{Escape}");
    expect(settings()).not.toBeNull();
    await user.click(button("Replace credentials"));
    await user.type(field("Client secret"), "5eCr3t{Escape}");
    expect(dialog("Discard what you entered?")).toBeDefined();
    await user.click(inDialog("Keep editing"));
    expect(field("Client secret")).toHaveValue("5eCr3t");
    await user.keyboard("{Escape}");
    await user.click(inDialog("Discard"));
    expect(settings()).not.toBeNull();
  });
});

describe("Escape in the dialog of a template", () => {
  const cancelled = () => dialog().dispatchEvent(new Event("cancel", { cancelable: true }));
  const edit = async () => {
    const templates = [template];
    const shown = await openSettings({
      ...connected,
      settings: { ...connected.settings, templates },
    });
    await shown.user.click(button("Edit template Mine"));
    return shown;
  };

  it("closes it if nothing was changed", async () => {
    const { user } = await edit();
    cancelled();
    await user.tab();
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("asks before it discards a change, and keeps the draft", async () => {
    const { user } = await edit();
    await user.type(field("Name"), " own");
    cancelled();
    await user.click(await screen.findByRole("button", { name: "Keep editing" }));
    expect(field("Name")).toHaveValue("Mine own");
    cancelled();
    await user.click(await screen.findByRole("button", { name: "Discard" }));
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
