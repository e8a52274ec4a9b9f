import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { beta, failure } from "../fakeBridge.ts";
import { brokenRules, button, dialog, field, inDialog, openSettings, show } from "../show.tsx";
import { east, twoMsps, west } from "../snapshots.ts";

const open = () => show(twoMsps());
const entry = (name: RegExp) => screen.getByRole("menuitemradio", { name });

describe("the MSP switcher", () => {
  it("marks the MSP that is shown and selects another", async () => {
    const { user, bridge, container } = await open();
    await user.click(button("MSP: West"));
    const entries = within(screen.getByRole("menu")).getAllByRole("menuitemradio");
    expect(entries.map((each) => each.getAttribute("aria-checked"))).toEqual(["true", "false"]);
    expect(await brokenRules(container)).toEqual([]);
    await user.click(entry(/^teal, East/));
    expect(bridge.selectMsp).toHaveBeenCalledWith(null, "msp-2");
  });

  it("selects what the last key names, even before main has shown what the key before it named", async () => {
    const { user, bridge } = await open();
    await user.keyboard("{Control>}21{/Control}");
    // The fake names no MSP where it is the shown one.
    expect(bridge.selectMsp.mock.calls).toEqual([[null, "msp-2"], [null]]);
  });

  it("follows the command key with an MSP’s number, but not below a dialog", async () => {
    const { user, bridge } = await open();
    await user.keyboard("{Control>}2{/Control}");
    expect(bridge.selectMsp).toHaveBeenCalledWith(null, "msp-2");
    await user.keyboard("{Control>}3{/Control}");
    await user.keyboard("2");
    await user.click(button("Add tenants"));
    await user.keyboard("{Control>}2{/Control}");
    expect(bridge.selectMsp).toHaveBeenCalledOnce();
  });

  it("adds an MSP", async () => {
    const { user, bridge } = await open();
    await user.choose("MSP: West", "Add an MSP…");
    expect(bridge.addMsp).toHaveBeenCalledOnce();
  });
});

describe("another MSP’s list", () => {
  const ofEast = { mspId: "msp-2", tenants: [beta] };

  it("is what commands are about from then on", async () => {
    const { user, bridge, emit } = await open();
    await emit(ofEast);
    await user.click(button(`Copy token for ${beta.name}`));
    expect(bridge.copyToken.mock.lastCall).toEqual([{ workspaceId: beta.workspaceId }]);
  });

  it("closes the dialogs of the MSP before it", async () => {
    const { user, emit } = await open();
    await user.click(button("Add tenants"));
    await emit(ofEast);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("does not open the settings for a request that has been followed", async () => {
    const { user, emit } = await open();
    await emit({ navigation: { id: "1", to: "settings" } });
    await user.click(button("Back"));
    await emit(ofEast);
    expect(screen.queryByRole("heading", { name: "Settings" })).toBeNull();
  });
});

describe("an MSP’s settings", () => {
  it("change its name and its colour", async () => {
    const { user, bridge } = await openSettings(twoMsps());
    await user.clear(field("MSP name"));
    await user.type(field("MSP name"), "Westend{Enter}");
    await user.click(screen.getByRole("radio", { name: "Purple" }));
    const change = { colour: "purple" };
    expect(bridge.updateMsp).toHaveBeenCalledWith({ change: { name: "Westend" } });
    expect(bridge.updateMsp).toHaveBeenLastCalledWith({ change });
  });

  it("remove it after a confirmation, and say why if that fails", async () => {
    const { user, bridge } = await openSettings(twoMsps());
    await user.click(button("Remove this MSP"));
    bridge.removeMsp.mockResolvedValueOnce(fail(failure("The keyring is locked.")));
    expect(dialog()).toHaveAccessibleName("Remove West");
    await user.click(inDialog("Remove"));
    expect(screen.getByRole("alert")).toHaveTextContent("The keyring is locked.");
    await user.click(inDialog("Remove"));
    expect(bridge.removeMsp).toHaveBeenLastCalledWith(null);
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

it("every MSP has a disc, and one without its secret a warning, in the menu and on the button", async () => {
  const lacking = { ...west, status: "needsSecret" } as const;
  const { user } = await show({ ...twoMsps(), msps: [lacking, { ...east, colour: null }] });
  await user.click(button("MSP: West, needs its secret"));
  const marks = screen
    .getAllByRole("menuitemradio")
    .map((each) => each.querySelectorAll("[class*=blank], [class*=lacking], [class*=disc]").length);
  expect(marks).toEqual([2, 1]);
  expect(button("MSP: West, needs its secret").querySelector("[class*=lacking]")).not.toBeNull();
});
