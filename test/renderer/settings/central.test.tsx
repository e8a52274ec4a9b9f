import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { acme, connected, failure, mspSummary } from "../fakeBridge.ts";
import { brokenRules, button, field, inDialog, openSettings, show } from "../show.tsx";

const us1 = "https://us1.api.central.arubanetworks.com";
const own = "https://central.example";
const refused = fail(
  failure("Not this.", { kind: "invalidInput", field: "centralUrl", advice: "" }),
);
const at = (centralUrl: string) => ({ ...connected, msps: [{ ...mspSummary, centralUrl }] });
const typed = () => screen.queryByLabelText("Another Central address");

describe("the MSP’s Central address", () => {
  it("is saved as soon as a cluster is chosen, and Undo restores the former one", async () => {
    const { user, bridge } = await openSettings(at(own));
    await user.selectOptions(field("Central address"), us1);
    expect(bridge.updateMsp).toHaveBeenLastCalledWith({ change: { centralUrl: us1 } });
    await user.click(button("Undo"));
    expect(bridge.updateMsp).toHaveBeenLastCalledWith({ change: { centralUrl: own } });
  });

  it("names its cluster, and shows any other address whole", async () => {
    await openSettings(at(us1));
    expect(field("Central address")).toHaveDisplayValue("US-1 (us1)");
    expect(typed()).toBeNull();
  });

  it("can be another address, which is saved once it is typed", async () => {
    const { user, bridge } = await openSettings();
    expect(field("Central address")).toHaveDisplayValue("None");
    await user.selectOptions(field("Central address"), "another");
    expect(bridge.updateMsp).not.toHaveBeenCalled();
    await user.type(field("Another Central address"), `${own}{Enter}`);
    expect(bridge.updateMsp).toHaveBeenLastCalledWith({ change: { centralUrl: own } });
  });

  it("is kept and shown with the problem beside it if it is refused", async () => {
    const { user, bridge } = await openSettings(at(own));
    bridge.updateMsp.mockResolvedValueOnce(refused);
    await user.type(field("Another Central address"), "/path{Enter}");
    expect(typed()).toHaveValue(`${own}/path`);
    expect(typed()).toHaveAccessibleDescription("Not this.");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("is removed by choosing None", async () => {
    const { user, bridge } = await openSettings(at(own));
    await user.selectOptions(field("Central address"), "");
    expect(bridge.updateMsp).toHaveBeenLastCalledWith({ change: { centralUrl: "" } });
  });
});

describe("a tenant’s Central address", () => {
  const open = async (snapshot = at(us1)) => {
    const all = await show(snapshot);
    await all.user.choose("More actions for Acme", "Edit");
    return all;
  };

  it("is the MSP’s, unless the tenant has its own", async () => {
    const { user, bridge, container } = await open();
    expect(field("Central address")).toHaveDisplayValue("The MSP’s: US-1 (us1)");
    expect(await brokenRules(container)).toEqual([]);
    await user.selectOptions(field("Central address"), "another");
    await user.type(field("Another Central address"), own);
    await user.click(inDialog("Save"));
    expect(bridge.updateTenant).toHaveBeenCalledWith({
      workspaceId: acme.workspaceId,
      change: expect.objectContaining({ centralUrl: own }),
    });
  });

  it("keeps a refused address, with the problem beside it", async () => {
    const { user, bridge } = await open({ ...at(""), tenants: [{ ...acme, centralUrl: own }] });
    bridge.updateTenant.mockResolvedValueOnce(refused);
    await user.type(field("Another Central address"), "/path");
    await user.click(inDialog("Save"));
    expect(typed()).toHaveValue(`${own}/path`);
    expect(typed()).toHaveAccessibleDescription("Not this.");
    expect(field("Central address")).toHaveDisplayValue("Another address…");
    expect(screen.getByRole("option", { name: "None" })).toBeDefined();
  });
});
