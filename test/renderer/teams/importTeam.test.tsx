import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type {
  PreviewedTenant,
  TeamFileState,
  TeamPreview,
} from "../../../electron/contract/contract.ts";
import { fail } from "../../../electron/core/base/result.ts";
import { acme, beta, connected, failure, firstRun, tenant } from "../fakeBridge.ts";
import { brokenRules, button, show } from "../show.tsx";

const previewed = (digit: string, name: string): PreviewedTenant => ({
  id: tenant(digit, name).workspaceId,
  name,
});
const few = <T,>(first: readonly T[]) => ({ count: first.length, first });

const update: TeamPreview = {
  status: "preview",
  id: "file-1",
  fileName: "north.tenantry.json",
  isRenewed: false,
  aliasesLeftOut: 0,
  msp: {
    name: "Northwind MSP",
    isNew: false,
    workspaceId: tenant("f", "").workspaceId,
    baseUrl: "https://greenlake.example",
    otherAddress: null,
  },
  added: few([previewed("d", "Delta"), previewed("e", "Epsilon")]),
  changed: few([
    {
      ...previewed("a", "Acme"),
      fields: [
        { field: "note", mine: "", theirs: "Call first" },
        { field: "format", mine: "raw", theirs: "their-own" },
      ],
    },
    { ...previewed("b", "Beta"), fields: [{ field: "alias", mine: "b1", theirs: "b2" }] },
  ]),
  removed: few([previewed("c", "Carol")]),
  unchanged: 8,
};
const newMsp: TeamPreview = {
  ...update,
  msp: { ...update.msp, isNew: true },
  changed: few([]),
  removed: few([]),
  unchanged: 0,
};

const open = (teamFile: TeamFileState, snapshot = connected) => show({ ...snapshot, teamFile });
const dialog = () => screen.getByRole("dialog", { name: "Team file" });
const theirsOf = (name: string) =>
  within(screen.getByRole("group", { name })).getByRole("radio", { name: "Theirs" });
const mineOf = (name: string) =>
  within(screen.getByRole("group", { name })).getByRole("radio", { name: "Mine" });
const box = (name: RegExp | string) => screen.getByRole("checkbox", { name });

describe("a file that asks for care", () => {
  it("names both addresses where one's own workspace is at another one", async () => {
    await open({ ...newMsp, msp: { ...newMsp.msp, otherAddress: "https://known.example" } });
    const text = "You use this MSP workspace at https://known.example.";
    expect(dialog()).toHaveTextContent(text);
    expect(dialog()).toHaveTextContent("would be sent to https://greenlake.example instead");
  });

  it("says that it is compared anew, and which aliases are left out", async () => {
    await open(update);
    expect(dialog()).not.toHaveTextContent("has changed since");
    expect(dialog()).not.toHaveTextContent("left out");
    cleanup();
    await open({ ...update, isRenewed: true, aliasesLeftOut: 2 });
    expect(dialog()).toHaveTextContent("Your list has changed since you opened this file.");
    expect(dialog()).toHaveTextContent("2 aliases are left out because other tenants have them.");
  });
});

