// Tags and colours: edited in a tenant’s dialog, shown in its row, and what the list is filtered and grouped by.
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { AppSnapshot, ListGroup } from "../../../electron/contract/contract.ts";
import { fail } from "../../../electron/core/base/result.ts";
import { connected, failure, tenant } from "../fakeBridge.ts";
import { brokenRules, button, field, search, show } from "../show.tsx";

const ash = tenant("a", "Ash", { tags: ["gold", "EMEA"], colour: "teal" });
const birch = tenant("b", "Birch", { tags: ["Lab"], colour: "red" });
const cedar = tenant("c", "Cedar", { tags: ["GOLD"] });
const date = tenant("d", "Date", { colour: "red" });
const elm = tenant("e", "Elm", { tags: ["lab"], pinned: true });

const some: AppSnapshot = { ...connected, tenants: [ash, birch, cedar, date, elm] };
const grouped = (listGroup: ListGroup, rest: Partial<AppSnapshot> = {}): AppSnapshot => ({
  ...some,
  settings: { ...connected.settings, listGroup },
  ...rest,
});

/** What the list reads from top to bottom: headings and names. */
const lines = () =>
  screen.getAllByRole("listitem").flatMap((row) => {
    const heading = within(row).queryByRole("heading");
    const copy = within(row).getByRole("button", { name: /^Copy token for/ });
    const name = copy.getAttribute("aria-label")?.replace("Copy token for ", "") ?? "";
    return heading === null ? [name] : [`${heading.textContent}:`, name];
  });
const row = (name: string) => {
  const found = button(`Copy token for ${name}`).closest("li");
  if (found === null) throw new Error(`There is no row for ${name}.`);
  return found;
};

describe("a tenant’s tags", () => {
  it("are shown in its row and found by a search", async () => {
    const { user, container } = await show(some);
    expect(row("Ash")).toHaveTextContent("goldEMEA");
    await user.type(search(), "lab");
    expect(lines()).toEqual(["Birch", "Elm"]);
    expect(await brokenRules(container)).toEqual([]);
  });

  it("are edited with commas between them, and a refused one keeps the dialog open", async () => {
    const { user, bridge, container } = await show(some);
    await user.choose("More actions for Ash", "Edit");
    expect(field("Tags")).toHaveValue("gold, EMEA");
    expect(await brokenRules(container)).toEqual([]);
    const refused = fail(failure("Use at most 8 tags.", { field: "tags" }));
    bridge.updateTenant.mockResolvedValueOnce(refused);
    await user.clear(field("Tags"));
    await user.type(field("Tags"), " lab ,, night shift");
    await user.click(button("Save"));
    expect(field("Tags")).toHaveAccessibleDescription(/^Use at most 8 tags\./);
    expect(screen.queryByRole("alert")).toBeNull();
    await user.click(button("Save"));
    expect(bridge.updateTenant.mock.calls.map(([{ change }]) => change.tags)).toEqual([
      ["lab", "night shift"],
      ["lab", "night shift"],
    ]);
  });
});

