import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { acme, beta, connected, failure, mspSummary } from "../fakeBridge.ts";
import { brokenRules, button, show } from "../show.tsx";

const east = { ...mspSummary, id: "msp-2", name: "East", colour: "teal" } as const;
const west = { ...mspSummary, name: "West" };
const both = { ...connected, msps: [west, east] };

const choose = async ({ user }: Awaited<ReturnType<typeof show>>, role: string, name: string) => {
  await user.click(button("MSP: West"));
  await user.click(screen.getByRole(role, { name: new RegExp(`^(teal, )?${name}`) }));
};

describe("the MSP that is shown", () => {
  it("is named in the header, and another one chosen there", async () => {
    const shown = await show(both);
    await choose(shown, "menuitemradio", "East");
    expect(shown.bridge.selectMsp).toHaveBeenCalledWith({ mspId: "msp-2" });
  });

  it("is marked among the others", async () => {
    const { user, container } = await show(both);
    await user.click(button("MSP: West"));
    const items = within(screen.getByRole("menu")).getAllByRole("menuitemradio");
    expect(items.map((item) => item.getAttribute("aria-checked"))).toEqual(["true", "false"]);
    expect(await brokenRules(container)).toEqual([]);
  });

  it("is not asked for again", async () => {
    const shown = await show(both);
    await choose(shown, "menuitemradio", "West");
    expect(shown.bridge.selectMsp).not.toHaveBeenCalled();
  });

  it("is changed by its number and the command key, but not under a dialog", async () => {
    const { user, bridge } = await show(both);
    await user.keyboard("{Control>}2{/Control}");
    expect(bridge.selectMsp).toHaveBeenCalledWith({ mspId: "msp-2" });
    await user.keyboard("{Control>}3{/Control}");
    await user.keyboard("2");
    await user.click(button("Add tenants"));
    await user.keyboard("{Control>}2{/Control}");
    expect(bridge.selectMsp).toHaveBeenCalledOnce();
  });

  it("can be joined by another", async () => {
    const shown = await show(both);
    await choose(shown, "menuitem", "Add an MSP");
    expect(shown.bridge.addMsp).toHaveBeenCalledOnce();
  });
});

describe("a command", () => {
  it("names the MSP whose list was seen, where there are several", async () => {
    const { user, bridge } = await show(both);
    await user.click(button("Copy token for Acme"));
    expect(bridge.copyToken).toHaveBeenCalledWith({
      mspId: "msp-1",
      workspaceId: acme.workspaceId,
    });
  });

  it("follows the MSP that is shown", async () => {
    const { user, bridge, emit } = await show(both);
    await emit({ mspId: "msp-2", tenants: [beta] });
    await user.click(button(`Copy token for ${beta.name}`));
    expect(bridge.copyToken.mock.lastCall?.[0]).toMatchObject({ mspId: "msp-2" });
  });

  it("needs no name where there is one", async () => {
    const { user, bridge } = await show(connected);
    await user.click(button("Copy token for Acme"));
    expect(bridge.copyToken).toHaveBeenCalledWith({ workspaceId: acme.workspaceId });
  });
});

describe("another MSP's list", () => {
  it("closes what is open about the one before", async () => {
    const { user, emit } = await show(both);
    await user.click(button("Add tenants"));
    await emit({ mspId: "msp-2", tenants: [beta] });
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("does not follow a call for the settings once more", async () => {
    const { user, emit } = await show(both);
    await emit({ navigation: { id: "1", to: "settings" } });
    await user.click(button("Back"));
    await emit({ mspId: "msp-2", tenants: [beta] });
    expect(screen.queryByRole("heading", { name: "Settings" })).toBeNull();
  });
});

describe("an MSP's settings", () => {
  async function openSettings() {
    const shown = await show(both);
    await shown.emit({ navigation: { id: "1", to: "settings" } });
    return shown;
  }

  it("give it another name and colour", async () => {
    const { user, bridge } = await openSettings();
    const name = screen.getByLabelText("MSP name");
    await user.clear(name);
    await user.type(name, "Westend");
    await user.keyboard("{Enter}");
    await user.click(screen.getByRole("radio", { name: "Purple" }));
    expect(bridge.updateMsp).toHaveBeenCalledWith({ mspId: "msp-1", change: { name: "Westend" } });
    expect(bridge.updateMsp).toHaveBeenLastCalledWith({
      mspId: "msp-1",
      change: { colour: "purple" },
    });
  });

  it("remove it once that is confirmed, and say why where it could not be", async () => {
    const { user, bridge } = await openSettings();
    await user.click(button("Remove this MSP"));
    bridge.removeMsp.mockResolvedValueOnce(fail(failure("The keyring is locked.")));
    const dialog = within(screen.getByRole("dialog", { name: "Remove West" }));
    await user.click(dialog.getByRole("button", { name: "Remove" }));
    expect(dialog.getByRole("alert")).toHaveTextContent("The keyring is locked.");
    await user.click(dialog.getByRole("button", { name: "Remove" }));
    expect(bridge.removeMsp).toHaveBeenLastCalledWith({ mspId: "msp-1" });
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
