import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { AppSnapshot, Discovery } from "../../../electron/contract/contract.ts";
import { fail } from "../../../electron/core/base/result.ts";
import { connected, failure, tenant } from "../fakeBridge.ts";
import { brokenRules, button, field, show } from "../show.tsx";

const listed = (digit: string, name: string, known = false) => {
  const { workspaceId } = tenant(digit, name);
  return { workspaceId, name, ownership: "msp" as const, known };
};

const done = (rest: Partial<Extract<Discovery, { status: "done" }>> = {}): Discovery => ({
  status: "done",
  tenants: [listed("a", "Acme", true), listed("d", "Delta"), listed("e", "Epsilon")],
  complete: true,
  total: 3,
  skipped: 0,
  failure: null,
  ...rest,
});

async function open(rest: Partial<AppSnapshot> = {}) {
  const shown = await show({ ...connected, ...rest });
  await shown.user.choose("Menu", "Find tenants at GreenLake");
  return shown;
}

const choices = () =>
  within(screen.getByRole("list", { name: "Tenants to add" }))
    .getAllByRole("checkbox")
    .map((box) => box.closest("li")?.textContent);

describe("finding tenants", () => {
  it("reads the list immediately, shows the progress and can be stopped", async () => {
    const { user, bridge, emit } = await open();
    expect(bridge.discoverTenants).toHaveBeenCalledOnce();
    await emit({ discovery: { status: "running", found: 300, total: 1000 } });
    expect(screen.getByText("300 of 1,000 tenants")).toBeDefined();
    expect(screen.getByRole("progressbar")).toHaveAttribute("value", "300");
    await user.click(button("Stop here"));
    expect(bridge.cancelDiscovery).toHaveBeenCalledOnce();
  });

  it("offers unknown tenants and adds the chosen ones", async () => {
    const { user, bridge, container } = await open({ discovery: done() });
    expect(choices()).toEqual(["DeltaMSP-owneddddddddd…dddd", "EpsilonMSP-ownedeeeeeeee…eeee"]);
    expect(screen.getByText("Already in your list: 1.")).toBeDefined();
    expect(await brokenRules(container)).toEqual([]);
    await user.click(screen.getByRole("checkbox", { name: /Epsilon/ }));
    await user.click(button("Add 1"));
    expect(bridge.addListedTenants).toHaveBeenCalledWith({ workspaceIds: ["e".repeat(32)] });
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("filters, and adds all tenants whatever the filter", async () => {
    const { user, bridge } = await open({ discovery: done() });
    await user.type(field("Filter"), "epsi");
    expect(choices()).toHaveLength(1);
    await user.click(button("Add all 2"));
    expect(bridge.addListedTenants).toHaveBeenCalledWith({ workspaceIds: null });
  });

  it("says what is missing from the list, and why", async () => {
    const partial = { complete: false, total: 700, skipped: 2, failure: failure("No.") };
    await open({ discovery: done(partial) });
    expect(screen.getByText("The list is not complete: 3 of 700.")).toBeDefined();
    expect(screen.getByText("Left out, as they have no usable workspace ID: 2.")).toBeDefined();
    expect(screen.getByRole("alert")).toHaveTextContent("No.");
  });

  it("says why there is no list, and tries again", async () => {
    const { user, bridge } = await show(connected);
    bridge.discoverTenants.mockResolvedValueOnce(fail(failure("Not allowed.")));
    await user.choose("Menu", "Find tenants at GreenLake");
    expect(screen.getByRole("alert")).toHaveTextContent("Not allowed.");
    await user.click(button("Try again"));
    expect(bridge.discoverTenants).toHaveBeenCalledTimes(2);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("says if every tenant is known already", async () => {
    await open({ discovery: done({ tenants: [listed("a", "Acme", true)] }) });
    expect(screen.getByText("You already have every tenant.")).toBeDefined();
    expect(screen.queryByRole("list", { name: "Tenants to add" })).toBeNull();
  });

  it("is offered by an empty list", async () => {
    const { user, bridge } = await show({ ...connected, tenants: [] });
    await user.click(button("Find tenants at GreenLake"));
    expect(bridge.discoverTenants).toHaveBeenCalledOnce();
  });
});
