// What can be done with the selected tenants, and what it says.
import { describe, expect, it } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { failure, tenant } from "../fakeBridge.ts";
import { button, dialog, inDialog, search, show, type Shown, toast } from "../show.tsx";
import { east, twoMsps } from "../snapshots.ts";
import { add, aqua, bold, core, dune, echo, five, named } from "./rows.ts";

describe("the actions of a selection", () => {
  const both = async (snapshot = five): Promise<Shown> => {
    const shown = await show(snapshot);
    await add("Bold");
    await add("Dune");
    return shown;
  };

  it("get the tokens of exactly those tenants, by button and by key", async () => {
    const { user, bridge } = await both();
    await user.click(button("Get tokens"));
    await user.keyboard("{Control>}{Shift>}a{/Shift}{/Control}");
    expect(bridge.getTokens.mock.calls).toEqual([
      [{ tenants: named(bold, dune) }],
      [{ tenants: named(bold, dune) }],
    ]);
  });

  it.each([
    ["JSON", "json"],
    ["CSV", "csv"],
    [".env lines", "env"],
    ["Postman environment", "postman"],
  ])("copy their tokens as %s, and say so", async (name, form) => {
    const { user, bridge } = await both();
    await user.choose("Copy as, for the selected tenants", name);
    expect(bridge.copyTokens).toHaveBeenCalledWith({ tenants: named(bold, dune), form });
    expect(toast()).toHaveTextContent(`${name} for 2 tenants copied.`);
  });

  it("say which part of a copy is lacking, and why a copy failed", async () => {
    const { user, bridge } = await both();
    bridge.copyTokens.mockResolvedValueOnce({
      ok: true,
      value: { copied: 1, failed: 1, firstExpiresAtMs: 0 },
    });
    await user.choose("Copy as, for the selected tenants", "JSON");
    expect(toast()).toHaveTextContent(
      "JSON for 1 tenant copied. 1 tenant failed and is not in it.",
    );
    bridge.copyTokens.mockResolvedValueOnce(fail(failure("It failed.")));
    await user.choose("Copy as, for the selected tenants", "JSON");
    expect(toast()).toHaveTextContent("It failed. Do this next.");
  });

  it("pin and colour them, with one Undo", async () => {
    const { user, bridge } = await both();
    await user.choose("More actions for the selected tenants", "Pin");
    const workspaceIds = [bold.workspaceId, dune.workspaceId];
    expect(bridge.updateTenants).toHaveBeenLastCalledWith({
      workspaceIds,
      change: { pinned: true },
    });
    expect(toast()).toHaveTextContent("2 tenants pinned.");
    await user.click(button("Undo"));
    expect(bridge.undoTenants).toHaveBeenCalledWith({ undoId: "undo-1" });
    await user.choose("More actions for the selected tenants", "Colour…", "Teal");
    expect(bridge.updateTenants).toHaveBeenLastCalledWith({
      workspaceIds,
      change: { colour: "teal" },
    });
  });

  it("remove them after one question, by Delete too", async () => {
    const { user, bridge } = await both();
    await user.keyboard("{Delete}");
    expect(dialog("Remove 2 tenants")).toHaveTextContent("BoldDune");
    await user.click(inDialog("Remove"));
    expect(bridge.removeTenants).toHaveBeenCalledWith({
      workspaceIds: [bold.workspaceId, dune.workspaceId],
    });
    expect(toast()).toHaveTextContent("2 tenants removed.");
    expect(bridge.removeTenant).not.toHaveBeenCalled();
  });

  it("change each MSP’s tenants at that MSP", async () => {
    const { user, bridge } = await show(
      twoMsps({ tenants: [bold], otherTenants: { [east.id]: [tenant("b", "Bold East")] } }),
    );
    await user.type(search(), "bold");
    await user.keyboard("{Shift>}{ArrowDown}{/Shift}");
    await user.choose("More actions for the selected tenants", "Pin");
    expect(bridge.updateTenants.mock.calls.map(([, target]) => target)).toEqual([
      undefined,
      east.id,
    ]);
    await user.click(button("Undo"));
    expect(bridge.undoTenants).toHaveBeenCalledTimes(2);
  });
});

describe("“Get tokens” in the menu", () => {
  it("is about all tenants, the shown ones or the selected ones, and says which", async () => {
    const { user, bridge } = await show(five);
    await user.choose("Menu", "Get all tokens");
    expect(bridge.getTokens).toHaveBeenLastCalledWith({
      tenants: named(aqua, bold, core, dune, echo),
    });
    await user.type(search(), "du");
    await user.choose("Menu", "Get tokens of the 1 shown");
    expect(bridge.getTokens).toHaveBeenLastCalledWith({ tenants: named(dune) });
    await user.clear(search());
    await add("Core");
    await user.choose("Menu", "Get tokens of the 1 selected");
    expect(bridge.getTokens).toHaveBeenLastCalledWith({ tenants: named(core) });
  });
});
