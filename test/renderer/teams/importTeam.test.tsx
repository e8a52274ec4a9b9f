import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { TeamPreview } from "../../../electron/contract/contract.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { acme, beta, connected, failure, firstRun } from "../fakeBridge.ts";
import { brokenRules, button, field, toast } from "../show.tsx";
import { toWorkspaceId } from "../../../electron/core/base/issuer.ts";
import { needsSecret, profile } from "../snapshots.ts";
import { open, team } from "./previewOn.tsx";
import { few, previewed, update } from "./previews.ts";

const newMsp: TeamPreview = {
  ...update,
  msp: { ...update.msp, isNew: true },
  changed: few([]),
  removed: few([]),
  unchanged: 0,
};

const side = (name: "Mine" | "Theirs") => (of: string) =>
  within(screen.getByRole("group", { name: new RegExp(`^${of}(?:, |$)`) })).getByRole("radio", {
    name,
  });
const [mineOf, theirsOf] = [side("Mine"), side("Theirs")];
const box = (name: RegExp | string) => screen.getByRole("checkbox", { name });

describe("a file that needs care", () => {
  it("names both addresses if you use the workspace at another one", async () => {
    await open({ ...newMsp, msp: { ...newMsp.msp, otherAddress: "https://known.example" } });
    const text = "You use this MSP workspace at https://known.example.";
    expect(team()).toHaveTextContent(text);
    expect(team()).toHaveTextContent("would be sent to https://greenlake.example instead");
  });

  it("has its warning focused, so that Enter imports nothing unread", async () => {
    const addressed = { ...newMsp, msp: { ...newMsp.msp, otherAddress: "https://known.example" } };
    const unknown = { count: 1, first: ["https://central.example"] };
    for (const [preview, text] of [
      [addressed, "You use this MSP workspace at https://known.example."],
      [{ ...update, unknownCentralUrls: unknown }, "This file names https://central.example"],
    ] as const) {
      const { user, bridge } = await open(preview);
      expect(document.activeElement).toHaveTextContent(text);
      await user.keyboard("{Enter}");
      expect(bridge.applyTeam).not.toHaveBeenCalled();
      cleanup();
    }
  });

  it("says that your list has changed since, and how many aliases are left out", async () => {
    await open(update);
    expect(team()).not.toHaveTextContent("has changed since");
    expect(team()).not.toHaveTextContent("left out");
    cleanup();
    await open({ ...update, isRenewed: true, aliasesLeftOut: 2 });
    expect(team()).toHaveTextContent("Your list has changed since you opened this file.");
    expect(team()).toHaveTextContent("2 aliases are left out because other tenants have them.");
  });
});

