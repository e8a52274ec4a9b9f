import { act, fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { acme, beta, connected, nameless, tenant, token } from "../fakeBridge.ts";
import { button, field, search, settling, show } from "../show.tsx";

describe("typing", () => {
  it("reads the end of the ID aloud if rows have names that sound the same", async () => {
    const tenants = [acme, tenant("d", "ACME"), beta];
    const { user } = await show({ ...connected, tenants });
    await user.keyboard("{ArrowDown}");
    expect(screen.getByText("ACME, ID ending in dddd, no valid token")).toBeInTheDocument();
    await user.keyboard("{ArrowDown}");
    expect(screen.getByText("Beta & Söhne, no valid token")).toBeInTheDocument();
  });

  it("searches, selects and copies without leaving the search field", async () => {
    const { user, bridge } = await show(connected);
    expect(search()).toHaveFocus();
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}{Enter}");
    expect(bridge.copyToken).toHaveBeenLastCalledWith({ workspaceId: beta.workspaceId });
    await user.keyboard("sohne{Enter}");
    expect(bridge.copyToken).toHaveBeenLastCalledWith({ workspaceId: beta.workspaceId });
    await user.keyboard("{Escape}CCCC-{Escape}cccc{Enter}");
    expect(bridge.copyToken).toHaveBeenLastCalledWith({ workspaceId: nameless.workspaceId });
    expect(search()).toHaveFocus();
  });

  it("searches wherever the focus is in the list", async () => {
    const { user, bridge } = await show(connected);
    await user.click(button("Copy token for Acme"));
    await user.keyboard("be{Enter}");
    expect(search()).toHaveValue("be");
    expect(bridge.copyToken).toHaveBeenLastCalledWith({ workspaceId: beta.workspaceId });
  });

  it("copies for the row that a notification led to, not for a button that had the focus", async () => {
    const { user, bridge, emit } = await show(connected);
    await user.click(button("Copy token for Acme"));
    await emit({
      navigation: { id: "1", to: "tenant", mspId: connected.mspId, workspaceId: beta.workspaceId },
    });
    await settling();
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).toHaveBeenLastCalledWith({ workspaceId: beta.workspaceId });
  });

  it("copies for the row that a cleared search chooses, not for a button that had the focus", async () => {
    const { user, bridge } = await show(connected);
    await user.keyboard("be");
    await user.click(button(`Copy token for ${beta.name}`));
    await user.keyboard("{Escape}");
    expect(document.querySelector("[aria-current]")).toHaveTextContent("Acme");
    await user.keyboard("{Enter}");
    expect(bridge.copyToken).toHaveBeenLastCalledWith({ workspaceId: acme.workspaceId });
  });

  it("stays in an open dialog", async () => {
    const { user } = await show(connected);
    await user.keyboard("{F2}");
    await user.type(field("Name"), "!{ArrowDown}");
    expect(field("Name")).toHaveValue("Acme!");
    expect(search()).toHaveValue("");
  });

  it("tells screen readers how many tenants match", async () => {
    const { user } = await show(connected);
    await user.type(search(), "ac");
    expect(screen.getByText("1 tenant matches")).toBeDefined();
  });

  it("copies nothing if Enter comes right after text that no tenant matches", async () => {
    const { bridge } = await show(connected);
    // In one go, so that Enter comes before the list has followed the typing.
    await act(async () => {
      fireEvent.change(search(), { target: { value: "zzz" } });
      fireEvent.keyDown(search(), { key: "Enter" });
    });
    expect(bridge.copyToken).not.toHaveBeenCalled();
    expect(screen.getByText("No match")).toBeDefined();
  });
});

describe("Escape", () => {
  it("clears the search, then hides the window", async () => {
    const { user, bridge } = await show(connected);
    await user.keyboard("ac{Escape}");
    expect(search()).toHaveValue("");
    expect(bridge.hideWindow).not.toHaveBeenCalled();
    await user.keyboard("{Escape}");
    expect(bridge.hideWindow).toHaveBeenCalledOnce();
  });
});

describe("F2 and Delete", () => {
  it("edit and remove the selected tenant, the latter after a confirmation", async () => {
    const { user, bridge } = await show(connected);
    await user.keyboard("{F2}");
    expect(field("Copy as")).toHaveDisplayValue("Default (Token)");
    await user.clear(field("Name"));
    await user.keyboard("Zenith{Enter}");
    expect(bridge.updateTenant).toHaveBeenCalledWith({
      workspaceId: acme.workspaceId,
      change: {
        name: "Zenith",
        alias: "",
        copyFormat: null,
        colour: null,
        tags: [],
        note: "",
        centralUrl: "",
      },
    });
    search().focus();
    await user.keyboard("{Delete}");
    expect(bridge.removeTenant).not.toHaveBeenCalled();
    await user.click(button("Remove"));
    expect(bridge.removeTenant).toHaveBeenCalledWith({ workspaceId: acme.workspaceId });
  });

  it("act on the row that has the focus", async () => {
    const { user, bridge } = await show(connected);
    button(`Copy token for ${beta.name}`).focus();
    await user.keyboard("{Delete}");
    await user.click(button("Remove"));
    expect(bridge.removeTenant.mock.calls).toEqual([[{ workspaceId: beta.workspaceId }]]);
  });
});

describe("a row’s menu", () => {
  it("opens with Enter, moves with the arrows and returns the focus after a choice", async () => {
    const tokens = { [acme.workspaceId]: token(200) };
    const { user, bridge } = await show({ ...connected, tokens });
    button("More actions for Acme").focus();
    await user.keyboard("{Enter}");
    expect(screen.getByRole("menuitem", { name: "Copy token" })).toHaveFocus();
    await user.keyboard("{ArrowUp}{ArrowUp}{Enter}");
    expect(bridge.forgetToken).toHaveBeenCalledWith({ workspaceId: acme.workspaceId });
    expect(button("More actions for Acme")).toHaveFocus();
  });

  it("opens at its last entry with ArrowUp and returns the focus on Escape", async () => {
    const { user } = await show(connected);
    button("More actions for Acme").focus();
    await user.keyboard("{ArrowUp}");
    expect(screen.getByRole("menuitem", { name: "Remove" })).toHaveFocus();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("menu")).toBeNull();
    expect(button("More actions for Acme")).toHaveFocus();
  });
});

describe("the search field", () => {
  it("has the focus again when the window is shown again", async () => {
    await show(connected);
    button("Menu").focus();
    document.dispatchEvent(new Event("visibilitychange"));
    expect(search()).toHaveFocus();
  });

  it("keeps its text, and the list its selection, while the settings are open", async () => {
    const { user } = await show(connected);
    const selected = () => document.querySelector("[aria-current]")?.textContent;
    await user.keyboard("e{ArrowDown}");
    const before = selected();
    await user.choose("Menu", "Settings");
    await user.click(button("Back"));
    expect(search()).toHaveValue("e");
    expect(search()).toHaveFocus();
    expect(selected()).toBe(before);
  });
});