describe("a team file that was opened", () => {
  it("says what it changes, and updates all but what nobody asked to remove", async () => {
    const { user, bridge } = await open(update);
    expect(dialog()).toHaveTextContent(
      "Northwind MSP gets an update: 2 new, 2 changed, 1 no longer in the file, 8 unchanged.",
    );
    expect(dialog()).toHaveTextContent("north.tenantry.json");
    expect(dialog()).toHaveTextContent("ffffffff…ffff");
    expect(within(dialog()).getAllByRole("listitem")[0]).toHaveTextContent(
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

  it("breaks no rule of accessibility", async () => {
    const { container } = await open(update);
    expect(await brokenRules(container)).toEqual([]);
  });

  it("is chosen from tenant by tenant", async () => {
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

  it("is chosen from for all at once, which takes back what was chosen for one", async () => {
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

  it("of a new MSP counts what comes, over the first run too", async () => {
    const { user, bridge, container } = await open(newMsp, firstRun);
    expect(dialog()).toHaveTextContent("Northwind MSP is new here and brings 2 tenants.");
    expect(dialog()).toHaveTextContent("https://greenlake.example");
    expect(await brokenRules(container)).toEqual([]);
    await user.click(box(/^Delta/));
    await user.click(button("Import 1 tenant"));
    expect(bridge.applyTeam.mock.calls[0]?.[0].tenants).toEqual({ ["d".repeat(32)]: "mine" });
  });

  it("fills in what it says of the MSP where nothing of it was known", async () => {
    const { user, emit } = await open(newMsp, firstRun);
    await user.click(button(/Type or paste the details/));
    expect(screen.getByLabelText("MSP workspace ID or issuer URL")).toHaveValue("");
    const { workspaceId, baseUrl } = newMsp.msp;
    if (workspaceId === null) throw new Error("no workspace");
    const profile = { workspaceId, baseUrl, clientId: "", scope: "" };
    const reason = "Your own API client is missing.";
    await emit({ teamFile: null, connection: { status: "needsSecret", profile, reason } });
    expect(screen.getByLabelText("MSP workspace ID or issuer URL")).toHaveValue(workspaceId);
  });

  it("that changes nothing says so", async () => {
    const none = few<never>([]);
    const { user, bridge } = await open({ ...update, added: none, changed: none, removed: none });
    expect(dialog()).toHaveTextContent(
      "Northwind MSP is up to date: 8 tenants, all the same as in the file.",
    );
    await user.click(button("Close"));
    expect(bridge.dismissTeam).toHaveBeenCalledOnce();
    expect(bridge.applyTeam).not.toHaveBeenCalled();
  });

  it("with very many tenants says how many more there are", async () => {
    const { user } = await open({ ...newMsp, added: { ...newMsp.added, count: 520 } });
    expect(within(dialog()).getAllByRole("listitem")).toHaveLength(2);
    expect(dialog()).toHaveTextContent("and 518 more, which follow the choice for all");
    await user.click(box(/^Delta/));
    expect(button("Import 519 tenants")).toBeDefined();
    await user.click(box("Add all"));
    expect(button("Import 520 tenants")).toBeDefined();
  });

  it("is left with Cancel or Escape, and stays where it cannot be kept", async () => {
    const { user, bridge } = await open(update);
    bridge.applyTeam.mockResolvedValueOnce(fail(failure("The disk is full.")));
    await user.click(button("Update"));
    expect(screen.getByRole("alert")).toHaveTextContent("The disk is full.");
    await user.click(button("Cancel"));
    await act(async () => fireEvent(dialog(), new Event("cancel", { cancelable: true })));
    expect(bridge.dismissTeam).toHaveBeenCalledTimes(2);
  });

  it("begins anew with another file", async () => {
    const { user, emit } = await open(update);
    await user.click(mineOf("Beta"));
    await emit({ teamFile: { ...update, id: "file-2" } });
    expect(theirsOf("Beta")).toBeChecked();
  });

  it("waits under the lock", async () => {
    const { emit } = await open(update, { ...connected, locked: true });
    expect(screen.queryByRole("dialog")).toBeNull();
    await emit({ locked: false });
    expect(dialog()).toBeDefined();
  });
});

describe("a team file that was refused", () => {
  it.each([
    ["import", "Team file"],
    ["export", "Export a team file"],
  ] as const)("at its %s says why", async (direction, name) => {
    const refusal = { status: "refused", id: "r", direction, failure: failure("No.") } as const;
    const { user, bridge, container } = await open(refusal);
    expect(screen.getByRole("dialog", { name })).toHaveTextContent("No.Do this next.");
    expect(await brokenRules(container)).toEqual([]);
    await user.click(button("Close"));
    expect(bridge.dismissTeam).toHaveBeenCalledOnce();
  });
});
