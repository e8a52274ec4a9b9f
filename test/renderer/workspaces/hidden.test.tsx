// Hiding a tenant: out of the list, the search and the quick pick, and back.
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Palette } from "../../../renderer/palette/Palette.tsx";
import { acme, beta, connected, tenant } from "../fakeBridge.ts";
import {
  brokenRules,
  button,
  dialog,
  inDialog,
  search,
  show,
  type Shown,
  toast,
} from "../show.tsx";

const gone = tenant("d", "Acme Old", { hidden: true, pinned: true });
const some = { ...connected, tenants: [acme, gone, beta] };
const rowNames = () =>
  screen
    .queryAllByRole("button", { name: /^Copy token for/ })
    .map((each) => each.getAttribute("aria-label")?.replace("Copy token for ", ""));
const menuOf = async ({ user }: Shown, name: string) => {
  await user.click(button(name));
  return screen.getAllByRole("menuitem").map((each) => each.textContent);
};

describe("hiding a tenant", () => {
  it("takes it out of the list, says so, and is undone", async () => {
    const { user, bridge, emit } = await show(connected);
    await user.choose("More actions for Acme", "Hide");
    const { workspaceId } = acme;
    expect(bridge.updateTenant.mock.calls).toEqual([[{ workspaceId, change: { hidden: true } }]]);
    expect(toast()).toHaveTextContent("Acme hidden.");
    await emit({ tenants: [{ ...acme, hidden: true }, beta] });
    expect(rowNames()).toEqual([beta.name]);
    await user.click(button("Undo"));
    expect(bridge.undoTenants.mock.calls).toEqual([[{ undoId: "undo-1" }]]);
    await emit({ tenants: [acme, beta] });
    expect(rowNames()).toEqual(["Acme", beta.name]);
  });

  it("takes it out of a search at once, and Enter takes no other tenant in its place", async () => {
    const acre = tenant("d", "Acre");
    const { user, bridge, emit } = await show({ ...connected, tenants: [acme, acre] });
    await user.type(search(), "ac");
    expect(rowNames()).toEqual(["Acme", "Acre"]);
    await emit({ tenants: [{ ...acme, hidden: true }, acre] });
    expect(rowNames()).toEqual(["Acre"]);
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).not.toHaveBeenCalled();
  });

  it("never leaves the focus on the page", async () => {
    const { user, emit } = await show(connected);
    await user.choose("More actions for Acme", "Hide");
    await emit({ tenants: [{ ...acme, hidden: true }, beta] });
    expect(document.body).not.toHaveFocus();
  });
});

