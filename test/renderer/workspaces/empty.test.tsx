// An empty list says what is empty, and leads out of it.
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { acme, beta, connected, tenant } from "../fakeBridge.ts";
import { brokenRules, button, dialog, search, show } from "../show.tsx";

const heading = () => screen.getByRole("heading", { level: 2 });
const rows = () => screen.queryAllByRole("button", { name: /^Copy token for/ });

describe("a list without tenants", () => {
  it("leads to both ways to add some", async () => {
    const { user } = await show({ ...connected, tenants: [] });
    expect(heading()).toHaveTextContent("No tenants yet");
    await user.click(button("Paste workspace IDs"));
    expect(dialog("Add tenants")).toBeVisible();
  });
});

describe("a filter that no tenant passes", () => {
  it.each([
    ["New", "No new tenants"],
    ["MSP-owned", "No MSP-owned tenants"],
    ["Customer-owned", "No customer-owned tenants"],
    ["No longer listed", "No tenants that are no longer listed"],
  ])("is named, and leads back to all tenants: %s", async (filter, said) => {
    const { user, container } = await show(connected);
    await user.choose("Menu", "Show…", filter);
    expect(heading()).toHaveTextContent(said);
    expect(await brokenRules(container)).toEqual([]);
    await user.click(button("Show all"));
    expect(rows()).toHaveLength(3);
    expect(search()).toHaveFocus();
  });
});

describe("a search that finds nothing", () => {
  it("is named, and leads back to all tenants", async () => {
    const { user } = await show(connected);
    await user.type(search(), "zzz");
    expect(heading()).toHaveTextContent("No match");
    expect(
      screen.getByText("No tenant’s name, alias, tag or workspace ID matches “zzz”."),
    ).toBeDefined();
    await user.click(button("Clear the search"));
    expect(rows()).toHaveLength(3);
    expect(search()).toHaveFocus();
    expect(search()).toHaveValue("");
  });

  it("under a filter leads to a search of all tenants", async () => {
    const fresh = tenant("d", "Delta", { listing: "new" });
    const { user } = await show({ ...connected, tenants: [acme, beta, fresh] });
    await user.choose("Menu", "Show…", "New");
    await user.type(search(), "Acme");
    expect(screen.getByText(/matches “Acme” under “New”\.$/)).toBeDefined();
    await user.click(button("Search all tenants"));
    expect(rows()).toHaveLength(1);
    expect(search()).toHaveValue("Acme");
  });
});
