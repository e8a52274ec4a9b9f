// What each change in the settings says, and what its Undo does.
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { connected } from "../fakeBridge.ts";
import { button, field, inDialog, openSettings, toast } from "../show.tsx";

const template = { id: "template:1", name: "Mine", kind: "text", text: "{token}" } as const;
const { settings } = connected;

describe("a changed setting", () => {
  it.each([
    ["Clear the clipboard after", "30", { clearClipboardS: settings.clearClipboardS }],
    ["Copy as", "curl", { copyFormat: settings.copyFormat }],
  ])("is said, and its Undo saves the former value: %s", async (label, value, former) => {
    const { user, bridge } = await openSettings();
    await user.selectOptions(field(label), value);
    expect(toast()).toHaveTextContent("Saved.");
    await user.click(button("Undo"));
    expect(bridge.updateSettings).toHaveBeenLastCalledWith(former);
  });

  it("shows the former value in its field after Undo", async () => {
    const { user, bridge, emit } = await openSettings();
    await user.clear(field("Contact"));
    await user.type(field("Contact"), "me@msp.example{Enter}");
    await emit({ settings: { ...settings, contact: "me@msp.example" } });
    await user.click(button("Undo"));
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ contact: settings.contact });
    await emit({ settings });
    expect(field("Contact")).toHaveValue(settings.contact);
  });

  it("brings a removed template back, and with it the default format that it was", async () => {
    const templates = [template];
    const { user, bridge } = await openSettings({
      ...connected,
      settings: { ...settings, templates, copyFormat: "template:1" },
    });
    await user.click(button("Remove template Mine"));
    expect(toast()).toHaveTextContent("Mine removed.");
    await user.click(button("Undo"));
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({
      templates,
      copyFormat: "template:1",
    });
  });
});

describe("the MSP’s", () => {
  it("colour is undone; its name, which may have been Tenantry’s, is only said", async () => {
    const { user, bridge } = await openSettings();
    await user.click(field("Teal"));
    await user.click(button("Undo"));
    expect(bridge.updateMsp).toHaveBeenLastCalledWith({ change: { colour: null } });
    await user.type(field("MSP name"), "!{Enter}");
    expect(toast()).toHaveTextContent("Saved.");
    expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
  });

  it("removal, and that of its credentials, are said; Undo brings the MSP back", async () => {
    const { user, bridge } = await openSettings();
    await user.click(button("Remove credentials"));
    await user.click(inDialog("Remove"));
    expect(toast()).toHaveTextContent("Credentials removed.");
    await user.click(button("Remove this MSP"));
    await user.click(inDialog("Remove"));
    const name = "MSP workspace ffffffff…ffff";
    expect(toast()).toHaveTextContent(
      `${name} removed. Undo brings back all but its client secret and its history.`,
    );
    await user.click(button("Undo"));
    expect(bridge.bringBackMsp).toHaveBeenCalledWith({ undoId: "undo-1" });
    expect(toast()).toHaveTextContent(
      `${name} is back, without its client secret and its history.`,
    );
  });
});