describe("an opened team file", () => {
  it("says what it changes, and by default changes everything but removes nothing", async () => {
    const { user, bridge } = await open(update);
    expect(team()).toHaveTextContent(
      "Northwind MSP gets an update: 2 new, 2 changed, 1 no longer in the file, 8 unchanged.",
    );
    expect(team()).toHaveTextContent("north.tenantry.json");
    expect(team()).toHaveTextContent("ffffffff…ffff");
    expect(within(team()).getAllByRole("listitem")[0]).toHaveTextContent(
      /NoteMine: noneTheirs: Call firstCopy asMine: .+Theirs: their-own$/,
    );
    expect(button("Update")).toHaveFocus();
    await user.keyboard("{Enter}");
    expect(bridge.applyTeam).toHaveBeenCalledWith({
      id: "file-1",
      added: "theirs",
      changed: "theirs",
      removed: "mine",
      tenants: {},
    });
  });

  it("is accessible", async () => {
    const { container } = await open(update);
    expect(await brokenRules(container)).toEqual([]);
  });

  it("can be chosen from tenant by tenant", async () => {
    const { user, bridge } = await open(update);
    await user.click(mineOf("Beta"));
    await user.click(box(/^Delta/));
    await user.click(box(/^Remove Carol/));
    expect(theirsOf("Acme")).toBeChecked();
    expect(theirsOf("All changed tenants")).not.toBeChecked();
    expect(box("Add all")).not.toBeChecked();
    await user.click(button("Update"));
    expect(bridge.applyTeam.mock.calls[0]?.[0].tenants).toEqual({
      [beta.workspaceId]: "mine",
      ["d".repeat(32)]: "mine",
      ["c".repeat(32)]: "theirs",
    });
  });

  it("can be chosen from for a whole list, which overrides the choices in it", async () => {
    const { user, bridge } = await open(update);
    await user.click(mineOf("Beta"));
    await user.click(mineOf("All changed tenants"));
    expect(mineOf("Acme")).toBeChecked();
    await user.click(theirsOf("Acme"));
    await user.click(box("Add all"));
    expect(box(/^Epsilon/)).not.toBeChecked();
    await user.click(button("Update"));
    expect(bridge.applyTeam).toHaveBeenCalledWith({
      id: "file-1",
      added: "mine",
      changed: "mine",
      removed: "mine",
      tenants: { [acme.workspaceId]: "theirs" },
    });
  });

  it("for a new MSP counts what it imports, in the first run too", async () => {
    const { user, bridge, container } = await open(newMsp, firstRun);
    expect(team()).toHaveTextContent("Northwind MSP is new here and brings 2 tenants.");
    expect(team()).toHaveTextContent("https://greenlake.example");
    expect(await brokenRules(container)).toEqual([]);
    await user.click(box(/^Delta/));
    await user.click(button("Import 1 tenant"));
    expect(bridge.applyTeam.mock.calls[0]?.[0].tenants).toEqual({ ["d".repeat(32)]: "mine" });
  });

  it("fills in the wizard for an MSP that was unknown", async () => {
    const { user, emit } = await open(newMsp, firstRun);
    await user.click(button(/Type or paste the details/));
    expect(field("MSP workspace ID or issuer URL")).toHaveValue("");
    const connection = needsSecret({ clientId: "" });
    await emit({ teamFile: null, connection });
    expect(field("MSP workspace ID or issuer URL")).toHaveValue(profile.workspaceId);
  });

  it("says if it changes nothing", async () => {
    const none = few<never>([]);
    const { user, bridge } = await open({ ...update, added: none, changed: none, removed: none });
    expect(team()).toHaveTextContent(
      "Northwind MSP is up to date: 8 tenants, all the same as in the file.",
    );
    await user.click(button("Close"));
    expect(bridge.dismissTeam).toHaveBeenCalledOnce();
    expect(bridge.applyTeam).not.toHaveBeenCalled();
  });

  it("lists the first tenants and says how many more there are", async () => {
    const { user } = await open({ ...newMsp, added: { ...newMsp.added, count: 520 } });
    expect(within(team()).getAllByRole("listitem")).toHaveLength(2);
    expect(team()).toHaveTextContent("and 518 more, which follow the choice for all");
    await user.click(box(/^Delta/));
    expect(button("Import 519 tenants")).toBeDefined();
    await user.click(box("Add all"));
    expect(button("Import 520 tenants")).toBeDefined();
  });

  it("shows all of a long list at a click, and keeps the choices in it", async () => {
    const all = Array.from({ length: 2_500 }, (_, index) => ({
      ...previewed("a", `Tenant ${index}`),
      id: toWorkspaceId(String(index).padStart(32, "0")) ?? profile.workspaceId,
    }));
    const changed = { count: all.length, first: all.slice(0, 100) };
    const changedFields = [{ field: "centralUrl", count: 2_500 }] as const;
    const { user, bridge } = await open({ ...update, changed, changedFields });
    bridge.listTeamChanges.mockImplementation(async ({ from }) =>
      ok(all.slice(from, from + 1_000)),
    );
    expect(team()).toHaveTextContent("Central address 2500");
    await user.click(button("Show all 2,500"));
    expect(mineOf("Tenant 0")).toBeDefined();
    expect(within(team()).getAllByRole("listitem").length).toBeLessThan(60);
    expect(within(team()).getAllByRole("listitem")[0]).toHaveAttribute("aria-setsize", "2500");
    await user.click(mineOf("Tenant 3"));
    await user.click(button("All changes"));
    expect(mineOf("Tenant 3")).toBeChecked();
    await user.click(button("Update"));
    expect(bridge.applyTeam.mock.calls[0]?.[0].tenants).toEqual({ [all[3]?.id ?? ""]: "mine" });
  });

  it("is closed by Cancel or Escape, and stays open if it cannot be saved", async () => {
    const { user, bridge } = await open(update);
    bridge.applyTeam.mockResolvedValueOnce(fail(failure("The disk is full.")));
    await user.click(button("Update"));
    expect(screen.getByRole("alert")).toHaveTextContent("The disk is full.");
    await user.click(button("Cancel"));
    await act(async () => fireEvent(team(), new Event("cancel", { cancelable: true })));
    expect(bridge.dismissTeam).toHaveBeenCalledTimes(2);
  });

  it("does not pass its choices on to the next file", async () => {
    const { user, emit } = await open(update);
    await user.click(mineOf("Beta"));
    await emit({ teamFile: { ...update, id: "file-2" } });
    expect(theirsOf("Beta")).toBeChecked();
  });

  it("waits while Tenantry is locked", async () => {
    const { emit } = await open(update, { ...connected, locked: true });
    expect(screen.queryByRole("dialog")).toBeNull();
    await emit({ locked: false });
    expect(team()).toBeDefined();
  });
});

describe("a refused team file", () => {
  it.each([
    ["import", "Team file"],
    ["export", "Export a team file"],
  ] as const)("says why, after an %s", async (direction, name) => {
    const refusal = { status: "refused", id: "r", direction, failure: failure("No.") } as const;
    const { user, bridge, container } = await open(refusal);
    expect(screen.getByRole("dialog", { name })).toHaveTextContent("No.Do this next.");
    expect(await brokenRules(container)).toEqual([]);
    await user.click(button("Close"));
    expect(bridge.dismissTeam).toHaveBeenCalledOnce();
  });
});

describe("an import", () => {
  it("is said and undone in the MSP that it changed", async () => {
    const { user, bridge, emit } = await open(update);
    bridge.applyTeam.mockResolvedValueOnce(ok({ mspId: "msp-2", undoId: "undo-1" }));
    await user.click(button("Update"));
    await emit({ teamFile: null });
    expect(toast()).toHaveTextContent("Northwind MSP updated from north.tenantry.json.");
    await user.click(button("Undo"));
    expect(bridge.undoTenants.mock.calls).toEqual([[{ undoId: "undo-1" }, "msp-2"]]);
  });

  it("that began an MSP is said without Undo", async () => {
    const { user, bridge, emit } = await open(update);
    bridge.applyTeam.mockResolvedValueOnce(ok({ mspId: "msp-1", undoId: null }));
    await user.click(button("Update"));
    await emit({ teamFile: null });
    expect(toast()).toHaveTextContent("Northwind MSP updated");
    expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
  });

  it("that became a second preview says nothing", async () => {
    const { user } = await open(update);
    await user.click(button("Update"));
    expect(toast()).toBeEmptyDOMElement();
  });
});
