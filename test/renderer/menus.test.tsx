import { act, fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { acme, beta, connected, mspSummary, token } from "./fakeBridge.ts";
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
    expect(item("Copy as…")).toHaveFocus();
  });

  it("opens a group at the entry in use, and leaves it by mouse", async () => {
    const { user, container } = await show(connected);
    await user.choose("Menu", "Show…", "New");
    await user.choose("Menu", "Show…");
    expect(screen.getByRole("menuitemradio", { name: "New" })).toHaveFocus();
    expect(await brokenRules(container)).toEqual([]);
    await user.click(item("Back from Show…"));
    expect(item("Show…")).toHaveFocus();
  });
});

describe("the formats in a menu", () => {
  const central = "https://us1.api.central.arubanetworks.com";
  const open = async (snapshot: AppSnapshot) => {
    const all = await show(snapshot);
    await all.user.choose("More actions for Acme", "Copy as…");
    return all;
  };

  it("stand under headings, by what reads them", async () => {
    const { container } = await open(connected);
    const groups = screen.getAllByRole("group").map((group) => group.getAttribute("aria-label"));
    expect(groups).toEqual(["Plain", "Shell", "HTTP tools", "Automation"]);
    const shell = within(screen.getByRole("group", { name: "Shell" })).getAllByRole("menuitem");
    expect(shell.map(({ textContent }) => textContent)).toEqual([
      "export line",
      "fish set line",
      "PowerShell $env line",
      "cmd set line",
      ".env line",
    ]);
    expect(await brokenRules(container)).toEqual([]);
  });

  it("are passed through by the arrows, whatever their heading", async () => {
    const { user } = await open(connected);
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(item("export line")).toHaveFocus();
    await user.keyboard("{End}");
    expect(item("Terraform export line")).toHaveFocus();
  });

  it("say that the tenant has no Central address, and can be chosen all the same", async () => {
    const { user, bridge } = await open(connected);
    await user.click(item("Central curl command no Central address"));
    expect(bridge.copyToken).toHaveBeenCalledWith({
      workspaceId: acme.workspaceId,
      format: "central-curl",
    });
  });

  it.each([
    ["its MSP", { msps: [{ ...mspSummary, centralUrl: central }] }],
    ["itself", { tenants: [{ ...acme, centralUrl: central }] }],
  ])("say nothing of Central if there is an address for %s", async (_whose, rest) => {
    await open({ ...connected, ...rest });
    expect(item("Central curl command")).toBeDefined();
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
    await user.dblClick(button(/^Copy token for Acme/));
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId }], [{ workspaceId }]]);
  });

  it("is selected by a press beside its buttons", async () => {
    const { user } = await show(connected);
    await user.click(row(beta.name));
    expect(row(beta.name)).toHaveAttribute("aria-current", "true");
  });
});
