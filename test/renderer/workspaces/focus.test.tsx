import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { acme, beta, connected } from "../fakeBridge.ts";
import { button, search, show } from "../show.tsx";

describe("a menu", () => {
  it("opens by an arrow at the end it points to, and gives the focus back", async () => {
    const { user } = await show(connected);
    button("More actions for Acme").focus();
    await user.keyboard("{ArrowUp}");
    expect(screen.getByRole("menuitem", { name: "Remove" })).toHaveFocus();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("menu")).toBeNull();
    expect(button("More actions for Acme")).toHaveFocus();
  });
});

describe("typing", () => {
  it("goes to the search wherever the focus is in the list", async () => {
    const { user, bridge } = await show(connected);
    await user.click(button("Copy token for Acme"));
    await user.keyboard("be{Enter}");
    expect(search()).toHaveValue("be");
    expect(bridge.copyToken).toHaveBeenLastCalledWith({ workspaceId: beta.workspaceId });
  });

  it("stays in a dialog that is open", async () => {
    const { user } = await show(connected);
    await user.keyboard("{F2}");
    await user.type(screen.getByRole("textbox", { name: "Name" }), "!{ArrowDown}");
    expect(screen.getByRole("textbox", { name: "Name" })).toHaveValue("Acme!");
    expect(search()).toHaveValue("");
  });

  it("comes back to the search when the window is shown again", async () => {
    await show(connected);
    button("Menu").focus();
    document.dispatchEvent(new Event("visibilitychange"));
    expect(search()).toHaveFocus();
  });
});

it("F2 and Delete mean the row that holds the focus", async () => {
  const { user, bridge } = await show(connected);
  button(`Copy token for ${beta.name}`).focus();
  await user.keyboard("{Delete}");
  await user.click(button("Remove"));
  expect(bridge.removeTenant.mock.calls).toEqual([[{ workspaceId: beta.workspaceId }]]);
  expect(bridge.removeTenant).not.toHaveBeenCalledWith({ workspaceId: acme.workspaceId });
});

it("a screen reader hears how many tenants match", async () => {
  const { user } = await show(connected);
  await user.type(search(), "ac");
  expect(screen.getByText("1 tenant matches")).toBeDefined();
});

it("keeps the search and the chosen row while the settings are open", async () => {
  const { user } = await show(connected);
  await user.keyboard("e{ArrowDown}");
  const chosen = () => document.querySelector("[aria-current]")?.textContent;
  const before = chosen();
  await user.click(button("Menu"));
  await user.click(screen.getByRole("menuitem", { name: "Settings" }));
  await user.click(button("Back"));
  expect(search()).toHaveValue("e");
  expect(search()).toHaveFocus();
  expect(chosen()).toBe(before);
});
