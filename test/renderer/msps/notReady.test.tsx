// An MSP that lacks something keeps nobody from the others, and can be removed.
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { AppSnapshot, Profile } from "../../../electron/contract/contract.ts";
import { connected, firstRun, mspSummary, tenant } from "../fakeBridge.ts";
import { brokenRules, button, show } from "../show.tsx";

const lacking = { ...mspSummary, name: "West", status: "needsSecret" } as const;
const east = { ...mspSummary, id: "msp-2", name: "East" };

const profile = (digit: string, clientId: string): Profile => ({
  workspaceId: tenant(digit, "").workspaceId,
  clientId,
  baseUrl: "https://global.api.greenlake.hpe.com",
  scope: "",
});

const needsSecret = (known: Profile) =>
  ({ status: "needsSecret", profile: known, reason: "It was kept for one run only." }) as const;

const lastStep = {
  step: "tenants",
  workspace: "",
  clientId: "",
  baseUrl: "",
  scope: "",
  contact: "",
  tenants: "",
} as const;

const secretAgain: AppSnapshot = {
  ...firstRun,
  msps: [lacking, east],
  connection: needsSecret(profile("f", "client-1")),
};

async function remove({ user, bridge, container }: Awaited<ReturnType<typeof show>>) {
  await user.click(button("Remove this MSP"));
  expect(bridge.removeMsp).not.toHaveBeenCalled();
  const dialog = within(screen.getByRole("dialog", { name: "Remove West" }));
  expect(await brokenRules(container)).toEqual([]);
  await user.click(dialog.getByRole("button", { name: "Remove" }));
  expect(bridge.removeMsp).toHaveBeenCalledWith({ mspId: "msp-1" });
}

describe("an MSP whose secret has to be entered again", () => {
  it("says which one it is, and leads to the others and to a new one", async () => {
    const { user, bridge, container } = await show(secretAgain);
    await user.click(button("MSP: West"));
    expect(await brokenRules(container)).toEqual([]);
    await user.click(screen.getByRole("menuitemradio", { name: /^East/ }));
    expect(bridge.selectMsp).toHaveBeenCalledWith({ mspId: "msp-2" });
    await user.keyboard("{Control>}2{/Control}");
    expect(bridge.selectMsp).toHaveBeenCalledTimes(2);
    await user.click(button("MSP: West"));
    await user.click(screen.getByRole("menuitem", { name: "Add an MSP…" }));
    expect(bridge.addMsp).toHaveBeenCalledOnce();
  });

  it("can be removed, once that is confirmed", async () => {
    await remove(await show(secretAgain));
  });

  it("can be removed where it is the only one", async () => {
    await remove(await show({ ...secretAgain, msps: [lacking] }));
  });

  it("has fields of its own, also after another such one", async () => {
    const { user, emit } = await show(secretAgain);
    await user.type(screen.getByLabelText("Client secret"), "5eCr3t-west");
    await emit({ mspId: "msp-2", connection: needsSecret(profile("e", "client-2")) });
    expect(screen.getByLabelText("Client ID")).toHaveValue("client-2");
    expect(screen.getByLabelText("Client secret")).toHaveValue("");
  });
});

describe("an MSP in the wizard", () => {
  const west = { ...mspSummary, name: "West", status: "none" } as const;

  it.each([
    ["whose credentials were removed", firstRun],
    ["that a team file has brought", { ...firstRun, connection: needsSecret(profile("f", "")) }],
    ["whose tenants are to be chosen yet", { ...connected, draft: lastStep }],
  ] as const)("%s can be left for another, and removed", async (_which, snapshot) => {
    const shown = await show({ ...snapshot, msps: [west, east] });
    await shown.user.keyboard("{Control>}2{/Control}");
    expect(shown.bridge.selectMsp).toHaveBeenCalledWith({ mspId: "msp-2" });
    expect(button("MSP: West")).toBeVisible();
    await remove(shown);
  });

  it("can be removed where it is the only one that is kept", async () => {
    await remove(await show({ ...firstRun, msps: [west] }));
  });

  it("that is not kept yet is left by its cross or for another, and there is nothing to remove", async () => {
    const { user, bridge, container } = await show({ ...firstRun, msps: [east], mspId: "new" });
    expect(screen.queryByRole("button", { name: "Remove this MSP" })).toBeNull();
    await user.click(button("Back to East"));
    expect(bridge.saveDraft).toHaveBeenLastCalledWith({ mspId: "new", draft: null });
    expect(bridge.selectMsp).toHaveBeenLastCalledWith({ mspId: "msp-2" });
    await user.click(button("MSP: New MSP"));
    expect(screen.getByRole("menuitemradio", { checked: true })).toHaveTextContent("New MSP");
    expect(screen.queryByRole("menuitem", { name: "Add an MSP…" })).toBeNull();
    expect(await brokenRules(container)).toEqual([]);
    const other = screen.getByRole("menuitemradio", { name: /^East/ });
    expect(other).toHaveAttribute("aria-keyshortcuts", "Ctrl+1");
    await user.click(other);
    expect(bridge.selectMsp).toHaveBeenCalledTimes(2);
  });

  it.each([
    ["nothing is kept of", firstRun],
    ["has only its tenants to be chosen", { ...connected, msps: [west], draft: lastStep }],
  ])("that is the first and %s has none of this", async (_when, snapshot) => {
    await show({ ...snapshot, tenants: [] });
    expect(screen.getByRole("list", { name: "Steps" })).toBeVisible();
    expect(screen.queryByRole("button", { name: /MSP/ })).toBeNull();
  });
});

it("the list of a ready MSP has its removal in the settings alone", async () => {
  await show({ ...connected, msps: [mspSummary, east] });
  expect(screen.queryByRole("button", { name: "Remove this MSP" })).toBeNull();
});