describe("hidden tenants", () => {
  it("are in no list and no search, and are counted apart", async () => {
    const { user } = await show(some);
    expect(rowNames()).toEqual(["Acme", beta.name]);
    expect(screen.getByText("2 tenants · 1 hidden")).toBeDefined();
    await user.type(search(), "Old");
    expect(rowNames()).toEqual([]);
    await user.click(button("Search hidden tenants (1)"));
    expect(rowNames()).toEqual(["Acme Old"]);
  });

  it("are shown from the menu, as hidden, without a pin, and accessible", async () => {
    const shown = await show(some);
    await shown.user.choose("Menu", "Show hidden tenants (1)");
    expect(rowNames()).toEqual(["Acme Old"]);
    expect(screen.getByText("hidden")).toBeDefined();
    expect(screen.queryByTitle("Pinned")).toBeNull();
    expect(screen.getByText("1 tenant · hidden")).toBeDefined();
    expect(await brokenRules(shown.container)).toEqual([]);
    const items = await menuOf(shown, "More actions for Acme Old");
    expect(items.join()).not.toMatch(/Pin|Hide/);
  });

  it("are shown in the list again, which is undone, too", async () => {
    const { user, bridge, emit } = await show(some);
    await user.choose("Menu", "Show hidden tenants (1)");
    await user.choose("More actions for Acme Old", "Show in the list again");
    const { workspaceId } = gone;
    expect(bridge.updateTenant.mock.calls).toEqual([[{ workspaceId, change: { hidden: false } }]]);
    expect(toast()).toHaveTextContent("Acme Old is in the list again.");
    expect(button("Undo")).toBeDefined();
    await emit({ tenants: [acme, { ...gone, hidden: false }, beta] });
    expect(screen.getByRole("heading", { level: 2 })).toHaveTextContent("No hidden tenants");
    await user.click(button("Show all"));
    expect(rowNames()).toEqual(["Acme Old", "Acme", beta.name]);
    expect(search()).toHaveFocus();
  });

  it("are not mentioned in the menu if there are none", async () => {
    const items = await menuOf(await show(connected), "Menu");
    expect(items.join()).not.toContain("hidden");
  });

  it("that are all tenants are named, with the way to them", async () => {
    const { user, container } = await show({ ...connected, tenants: [gone] });
    expect(screen.getByRole("heading", { level: 2 })).toHaveTextContent("All tenants are hidden");
    expect(await brokenRules(container)).toEqual([]);
    await user.click(button("Show hidden tenants"));
    expect(rowNames()).toEqual(["Acme Old"]);
    expect(search()).toHaveFocus();
  });

  it("are shown if the desktop leads to one", async () => {
    const { emit } = await show(some);
    const { workspaceId } = gone;
    await emit({ navigation: { id: "1", to: "tenant", mspId: connected.mspId, workspaceId } });
    expect(rowNames()).toEqual(["Acme Old"]);
    await emit({
      navigation: {
        id: "2",
        to: "tenant",
        mspId: connected.mspId,
        workspaceId: beta.workspaceId,
      },
    });
    expect(rowNames()).toEqual(["Acme", beta.name]);
  });

  it("are not in the quick pick, not even by name", async () => {
    const { user } = await show(some, <Palette />);
    const names = () => screen.queryAllByRole("option").map((each) => each.textContent);
    expect(names().join()).not.toContain("Acme Old");
    await user.keyboard("Acme Old");
    expect(names()).toEqual([]);
  });

  it("that are all tenants leave the quick pick nothing but the way to the window", async () => {
    await show({ ...connected, tenants: [gone] }, <Palette />);
    expect(screen.getByRole("heading")).toHaveTextContent("All tenants are hidden");
  });

  it("are told apart from those in the list when tenants are found at GreenLake", async () => {
    const listed = [acme, gone].map(({ workspaceId, name }) => ({
      workspaceId,
      name,
      ownership: null,
      known: true,
    }));
    const { user } = await show({
      ...some,
      discovery: {
        status: "done",
        tenants: listed,
        complete: true,
        total: 2,
        skipped: 0,
        failure: null,
      },
    });
    await user.choose("Menu", "Find tenants at GreenLake");
    expect(dialog()).toHaveTextContent("Already in your list: 1.Hidden from your list: 1.");
  });
});

describe("removing a tenant that GreenLake lists", () => {
  const listed = tenant("a", "Acme", { listing: "listed" });

  it("offers to hide it instead, as the first choice", async () => {
    const { user, bridge } = await show({ ...connected, tenants: [listed] });
    await user.choose("More actions for Acme", "Remove");
    expect(dialog()).toHaveTextContent("A hidden tenant stays out of your list.");
    expect(inDialog("Cancel")).toBeDefined();
    expect(inDialog("Remove")).toBeDefined();
    await user.click(inDialog("Hide instead"));
    const { workspaceId } = acme;
    expect(bridge.updateTenant.mock.calls).toEqual([[{ workspaceId, change: { hidden: true } }]]);
    expect(bridge.removeTenant).not.toHaveBeenCalled();
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(toast()).toHaveTextContent("Acme hidden.");
  });

  it("removes it if that is what the operator wants", async () => {
    const { user, bridge } = await show({ ...connected, tenants: [listed] });
    await user.choose("More actions for Acme", "Remove");
    await user.click(inDialog("Remove"));
    expect(bridge.removeTenant).toHaveBeenCalledOnce();
    expect(bridge.updateTenant).not.toHaveBeenCalled();
    expect(toast()).toHaveTextContent("Acme removed.");
  });

  it.each([
    ["GreenLake has never listed", { listing: null }],
    ["is hidden already", { listing: "listed", hidden: true }],
  ] as const)("does not offer that for one that %s", async (_what, rest) => {
    const { user } = await show({ ...connected, tenants: [{ ...acme, ...rest }] });
    if ("hidden" in rest) await user.click(button("Show hidden tenants"));
    await user.choose("More actions for Acme", "Remove");
    expect(screen.queryByRole("button", { name: "Hide instead" })).toBeNull();
  });
});