describe("the list’s filter", () => {
  it("offers the colours and tags that tenants have, each tag once", async () => {
    const { user, container } = await show(some);
    await user.choose("Menu", "Show…");
    const offered = (name: string) =>
      within(screen.getByRole("group", { name }))
        .getAllByRole("menuitemradio")
        .map(({ textContent }) => textContent);
    expect(offered("Colours")).toEqual(["Red", "Teal"]);
    expect(offered("Tags")).toEqual(["EMEA", "gold", "Lab"]);
    expect(await brokenRules(container)).toEqual([]);
  });

  it("shows the tenants with a tag, in any case, until all are shown again", async () => {
    const { user } = await show(some);
    await user.choose("Menu", "Show…", "gold");
    expect(lines()).toEqual(["Ash", "Cedar"]);
    expect(screen.getByText("2 of 5 tenants")).toBeDefined();
    await user.choose("Menu", "Show…");
    expect(screen.getByRole("menuitemradio", { name: "gold" })).toBeChecked();
    await user.keyboard("{Escape}{Escape}");
    await user.click(button(/^Tag: gold.*, show all tenants$/));
    expect(lines()).toHaveLength(5);
  });

  it("shows the tenants of a colour, also in a search", async () => {
    const { user } = await show(some);
    await user.choose("Menu", "Show…", "Red");
    expect(lines()).toEqual(["Birch", "Date"]);
    await user.type(search(), "d");
    expect(lines()).toEqual(["Date"]);
  });

  it("says so once no tenant has the tag any more", async () => {
    const { user, emit } = await show(some);
    await user.choose("Menu", "Show…", "EMEA");
    await emit({ tenants: [birch, date] });
    expect(screen.getByRole("heading", { name: "No tenants under “Tag: EMEA”" })).toBeDefined();
    await user.click(button("Show all"));
    expect(lines()).toEqual(["Birch", "Date"]);
  });

  it("offers no more tags than a menu can show", async () => {
    const tenants = Array.from({ length: 60 }, (_, index) =>
      tenant(index.toString(16).padStart(32, "0"), `T ${index}`, { tags: [`tag ${index}`] }),
    );
    const { user } = await show({ ...connected, tenants });
    await user.choose("Menu", "Show…");
    const tags = within(screen.getByRole("group", { name: "Tags" }));
    expect(tags.getAllByRole("menuitemradio")).toHaveLength(40);
  });
});

describe("the list in groups", () => {
  it("stands under its tenants’ first tags, after the pinned ones", async () => {
    const { container } = await show(grouped("tag"));
    const gold = ["gold:", "Ash", "Cedar"];
    expect(lines()).toEqual(["Pinned:", "Elm", ...gold, "Lab:", "Birch", "No tag:", "Date"]);
    expect(await brokenRules(container)).toEqual([]);
  });

  it("stands under its tenants’ colours, in the order of the colours", async () => {
    await show(grouped("colour"));
    const red = ["Red:", "Birch", "Date"];
    expect(lines()).toEqual(["Pinned:", "Elm", ...red, "Teal:", "Ash", "No colour:", "Cedar"]);
  });

  it("keeps its order within each group", async () => {
    const settings = { ...connected.settings, listGroup: "colour", listOrder: "used" } as const;
    await show(grouped("colour", { settings, usage: { [date.workspaceId]: 1 } }));
    expect(lines().slice(2, 5)).toEqual(["Red:", "Date", "Birch"]);
  });

  it("is chosen in the menu, which ticks it, and is kept", async () => {
    const { user, bridge, emit } = await show(some);
    await user.choose("Menu", "Group…");
    expect(screen.getByRole("menuitemradio", { name: "No groups" })).toBeChecked();
    await user.click(screen.getByRole("menuitemradio", { name: "By tag" }));
    expect(bridge.updateSettings.mock.calls).toEqual([[{ listGroup: "tag" }]]);
    await emit({ settings: grouped("tag").settings });
    expect(lines()[0]).toBe("Pinned:");
  });

  it("is left for a search, which lists the best match first", async () => {
    const { user } = await show(grouped("tag"));
    await user.type(search(), "e");
    expect(screen.queryByText("Pinned")).toBeNull();
  });

  it("neither chooses nor copies for a press on a heading", async () => {
    const { user, bridge } = await show(grouped("tag"));
    await user.dblClick(screen.getByRole("heading", { name: "gold" }));
    expect(bridge.copyToken).not.toHaveBeenCalled();
    expect(row("Elm")).toHaveAttribute("aria-current", "true");
  });

  it("gives a pinned tenant back to its group when it is unpinned", async () => {
    const { emit } = await show(grouped("tag"));
    await emit({ tenants: [ash, birch, cedar, date, { ...elm, pinned: false }] });
    expect(lines()).toEqual(["gold:", "Ash", "Cedar", "Lab:", "Birch", "Elm", "No tag:", "Date"]);
  });
});
