// The MSP’s own token in the window and in the quick pick: at hand, and never taken for a tenant’s.
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Palette } from "../../../renderer/palette/Palette.tsx";
import { asksForMspToken } from "../../../renderer/search/mspTokens.ts";
import { connected, tenant, token } from "../fakeBridge.ts";
import { brokenRules, button, search, show } from "../show.tsx";

const row = () => screen.queryByRole("region", { name: "MSP token" });

describe("the MSP token’s row", () => {
  it("stands above the list, says what it opens and how long it lives, and copies", async () => {
    const mspTokens = { [connected.mspId]: token(723) };
    const { user, bridge, container } = await show({ ...connected, mspTokens });
    expect(row()).toHaveTextContent("MSP tokenwhole MSP12:03");
    expect(screen.getByRole("list", { name: "Tenants" })).not.toContainElement(row());
    expect(await brokenRules(container)).toEqual([]);
    await user.click(button("Copy the MSP token"));
    expect(bridge.copyMspToken).toHaveBeenCalledWith({});
    expect(button("Copy the MSP token")).toHaveTextContent("Copied");
    await user.choose("Copy the MSP token as", "curl command");
    expect(bridge.copyMspToken).toHaveBeenLastCalledWith({ format: "curl" });
  });

  it("lists the formats under their headings, and says which of them lack the Central address", async () => {
    const { user } = await show(connected);
    const item = () => screen.getByRole("menuitem", { name: /^Central curl command/ });
    await user.click(button("Copy the MSP token as"));
    expect(screen.getByRole("group", { name: "Shell" })).toBeDefined();
    expect(item()).toHaveTextContent("no Central address");
  });

  it("gives way to a search, unless that asks for it", async () => {
    const { user, bridge } = await show(connected);
    await user.type(search(), "acme");
    expect(row()).toBeNull();
    await user.clear(search());
    await user.type(search(), "msp");
    expect(row()).not.toBeNull();
    await user.keyboard("{Enter}");
    expect(bridge.copyMspToken).not.toHaveBeenCalled();
  });
});

describe("the MSP token in the quick pick", () => {
  const pick = (snapshot = connected) => show(snapshot, <Palette />);
  const options = () => screen.getAllByRole("option").map((option) => option.textContent);

  it("is not offered for a tenant’s name, nor without a search", async () => {
    const { user } = await pick({
      ...connected,
      tenants: [tenant("a", "Token Ltd"), tenant("b", "Whole Foods")],
    });
    expect(screen.queryByText("whole MSP")).toBeNull();
    for (const name of ["token", "whole", "ms"]) {
      await user.keyboard(name);
      expect(screen.queryByText("whole MSP")).toBeNull();
      await user.clear(screen.getByRole("combobox"));
    }
  });

  it("comes after a tenant that has what was typed in its name, and is copied as the MSP’s", async () => {
    const { user, bridge } = await pick({ ...connected, tenants: [tenant("a", "MSP Demo")] });
    await user.keyboard("msp");
    expect(options()[0]).toContain("MSP Demo");
    expect(options()[1]).toContain("MSP token");
    await user.keyboard("{ArrowDown}{Enter}");
    expect(bridge.copyMspToken).toHaveBeenCalledWith({});
    expect(bridge.copyToken).not.toHaveBeenCalled();
  });

  it.each([
    ["msp", true],
    ["MSP  tok", true],
    ["msp token of North", true],
    ["ms", false],
    ["mspx", false],
    ["token", false],
    ["", false],
  ])("is asked for by “%s”: %s", (query, asked) => {
    expect(asksForMspToken(query)).toBe(asked);
  });
});
