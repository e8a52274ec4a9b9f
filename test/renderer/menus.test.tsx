import { act, fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { acme, beta, connected, token } from "./fakeBridge.ts";
import { brokenRules, button, show } from "./show.tsx";

const item = (name: string) => screen.getByRole("menuitem", { name });
const row = (name: string) => {
  const found = button(`Copy token for ${name}`).closest("li");
  if (found === null) throw new Error(`There is no row for ${name}.`);
  return found;
};
const rightClick = (element: Element, point = {}) =>
  act(async () => {
    fireEvent.contextMenu(element, { button: 2, ...point });
  });

describe("an open menu", () => {
  it("jumps to the entry that begins with the typed letters", async () => {
    const { user } = await show({
      ...connected,
      tokens: { [acme.workspaceId]: token(200) },
    });
    button("More actions for Acme").focus();
    await user.keyboard("{Enter}f");
    expect(item("Forget token")).toHaveFocus();
    await act(() => new Promise((resolve) => setTimeout(resolve, 750)));
    await user.keyboard("ed");
    expect(item("Edit")).toHaveFocus();
  });

  it("goes on to the next entry with the same letter, and around at the end", async () => {
    const { user } = await show(connected);
    await user.click(button("More actions for Acme"));
    expect(item("Copy token")).toHaveFocus();
    await user.keyboard("c");
    expect(item("Copy as…")).toHaveFocus();
    await user.keyboard("c");
    expect(item("Copy token")).toHaveFocus();
  });

  it("moves with Home, End and the arrows, around both ends", async () => {
    const { user } = await show(connected);
    await user.click(button("More actions for Acme"));
    await user.keyboard("{ArrowUp}");
    expect(item("Remove")).toHaveFocus();
    await user.keyboard("{ArrowDown}");
    expect(item("Copy token")).toHaveFocus();
    await user.keyboard("{End}");
    expect(item("Remove")).toHaveFocus();
    await user.keyboard("{Home}");
    expect(item("Copy token")).toHaveFocus();
  });

  it("opens a group with the right arrow and leaves it with the left one", async () => {
    const { user } = await show(connected);
    await user.click(button("More actions for Acme"));
    await user.keyboard("{ArrowDown}{ArrowRight}");
    expect(item("curl command")).toBeDefined();
    await user.keyboard("{ArrowLeft}");
    expect(item("Pin")).toBeDefined();
  });
});

describe("a row", () => {
  it("opens its menu at the pointer for a right click, and gives the focus back", async () => {
    const tokens = { [beta.workspaceId]: token(200) };
    const { user, bridge, container } = await show({ ...connected, tokens });
    await rightClick(row(beta.name), { clientX: 70, clientY: 90 });
    const menu = screen.getByRole("menu", { name: `More actions for ${beta.name}` });
    expect([menu.style.left, menu.style.top]).toEqual(["70px", "90px"]);
    expect(await brokenRules(container)).toEqual([]);
    await user.click(item("Forget token"));
    expect(bridge.forgetToken).toHaveBeenCalledWith({ workspaceId: beta.workspaceId });
    expect(button(`More actions for ${beta.name}`)).toHaveFocus();
  });

  it("opens its menu only once the button is released, as the release would close it", async () => {
    await show(connected);
    fireEvent.pointerDown(row("Acme"), { button: 2 });
    await rightClick(row("Acme"));
    expect(screen.queryByRole("menu")).toBeNull();
    await act(async () => {
      fireEvent.pointerUp(row("Acme"), { button: 2 });
      await new Promise((resolve) => setTimeout(resolve));
    });
    expect(screen.getByRole("menu")).toBeDefined();
  });

  it("copies its token once at a double click, beside and on its button", async () => {
    const { user, bridge } = await show(connected);
    const { workspaceId } = acme;
    await user.dblClick(row("Acme"));
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId }]]);
    await user.dblClick(button("Copy token for Acme"));
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId }], [{ workspaceId }]]);
  });

  it("is selected by a press beside its buttons", async () => {
    const { user } = await show(connected);
    await user.click(row(beta.name));
    expect(row(beta.name)).toHaveAttribute("aria-current", "true");
  });
});
